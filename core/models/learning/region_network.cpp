// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/region_network.h"

#include <cmath>
#include <string>

namespace vestigo::models {

namespace nn = torch::nn;

namespace {

constexpr std::array<int, 5> widths = {16, 32, 64, 128, 256};
constexpr std::array<int, 4> depths = {1, 2, 2, 1};

torch::Tensor doubled(const torch::Tensor& x) {
    return torch::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

/// [n, c, h, w] -> [n, h * w, c]
torch::Tensor byPoint(const torch::Tensor& x) {
    return x.flatten(2).transpose(1, 2);
}

nn::Sequential branch(int in, int inner, int out) {
    return nn::Sequential(std::make_shared<ConvUnit>(in, inner, 3),
                          std::make_shared<ConvUnit>(inner, inner, 3),
                          nn::Conv2d(nn::Conv2dOptions(inner, out, 1)));
}

} // namespace

ConvUnit::ConvUnit(int in, int out, int kernel, int stride)
    : conv_(register_module(
          "conv",
          nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false))))
    , norm_(register_module("norm", nn::BatchNorm2d(nn::BatchNorm2dOptions(out).eps(1e-3).momentum(0.1)))) {}

torch::Tensor ConvUnit::forward(torch::Tensor x) {
    x = norm_(conv_(x));
    return x.requires_grad() ? torch::silu(x) : torch::silu_(x);
}

Bottleneck::Bottleneck(int channels, bool shortcut)
    : first_(register_module("first", std::make_shared<ConvUnit>(channels, channels, 3)))
    , second_(register_module("second", std::make_shared<ConvUnit>(channels, channels, 3)))
    , shortcut_(shortcut) {}

torch::Tensor Bottleneck::forward(const torch::Tensor& x) {
    const torch::Tensor y = second_->forward(first_->forward(x));
    return shortcut_ ? x + y : y;
}

SplitBlock::SplitBlock(int in, int out, int count, bool shortcut)
    : open_(register_module("open", std::make_shared<ConvUnit>(in, out, 1)))
    , close_(register_module("close", std::make_shared<ConvUnit>((2 + count) * (out / 2), out, 1))) {
    for (int i = 0; i < count; ++i) {
        inner_.push_back(
            register_module("inner" + std::to_string(i), std::make_shared<Bottleneck>(out / 2, shortcut)));
    }
}

torch::Tensor SplitBlock::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> parts = open_->forward(x).chunk(2, 1);
    for (const auto& bottleneck : inner_) {
        parts.push_back(bottleneck->forward(parts.back()));
    }
    return close_->forward(torch::cat(parts, 1));
}

PyramidPooling::PyramidPooling(int in, int out)
    : open_(register_module("open", std::make_shared<ConvUnit>(in, in / 2, 1)))
    , close_(register_module("close", std::make_shared<ConvUnit>(in * 2, out, 1))) {}

torch::Tensor PyramidPooling::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> parts = {open_->forward(x)};
    for (int i = 0; i < 3; ++i) {
        parts.push_back(torch::max_pool2d(parts.back(), {5, 5}, {1, 1}, {2, 2}));
    }
    return close_->forward(torch::cat(parts, 1));
}

