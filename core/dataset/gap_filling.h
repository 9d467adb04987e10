// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::dataset {

/// Marks of FeatureSeries::present.
constexpr std::uint8_t missing = 0;
constexpr std::uint8_t measured = 1;
constexpr std::uint8_t filled = 2;

/// How far a value may be carried over steps that nothing was measured in.
struct GapRule {
    double stepSeconds = 0.5;
    double longestGapSeconds = 5.0; ///< or three of the column's own typical intervals, if that is more
    bool causal = false;            ///< hold the last value; else interpolate
};

/// Fills the gaps of one column in place. `values` holds NaN and `present` 0 where nothing was measured.
/// [steps] Causal: the typical interval is the mean of those seen so far, so that no step knows what came
/// after it.
void fillGaps(std::vector<float>& values, std::vector<std::uint8_t>& present, const GapRule& rule);

} // namespace vestigo::dataset
