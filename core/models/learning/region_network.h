// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

#include <array>
#include <vector>

namespace vestigo::models {

constexpr int sideBins =
    16; ///< a side lies 0 .. 15 strides from its point, as a distribution over whole strides
constexpr std::array<int, 3> levelStrides = {8, 16, 32};

/// Convolution without bias, batch norm, SiLU.
class ConvUnit : public torch::nn::Module {
public:
    ConvUnit(int in, int out, int kernel, int stride = 1);
    torch::Tensor forward(torch::Tensor x);

private:
    torch::nn::Conv2d conv_;
    torch::nn::BatchNorm2d norm_;
};

/// Two 3x3 units, and past them where `shortcut` says so.
class Bottleneck : public torch::nn::Module {
public:
    Bottleneck(int channels, bool shortcut);
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::shared_ptr<ConvUnit> first_;
    std::shared_ptr<ConvUnit> second_;
    bool shortcut_;
};

/// Cross-stage partial block with two convolutions, fast (C2f): half of the channels goes through the
/// bottlenecks, and what comes out of each of them is kept.
class SplitBlock : public torch::nn::Module {
public:
    SplitBlock(int in, int out, int count, bool shortcut);
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::shared_ptr<ConvUnit> open_;
    std::shared_ptr<ConvUnit> close_;
    std::vector<std::shared_ptr<Bottleneck>> inner_;
};

/// Spatial pyramid pooling, fast (SPPF): three poolings of 5x5 in a row, all kept.
class PyramidPooling : public torch::nn::Module {
public:
    PyramidPooling(int in, int out);
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::shared_ptr<ConvUnit> open_;
    std::shared_ptr<ConvUnit> close_;
};

/// What the network says of every point of its three levels, finest first, line by line.
struct RegionOutputs {
    torch::Tensor sides; ///< [pictures, points, 4 * sideBins] logits: left, top, right, bottom
    torch::Tensor kinds; ///< [pictures, points, kinds] logits
};

/// YOLOv8's architecture at nano size (depth 1/3, width 1/4).
class RegionNetwork : public torch::nn::Module {
public:
    explicit RegionNetwork(int kinds);
    /// `pictures`: [n, 3, height, width], 0..1, sides that 32 divides.
    RegionOutputs forward(const torch::Tensor& pictures);

private:
    using Branch = std::array<torch::nn::Sequential, 3>;
    std::array<torch::Tensor, 3> features(const torch::Tensor& pictures);
    std::array<std::shared_ptr<ConvUnit>, 5> down_;
    std::array<std::shared_ptr<SplitBlock>, 4> stage_;
    std::shared_ptr<PyramidPooling> pooling_;
    std::array<std::shared_ptr<SplitBlock>, 4> neck_; // up to 16, up to 8, back to 16, back to 32
    std::array<std::shared_ptr<ConvUnit>, 2> back_;
    Branch sides_;
    Branch kinds_;
};

/// Middles of the points in input pixels and their strides, in the order of RegionOutputs.
struct Points {
    torch::Tensor middles; ///< [points, 2] x, y
    torch::Tensor strides; ///< [points, 1]
};
Points pointsOf(int width, int height);

/// Boxes as left, top, right, bottom in input pixels, [..., points, 4]: each side at the mean of its
/// distribution.
torch::Tensor boxesOf(const torch::Tensor& sides, const Points& points);

} // namespace vestigo::models
