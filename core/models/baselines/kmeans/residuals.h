// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"

#include <vector>

namespace vestigo::models::kmeans {

/// The profile's columns of a terminal in units of their normal spread, clipped, 0 where missing.
/// [column][step]
std::vector<std::vector<float>> scaledColumns(const Profile& profile, const TerminalColumns& columns);

/// What the other columns do not explain, level of the recording taken off, in units of its normal spread,
/// clipped; 0 where missing. [column][step]
std::vector<std::vector<float>> residualColumns(const Profile& profile, const TerminalColumns& columns);

/// Sets the profile's centre, scale, weights and residualScale from the normal parts.
void fitResiduals(Profile& profile, const std::vector<NormalPart>& parts);

/// 1 where the profile's column was present. [column][step]
std::vector<std::vector<std::uint8_t>> presentColumns(const Profile& profile, const TerminalColumns& columns);

} // namespace vestigo::models::kmeans
