// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/scale_convolutions.h"

#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr std::array<int, 3> sides{3, 5, 7};

torch::nn::Conv2d scale(int features, int channels, int side) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(features, channels, side));
}

} // namespace

ScaleConvolutions::ScaleConvolutions(int features, int channels, double dropout, bool causal)
    : causal_(causal)
    , scales_{scale(features, channels, sides[0]), scale(features, channels, sides[1]),
              scale(features, channels, sides[2])}
    , norm_(register_module("norm", torch::nn::BatchNorm2d(3 * channels)))
    , dropout_(register_module("dropout", std::make_shared<SeededDropout>(dropout)))
    , back_(register_module("back", torch::nn::Linear(std::int64_t{3} * channels, features))) {
    for (std::size_t i = 0; i < scales_.size(); ++i) {
        register_module("scale" + std::to_string(sides[i]), scales_[i]);
    }
}

torch::Tensor ScaleConvolutions::forward(const torch::Tensor& features, const torch::Tensor& present) {
    const torch::Tensor plane = (features * present.unsqueeze(-1)).permute({2, 0, 1}).unsqueeze(0);
    std::vector<torch::Tensor> parts;
    for (std::size_t i = 0; i < scales_.size(); ++i) {
        const std::int64_t half = sides[i] / 2;
        const std::int64_t before = causal_ ? 2 * half : half;
        parts.push_back(
            scales_[i]->forward(torch::constant_pad_nd(plane, {before, 2 * half - before, half, half}, 0.0)));
    }
    const torch::Tensor joined = torch::relu(norm_->forward(torch::cat(parts, 1)));
    return back_->forward(dropout_->forward(joined.squeeze(0).permute({1, 2, 0})));
}

} // namespace vestigo::models::vgmsstgat
