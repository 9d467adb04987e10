// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/normal_profiles.h"

#include <cstdint>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// The views of a terminal's columns that the network is given, in units of usual spreads, before asinh.
/// All [column of the profile][step]; 0 where not present.
struct ColumnViews {
    NormalProfile profile;                          ///< the (last) one that was used
    std::vector<std::vector<float>> scaled;         ///< distance from the usual value
    std::vector<std::vector<float>> ofOwnLevel;     ///< distance from the level of this recording
    std::vector<std::vector<float>> residual;       ///< what the other columns do not explain
    std::vector<std::vector<std::uint8_t>> present; ///< 1 or 0
};

/// By a profile of the plant.
ColumnViews viewsBy(const NormalProfile& profile, const kmeans::TerminalColumns& columns);

/// By the terminal's own recording. Causal: each step by what came before it, anew each time that the past
/// has grown by a half; the first 16 steps have nothing to go by and count as missing.
ColumnViews viewsByOwn(const kmeans::TerminalColumns& columns, bool past);

} // namespace vestigo::models::vgmsstgat
