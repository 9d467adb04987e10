// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// Dropout with a generator of its own: what it drops depends on its seed alone, whatever else the process
/// draws at the same time in other threads, so that a training that is resumed drops the same.
class SeededDropout : public torch::nn::Module {
public:
    explicit SeededDropout(double share);
    void seed(std::uint64_t seed);
    /// The same shape; in training `share` of the numbers are 0 and the others that much greater.
    torch::Tensor forward(const torch::Tensor& x);

private:
    double share_;
    at::Generator generator_;
};

} // namespace vestigo::models::vgmsstgat
