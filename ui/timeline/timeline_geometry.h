// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"

#include <vector>

namespace vestigo::ui_timeline {

/// The visible part of time and where it lies on the screen.
struct TimeAxis {
    timeline::TimeRange visible{0.0, 1.0};
    double left = 0.0;  ///< pixels
    double width = 1.0; ///< pixels, at least 1

    double x(double t) const { return left + (t - visible.start) / visible.length() * width; }
    double time(double px) const { return visible.start + (px - left) / width * visible.length(); }
    double secondsPerPixel() const { return visible.length() / width; }
};

/// The shortest stretch that zooming reaches.
constexpr double shortestVisibleSeconds = 0.2;

/// A stretch of time kept within `whole` and not shorter than the shortest; not finite: the whole.
timeline::TimeRange bounded(const timeline::TimeRange& wish, const timeline::TimeRange& whole);

/// Zooms so that the moment `anchor` stays where it is; factor 0.5 shows half as much.
timeline::TimeRange zoomed(const timeline::TimeRange& visible, double anchor, double factor,
                           const timeline::TimeRange& whole);

/// Moves by seconds; stops at the ends with the length kept.
timeline::TimeRange panned(const timeline::TimeRange& visible, double seconds,
                           const timeline::TimeRange& whole);

/// Moves as little as needed for `t` to be in sight, with a margin of a tenth.
timeline::TimeRange revealing(const timeline::TimeRange& visible, double t, const timeline::TimeRange& whole);

/// The distance of ticks in seconds: the smallest of 1, 2, 5 ... s, 1, 2, 5, 10 ... min, h, d that leaves
/// `leastPixels` between them.
double tickSpacing(double secondsPerPixel, double leastPixels);

/// Moments of the visible part that are whole multiples of the spacing on the site's clock. Never more than
/// 1000.
std::vector<double> tickTimes(const timeline::TimeRange& visible, double spacing, double secondsOfDayAtStart);

/// Digits after the second's point that ticks of this spacing, or a cursor at this zoom, need.
int clockDigits(double spacing);

enum class LaneKind {
    Incident,
    Strip,
    MoreStrips,
    Probability,
    Evidence,
    Feature,
    Instructions,
    Mode,
    Cameras,
    Heat,
    Annotations,
    Activities
};

/// A lane's place; `index` counts within its kind (which strip, which feature).
struct Lane {
    LaneKind kind = LaneKind::Incident;
    int index = 0;
    double top = 0.0;
    double height = 0.0;

    double bottom() const { return top + height; }
};

/// What there is to lay out.
struct LaneCounts {
    int strips = 0;
    bool moreStrips = false;     ///< a line that says how many are not shown
    std::vector<LaneKind> below; ///< lanes of the selected terminal, from the top down
};

/// The lanes from the top down. Where there is room the curves grow, up to twice their least height.
std::vector<Lane> layoutLanes(const LaneCounts& counts, double availableHeight);

/// Height that all lanes take.
double heightOf(const std::vector<Lane>& lanes);

/// The lane at a height, or nullptr.
const Lane* laneAt(const std::vector<Lane>& lanes, double y);

} // namespace vestigo::ui_timeline
