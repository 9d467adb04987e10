// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network.h"

namespace vestigo::models::vgmsstgat {

/// A recording as the network learns from it.
struct Sample {
    NetworkInput input;
    torch::Tensor abnormal; ///< y, [terminals, steps] 1 or 0
    torch::Tensor types;    ///< [terminals, steps] whole numbers, -1: none or not known
    torch::Tensor counts;   ///< [terminals, steps] 1 where the loss looks, else 0 (before a terminal joins)
};

} // namespace vestigo::models::vgmsstgat
