// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// Convolution over steps. A step sees itself and those before it (causal), or as many on both sides; beyond
/// the ends is 0. Written as one product of matrices: a convolution of LibTorch is several times as slow for
/// so few channels.
class StepConvolution : public torch::nn::Module {
public:
    StepConvolution(int inputs, int outputs, int width, int dilation, bool causal);
    /// [batch, steps, inputs] to [batch, steps, outputs].
    torch::Tensor forward(const torch::Tensor& x);

private:
    int width_;
    int dilation_;
    bool causal_;
    torch::nn::Linear product_; ///< "product": [outputs, width * inputs], the oldest step first
};

/// The steps that a step may look at, side by side: [batch, steps, features] to
/// [batch, steps, window, features]; those before (causal: itself last) or around it (itself at window / 2).
/// Beyond the ends is 0.
torch::Tensor windowsOf(const torch::Tensor& x, int window, bool causal);

} // namespace vestigo::models::vgmsstgat
