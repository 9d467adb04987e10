// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/completion_network.h"

#include <cstddef>
#include <string>

namespace vestigo::models {

namespace nn = torch::nn;

namespace {

constexpr double slope = 0.2; // of the leaky rectifier

nn::Conv2d convolution(int in, int out, int kernel, int stride = 1, int dilation = 1) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, kernel)
                          .stride(stride)
                          .padding(dilation * (kernel / 2))
                          .dilation(dilation));
}

torch::Tensor through(nn::Conv2d& layer, const torch::Tensor& x) {
    return torch::leaky_relu(layer->forward(x), slope);
}

torch::Tensor doubled(const torch::Tensor& x) {
    return torch::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

} // namespace

CompletionGenerator::CompletionGenerator()
    : encode_{convolution(4, 32, 5), convolution(32, 64, 3, 2), convolution(64, 128, 3, 2)}
    , middle_{convolution(128, 128, 3, 1, 2), convolution(128, 128, 3, 1, 4), convolution(128, 128, 3, 1, 8)}
    , decode_{convolution(128 + 64, 64, 3), convolution(64 + 32, 32, 3)}
    , out_(register_module("out", convolution(32, 3, 3))) {
    for (std::size_t i = 0; i < encode_.size(); ++i) {
        register_module("encode" + std::to_string(i), encode_[i]);
        register_module("middle" + std::to_string(i), middle_[i]);
    }
    for (std::size_t i = 0; i < decode_.size(); ++i) {
        register_module("decode" + std::to_string(i), decode_[i]);
    }
    // In the beginning it adds nothing to the smooth filling.
    const torch::NoGradGuard noGradients;
    out_->weight.mul_(0.01);
    out_->bias.zero_();
}

torch::Tensor CompletionGenerator::forward(const torch::Tensor& filled, const torch::Tensor& hidden) {
    const torch::Tensor fine = through(encode_[0], torch::cat({filled - 0.5, hidden}, 1));
    const torch::Tensor half = through(encode_[1], fine);
    torch::Tensor x = through(encode_[2], half);
    for (nn::Conv2d& layer : middle_) {
        x = x + through(layer, x);
    }
    x = through(decode_[0], torch::cat({doubled(x), half}, 1));
    x = through(decode_[1], torch::cat({doubled(x), fine}, 1));
    return (filled + torch::tanh(out_->forward(x)) * hidden).clamp(0.0, 1.0);
}

PatchDiscriminator::PatchDiscriminator()
    : layers_{convolution(4, 32, 3, 2), convolution(32, 64, 3, 2), convolution(64, 96, 3),
              convolution(96, 1, 3)} {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        register_module("layer" + std::to_string(i), layers_[i]);
    }
}

torch::Tensor PatchDiscriminator::forward(const torch::Tensor& pictures, const torch::Tensor& hidden) {
    torch::Tensor x = torch::cat({pictures - 0.5, hidden}, 1);
    for (std::size_t i = 0; i + 1 < layers_.size(); ++i) {
        x = through(layers_[i], x);
    }
    return layers_.back()->forward(x);
}

} // namespace vestigo::models
