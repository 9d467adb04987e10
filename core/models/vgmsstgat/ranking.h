// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// How well scores put the abnormal first.
struct Ranking {
    std::optional<double> auroc; ///< ties count half; nothing where only one class is there
    std::optional<double>
        averagePrecision; ///< steps of the curve, no interpolation; nothing without any abnormal
};

/// `abnormal`: as many as `scores`, 1 or 0. Equal scores are one threshold; one that is no
/// number comes last.
Ranking rankingOf(std::vector<float> scores, const std::vector<std::uint8_t>& abnormal);

} // namespace vestigo::models::vgmsstgat
