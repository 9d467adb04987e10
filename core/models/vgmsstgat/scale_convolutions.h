// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/seeded_dropout.h"

#include <array>
#include <memory>

namespace vestigo::models::vgmsstgat {

/// VG-MS-ST-GAT, Eq. (3): convolutions of 3x3, 5x5 and 7x7 over the plane of terminals and steps, side by
/// side; batch norm, dropout, and back to the width before. Terminals are in the order of their place.
class ScaleConvolutions : public torch::nn::Module {
public:
    ScaleConvolutions(int features, int channels, double dropout, bool causal);
    /// [terminals, steps, features] to the same; `present`: [terminals, steps], 0 counts as 0 in the plane. A
    /// step sees those before it only where it is causal.
    torch::Tensor forward(const torch::Tensor& features, const torch::Tensor& present);
    void seedDropout(std::uint64_t seed) { dropout_->seed(seed); }

private:
    bool causal_;
    std::array<torch::nn::Conv2d, 3> scales_; ///< "scale3", "scale5", "scale7"
    torch::nn::BatchNorm2d norm_;
    std::shared_ptr<SeededDropout> dropout_;
    torch::nn::Linear back_;
};

} // namespace vestigo::models::vgmsstgat
