// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace vestigo::timeline {

/// When each frame of a video is shown, in seconds of the stream's own time. Exact, also where the rate
/// varies: these are the times that the file itself gives.
struct FrameTimes {
    std::vector<double> times; ///< ascending; frame k is shown from times[k] on
    double endSeconds = 0.0;   ///< end of the last frame
    bool truncated = false;    ///< the file ends within a frame, or the container promises more

    bool empty() const { return times.empty(); }
    std::size_t size() const { return times.size(); }

    /// The frame that is shown at `t`: the last one with time <= t, else the first. A millionth of a second
    /// forgives what divisions and offsets lost. Not for an empty list.
    std::size_t shownAt(double t) const {
        constexpr double slack = 1e-6;
        const auto after = std::upper_bound(times.begin(), times.end(), t + slack);
        return after == times.begin() ? 0 : static_cast<std::size_t>(after - times.begin()) - 1;
    }
    double endOf(std::size_t frame) const { return frame + 1 < times.size() ? times[frame + 1] : endSeconds; }
};

using FrameTimesPtr = std::shared_ptr<const FrameTimes>;

} // namespace vestigo::timeline
