// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>

namespace vestigo::timeline {

/// A stretch of time on the recording's common clock, in seconds.
struct TimeRange {
    double start = 0.0;
    double end = 0.0;
    double length() const { return end - start; }
    bool contains(double t) const { return t >= start && t <= end; }
};

/// The common grid of steps. Step k stands for the moment k * stepSeconds. What was measured in
/// (time(k) - stepSeconds, time(k)] belongs to step k, so that a step never knows what came after it.
struct Grid {
    double stepSeconds = 0.5;
    std::size_t steps = 0; ///< floor(duration / stepSeconds) + 1

    double time(std::size_t step) const { return static_cast<double>(step) * stepSeconds; }
    double duration() const { return steps == 0 ? 0.0 : time(steps - 1); }
};

/// Steps of one sample window (VG-MS-ST-GAT, T = 16).
constexpr std::size_t windowSteps = 16;

} // namespace vestigo::timeline
