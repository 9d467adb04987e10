// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// Ways of looking at a column.
enum class View : std::uint8_t {
    Value,           ///< distance from the usual value
    Residual,        ///< what the terminal's other columns do not explain
    OfLevel,         ///< the value without its own level in this recording
    ResidualOfLevel, ///< the residual without its own
    Rise,            ///< the last 3 steps less the twelve from 4 steps ago on
    ResidualRise,
    Spread, ///< logarithm of the deviation of the last 6 steps over that of the 35 before
    ResidualSpread,
};
constexpr std::size_t viewCount = 8;

/// The views of a terminal's columns. All [column of the profile][step].
struct ColumnViews {
    std::vector<std::string> names;
    std::vector<timeline::FeatureGroup> groups;
    std::array<std::vector<std::vector<float>>, viewCount> values; ///< NaN where unknown
    std::vector<std::vector<std::uint8_t>> present;                ///< 1 where the column was measured
};

/// The views by a profile's centres, spreads and predictions, in units of the column's usual spread.
/// `columns` may be cut off anywhere: no view but OfLevel and ResidualOfLevel looks ahead, and those only
/// offline (ProfileSettings::past).
ColumnViews rawViews(const kmeans::Profile& profile, const kmeans::TerminalColumns& columns);

/// What a view varies by in usual running: the greater of two robust spreads and half the deviation. At
/// least a floor. A view has a spread of its own: a level that differs from day to day makes a column's
/// values wide, not its rises.
double spreadOfView(View view, const std::vector<double>& values);

} // namespace vestigo::models::vgmsstgat
