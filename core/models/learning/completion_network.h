// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

#include <array>

namespace vestigo::models {

/// The generator: encoder, three dilated convolutions, decoder with what the encoder saw. It adds to the
/// smooth filling.
class CompletionGenerator : public torch::nn::Module {
public:
    CompletionGenerator();
    /// `filled` [n, 3, height, width] 0..1, `hidden` [n, 1, height, width] 0 or 1; sides that 4 divides.
    /// Gives the whole picture, as it was where nothing is hidden.
    torch::Tensor forward(const torch::Tensor& filled, const torch::Tensor& hidden);

private:
    std::array<torch::nn::Conv2d, 3> encode_;
    std::array<torch::nn::Conv2d, 3> middle_;
    std::array<torch::nn::Conv2d, 2> decode_;
    torch::nn::Conv2d out_;
};

/// PatchGAN: says of each patch of 23 x 23 pixels whether it was seen or drawn.
class PatchDiscriminator : public torch::nn::Module {
public:
    PatchDiscriminator();
    /// [n, 1, height / 4, width / 4], 1: seen, 0: drawn.
    torch::Tensor forward(const torch::Tensor& pictures, const torch::Tensor& hidden);

private:
    std::array<torch::nn::Conv2d, 4> layers_;
};

} // namespace vestigo::models
