// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::recordings {

/// Finds the stretches without data in a series of times, in bounded memory: the typical interval is the
/// median of the first 65,536 times (sorted); a gap is longer than 3 of them and than `shortestGap`.
class GapFinder {
public:
    explicit GapFinder(double shortestGap)
        : shortestGap_(shortestGap) {}
    void add(double t);
    void finish();

    const std::vector<timeline::TimeRange>& gaps() const { return gaps_; } ///< the first 100
    std::uint64_t count() const { return count_; }

private:
    void settle();
    void pass(double t);

    double shortestGap_;
    double last_ = 0.0;
    bool settled_ = false;
    std::vector<double> first_; ///< until settled
    std::vector<timeline::TimeRange> gaps_;
    std::uint64_t count_ = 0;
};

} // namespace vestigo::recordings
