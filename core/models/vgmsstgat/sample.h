// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network.h"

namespace vestigo::models::vgmsstgat {

/// A recording as the network learns from it. The maps may be in half precision, which halves the memory.
struct Sample {
    NetworkInput input;
    torch::Tensor abnormal; ///< y, [terminals, steps] 1 or 0
    torch::Tensor types;    ///< [terminals, steps] whole numbers, -1: none or not known
    torch::Tensor counts;   ///< [terminals, steps] 1 where the loss looks, else 0 (before a terminal joins)
};

std::int64_t stepsOf(const Sample& sample);
/// A copy of the steps from `first` on, its maps in single precision, that shares nothing that changes with
/// steps.
Sample cutSample(const Sample& sample, std::int64_t first, std::int64_t steps);

} // namespace vestigo::models::vgmsstgat