RegionNetwork::RegionNetwork(int kinds) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        down_[i] = register_module("down" + std::to_string(i),
                                   std::make_shared<ConvUnit>(i == 0 ? 3 : widths[i - 1], widths[i], 3, 2));
    }
    for (std::size_t i = 0; i < stage_.size(); ++i) {
        stage_[i] =
            register_module("stage" + std::to_string(i),
                            std::make_shared<SplitBlock>(widths[i + 1], widths[i + 1], depths[i], true));
    }
    pooling_ = register_module("pooling", std::make_shared<PyramidPooling>(widths[4], widths[4]));
    const std::array<std::array<int, 2>, 4> neck = {{{widths[4] + widths[3], widths[3]},
                                                     {widths[3] + widths[2], widths[2]},
                                                     {widths[2] + widths[3], widths[3]},
                                                     {widths[3] + widths[4], widths[4]}}};
    for (std::size_t i = 0; i < neck.size(); ++i) {
        neck_[i] = register_module("neck" + std::to_string(i),
                                   std::make_shared<SplitBlock>(neck[i][0], neck[i][1], 1, false));
    }
    back_ = {register_module("back0", std::make_shared<ConvUnit>(widths[2], widths[2], 3, 2)),
             register_module("back1", std::make_shared<ConvUnit>(widths[3], widths[3], 3, 2))};
    for (std::size_t i = 0; i < levelStrides.size(); ++i) {
        const int in = widths[2 + i];
        sides_[i] = register_module("sides" + std::to_string(i), branch(in, 64, 4 * sideBins));
        kinds_[i] = register_module("kinds" + std::to_string(i), branch(in, 64, kinds));
        // In the beginning: a point in the middle of a box of two strides, and few regions in many points.
        const torch::NoGradGuard noGradients;
        sides_[i]->at<nn::Conv2dImpl>(2).bias.fill_(1.0);
        const double points = 640.0 * 640.0 / levelStrides[i] / levelStrides[i];
        kinds_[i]->at<nn::Conv2dImpl>(2).bias.fill_(std::log(5.0 / kinds / points));
    }
}

std::array<torch::Tensor, 3> RegionNetwork::features(const torch::Tensor& pictures) {
    torch::Tensor x = down_[0]->forward(pictures);
    std::array<torch::Tensor, 4> levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        x = stage_[i]->forward(down_[i + 1]->forward(x));
        levels[i] = x;
    }
    const torch::Tensor deep = pooling_->forward(levels[3]);
    const torch::Tensor middle = neck_[0]->forward(torch::cat({doubled(deep), levels[2]}, 1));
    const torch::Tensor fine = neck_[1]->forward(torch::cat({doubled(middle), levels[1]}, 1));
    const torch::Tensor again = neck_[2]->forward(torch::cat({back_[0]->forward(fine), middle}, 1));
    return {fine, again, neck_[3]->forward(torch::cat({back_[1]->forward(again), deep}, 1))};
}

RegionOutputs RegionNetwork::forward(const torch::Tensor& pictures) {
    const auto levels = features(pictures);
    std::vector<torch::Tensor> sides;
    std::vector<torch::Tensor> kinds;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        sides.push_back(byPoint(sides_[i]->forward(levels[i])));
        kinds.push_back(byPoint(kinds_[i]->forward(levels[i])));
    }
    return {torch::cat(sides, 1), torch::cat(kinds, 1)};
}

Points pointsOf(int width, int height) {
    std::vector<torch::Tensor> middles;
    std::vector<torch::Tensor> strides;
    for (const int stride : levelStrides) {
        const auto x = (torch::arange(width / stride, torch::kFloat32) + 0.5) * stride;
        const auto y = (torch::arange(height / stride, torch::kFloat32) + 0.5) * stride;
        const auto grid = torch::meshgrid({y, x}, "ij");
        middles.push_back(torch::stack({grid[1].flatten(), grid[0].flatten()}, 1));
        strides.push_back(torch::full({middles.back().size(0), 1}, static_cast<float>(stride)));
    }
    return {torch::cat(middles), torch::cat(strides)};
}

torch::Tensor boxesOf(const torch::Tensor& sides, const Points& points) {
    std::vector<std::int64_t> shape = sides.sizes().vec();
    shape.back() = 4;
    shape.push_back(sideBins);
    const torch::Tensor distances =
        (sides.view(shape).softmax(-1) * torch::arange(sideBins, torch::kFloat32)).sum(-1) * points.strides;
    const auto halves = distances.chunk(2, -1);
    return torch::cat({points.middles - halves[0], points.middles + halves[1]}, -1);
}

} // namespace vestigo::models
