// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/encoder/encoder_spec.h"
#include "core/models/learning/torch.h"
#include "core/models/model_state.h"

#include <memory>
#include <vector>

namespace vestigo::models {

/// Convolution without bias ("0") and batch norm ("1"), as torchvision names them.
class EncoderConv : public torch::nn::Module {
public:
    EncoderConv(const EncoderSpec& spec, int in, int out, int kernel, int stride, int groups);
    torch::Tensor forward(torch::Tensor x);

private:
    std::array<std::int64_t, 4> padding(const torch::Tensor& x) const;

    bool same_;
    int kernel_;
    int stride_;
    torch::nn::Conv2d conv_;
    torch::nn::BatchNorm2d norm_;
};

/// Squeeze ("fc1") and excitation ("fc2"): each channel times a factor by the means of all.
class SqueezeExcitation : public torch::nn::Module {
public:
    SqueezeExcitation(int channels, int squeeze);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d reduce_;
    torch::nn::Conv2d expand_;
};

/// One inverted residual block; its parts are numbered below "block".
class EncoderUnit : public torch::nn::Module {
public:
    EncoderUnit(const EncoderSpec& spec, const EncoderBlock& block);
    torch::Tensor forward(const torch::Tensor& x);

private:
    bool silu_;
    bool residual_;
    std::shared_ptr<EncoderConv> widen_; ///< null where the block does not widen
    std::shared_ptr<EncoderConv> depthwise_;
    std::shared_ptr<SqueezeExcitation> squeeze_; ///< null where it has none
    std::shared_ptr<EncoderConv> narrow_;
};

/// The encoder of `spec` for training. Its parameters and buffers have the names and shapes of torchvision's
/// EfficientNet-B0 ("features.2.0.block.0.0.weight"), so that stateOf() of it is what FrameEncoder::create
/// takes, and the other way round by fillEncoder(). In evaluation it gives what the fused form gives.
class EncoderNetwork : public torch::nn::Module {
public:
    explicit EncoderNetwork(const EncoderSpec& spec);

    /// [batch, 3, height, width], red, green, blue, 0..255, to [batch, 1280, height / 32, width / 32].
    torch::Tensor forward(const torch::Tensor& pictures);

private:
    EncoderSpec spec_;
    std::shared_ptr<EncoderConv> stem_;
    std::vector<std::shared_ptr<EncoderUnit>> units_;
    std::shared_ptr<EncoderConv> head_;
};

/// Fills the network from a state that may hold more ("classifier"); a tensor that is missing or of another
/// shape is an Error, and the network is as it was.
Result<Done> fillEncoder(EncoderNetwork& network, const ModelState& state, const std::string& file = {});

} // namespace vestigo::models
