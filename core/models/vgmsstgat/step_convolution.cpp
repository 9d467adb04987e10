// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/step_convolution.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

StepConvolution::StepConvolution(int inputs, int outputs, int width, int dilation, bool causal)
    : width_(width)
    , dilation_(dilation)
    , causal_(causal)
    , product_(register_module("product", torch::nn::Linear(std::int64_t{width} * inputs, outputs))) {}

torch::Tensor StepConvolution::forward(const torch::Tensor& x) {
    const std::int64_t steps = x.size(1);
    const std::int64_t reach = std::int64_t{width_ - 1} * dilation_;
    const std::int64_t before = causal_ ? reach : reach / 2;
    const torch::Tensor wide = torch::constant_pad_nd(x, {0, 0, before, reach - before}, 0.0);
    std::vector<torch::Tensor> shifted;
    for (int k = 0; k < width_; ++k) {
        shifted.push_back(wide.narrow(1, std::int64_t{k} * dilation_, steps));
    }
    return product_->forward(torch::cat(shifted, -1));
}

torch::Tensor windowsOf(const torch::Tensor& x, int window, bool causal) {
    const std::int64_t before = causal ? window - 1 : window / 2;
    const torch::Tensor wide = torch::constant_pad_nd(x, {0, 0, before, window - 1 - before}, 0.0);
    return wide.unfold(1, window, 1).transpose(2, 3);
}

} // namespace vestigo::models::vgmsstgat
