// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/learning/torch.h"

#include <functional>
#include <string>
#include <vector>

namespace vestigo::testing {

/// Derivatives of `value` by `tensors` (leaves in double precision) beside differences of it. Empty where
/// they agree; else the first that does not. Looks at up to `most` numbers of each tensor.
inline std::string differingGradient(const std::function<torch::Tensor()>& value,
                                     const std::vector<torch::Tensor>& tensors, std::int64_t most = 12) {
    constexpr double step = 1e-7; // rectifiers have corners: a longer step would cross one
    constexpr double tolerance = 1e-5;
    for (torch::Tensor tensor : tensors) {
        tensor.set_requires_grad(true);
        tensor.mutable_grad() = torch::Tensor();
    }
    value().backward();
    const torch::NoGradGuard noGradient;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const torch::Tensor flat = tensors[i].view({-1});
        const torch::Tensor gradient =
            tensors[i].grad().defined() ? tensors[i].grad().reshape({-1}) : torch::zeros_like(flat);
        const std::int64_t stride = std::max<std::int64_t>(1, flat.numel() / most);
        for (std::int64_t k = 0; k < flat.numel(); k += stride) {
            const double kept = flat[k].item<double>();
            flat[k] = kept + step;
            const double above = value().item<double>();
            flat[k] = kept - step;
            const double below = value().item<double>();
            flat[k] = kept;
            const double differences = (above - below) / (2.0 * step);
            const double derived = gradient[k].item<double>();
            if (!(std::abs(differences - derived) <= tolerance * (1.0 + std::abs(differences)))) {
                return "tensor " + std::to_string(i) + ", number " + std::to_string(k) + ": derived " +
                       std::to_string(derived) + ", by differences " + std::to_string(differences);
            }
        }
    }
    return {};
}

} // namespace vestigo::testing
