// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/encoder_network.h"

#include "core/models/learning/module_state.h"

#include <algorithm>
#include <string>

namespace vestigo::models {

namespace {

torch::nn::Conv2dOptions convolution(int in, int out, int kernel, int stride, int groups, int padding) {
    return torch::nn::Conv2dOptions(in, out, kernel)
        .stride(stride)
        .groups(groups)
        .padding(padding)
        .bias(false);
}

torch::Tensor activated(const torch::Tensor& x, bool silu) {
    return silu ? torch::silu(x) : torch::clamp(x, 0.0, 6.0);
}

/// A module that only gives its children a common name.
class Folder : public torch::nn::Module {
public:
    template <class Child>
    std::shared_ptr<Child> add(const std::string& name, std::shared_ptr<Child> child) {
        return register_module(name, std::move(child));
    }
};

} // namespace

EncoderConv::EncoderConv(const EncoderSpec& spec, int in, int out, int kernel, int stride, int groups)
    : same_(spec.padding == EncoderPadding::Same && stride > 1)
    , kernel_(kernel)
    , stride_(stride)
    , conv_(convolution(in, out, kernel, stride, groups, same_ ? 0 : (kernel - 1) / 2))
    , norm_(torch::nn::BatchNorm2dOptions(out).eps(spec.batchNormEpsilon)) {
    register_module("0", conv_);
    register_module("1", norm_);
    torch::nn::init::kaiming_normal_(conv_->weight, 0.0, torch::kFanOut);
}

/// Left, right, top, bottom: what TensorFlow adds where its output is to have a stride's part of the input.
std::array<std::int64_t, 4> EncoderConv::padding(const torch::Tensor& x) const {
    const auto more = [this](std::int64_t size) {
        const std::int64_t out = (size + stride_ - 1) / stride_;
        return std::max<std::int64_t>(0, (out - 1) * stride_ + kernel_ - size);
    };
    const std::int64_t across = more(x.size(3));
    const std::int64_t down = more(x.size(2));
    return {across / 2, across - across / 2, down / 2, down - down / 2};
}

torch::Tensor EncoderConv::forward(torch::Tensor x) {
    if (same_) {
        x = torch::constant_pad_nd(x, padding(x), 0.0);
    }
    return norm_->forward(conv_->forward(x));
}

SqueezeExcitation::SqueezeExcitation(int channels, int squeeze)
    : reduce_(torch::nn::Conv2dOptions(channels, squeeze, 1))
    , expand_(torch::nn::Conv2dOptions(squeeze, channels, 1)) {
    register_module("fc1", reduce_);
    register_module("fc2", expand_);
}

torch::Tensor SqueezeExcitation::forward(const torch::Tensor& x) {
    const torch::Tensor means = x.mean({2, 3}, true);
    return x * torch::sigmoid(expand_->forward(torch::silu(reduce_->forward(means))));
}

EncoderUnit::EncoderUnit(const EncoderSpec& spec, const EncoderBlock& block)
    : silu_(spec.silu)
    , residual_(block.residual()) {
    const auto parts = register_module("block", std::make_shared<Folder>());
    int part = 0;
    const auto next = [&part] { return std::to_string(part++); };
    if (block.widens()) {
        widen_ = parts->add(
            next(), std::make_shared<EncoderConv>(spec, block.inChannels, block.wideChannels, 1, 1, 1));
    }
    depthwise_ =
        parts->add(next(), std::make_shared<EncoderConv>(spec, block.wideChannels, block.wideChannels,
                                                         block.kernel, block.stride, block.wideChannels));
    const std::string squeeze = next(); // its number is taken also where the encoder has none
    if (block.squeeze > 0) {
        squeeze_ =
            parts->add(squeeze, std::make_shared<SqueezeExcitation>(block.wideChannels, block.squeeze));
    }
    narrow_ = parts->add(next(),
                         std::make_shared<EncoderConv>(spec, block.wideChannels, block.outChannels, 1, 1, 1));
}

torch::Tensor EncoderUnit::forward(const torch::Tensor& x) {
    torch::Tensor y = widen_ ? activated(widen_->forward(x), silu_) : x;
    y = activated(depthwise_->forward(y), silu_);
    if (squeeze_) {
        y = squeeze_->forward(y);
    }
    y = narrow_->forward(y);
    return residual_ ? x + y : y;
}

EncoderNetwork::EncoderNetwork(const EncoderSpec& spec)
    : spec_(spec) {
    const auto features = register_module("features", std::make_shared<Folder>());
    stem_ = features->add("0", std::make_shared<EncoderConv>(spec, 3, EncoderSpec::stemChannels, 3, 2, 1));
    std::shared_ptr<Folder> stage;
    std::string stageName;
    int inStage = 0;
    for (const EncoderBlock& block : spec.blocks) {
        const std::string name = block.name.substr(9, 1); // of "features.S.I.block"
        if (name != stageName) {
            stage = features->add(name, std::make_shared<Folder>());
            stageName = name;
            inStage = 0;
        }
        units_.push_back(stage->add(std::to_string(inStage++), std::make_shared<EncoderUnit>(spec, block)));
    }
    head_ = features->add("8", std::make_shared<EncoderConv>(spec, spec.blocks.back().outChannels,
                                                             EncoderSpec::featureChannels, 1, 1, 1));
}

torch::Tensor EncoderNetwork::forward(const torch::Tensor& pictures) {
    const auto colours = [](const std::array<float, 3>& values) {
        return torch::tensor({values[0], values[1], values[2]}).view({1, 3, 1, 1});
    };
    torch::Tensor x = (pictures - colours(spec_.offset)) / colours(spec_.scale);
    x = activated(stem_->forward(x), spec_.silu);
    for (const auto& unit : units_) {
        x = unit->forward(x);
    }
    return activated(head_->forward(x), spec_.silu);
}

Result<Done> fillEncoder(EncoderNetwork& network, const ModelState& state, const std::string& file) {
    ModelState own;
    for (const auto& [name, tensor] : state.tensors) {
        if (name.compare(0, 9, "features.") == 0) {
            own.tensors[name] = tensor;
        }
    }
    return fillFrom(network, own, file);
}

} // namespace vestigo::models
