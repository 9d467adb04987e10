// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

constexpr double incidentHeight = 24.0;
constexpr double stripHeight = 24.0;
constexpr double evidenceHeight = 24.0;
constexpr double probabilityHeight = 72.0;
constexpr double featureHeight = 44.0;

constexpr std::array<double, 31> spacings{0.001, 0.002, 0.005, 0.01,   0.02,   0.05,    0.1,    0.2,
                                          0.5,   1,     2,     5,      10,     15,      30,     60,
                                          120,   300,   600,   900,    1800,   3600,    7200,   10800,
                                          21600, 43200, 86400, 172800, 604800, 1209600, 2592000};

double leastHeight(LaneKind kind) {
    switch (kind) {
    case LaneKind::Incident:
        return incidentHeight;
    case LaneKind::Strip:
    case LaneKind::MoreStrips:
        return stripHeight;
    case LaneKind::Evidence:
    case LaneKind::Instructions:
    case LaneKind::Mode:
    case LaneKind::Heat:
    case LaneKind::Cameras:
    case LaneKind::Annotations:
    case LaneKind::Activities:
        return evidenceHeight;
    case LaneKind::Probability:
        return probabilityHeight;
    case LaneKind::Feature:
        return featureHeight;
    }
    return stripHeight;
}

bool isCurve(LaneKind kind) {
    return kind == LaneKind::Probability || kind == LaneKind::Feature;
}

/// How much the curves grow so that the lanes fill the height.
double growth(const std::vector<Lane>& lanes, double availableHeight) {
    double fixed = 0.0;
    double curves = 0.0;
    for (const Lane& lane : lanes) {
        (isCurve(lane.kind) ? curves : fixed) += lane.height;
    }
    return curves > 0.0 ? std::clamp((availableHeight - fixed) / curves, 1.0, 2.0) : 1.0;
}

} // namespace

timeline::TimeRange bounded(const timeline::TimeRange& wish, const timeline::TimeRange& whole) {
    if (!std::isfinite(wish.start) || !std::isfinite(wish.end) || whole.length() <= shortestVisibleSeconds) {
        return {whole.start, std::max(whole.end, whole.start + shortestVisibleSeconds)};
    }
    const double length = std::clamp(wish.length(), shortestVisibleSeconds, whole.length());
    const double middle = (wish.start + wish.end) / 2.0;
    const double start = wish.length() >= shortestVisibleSeconds ? wish.start : middle - length / 2.0;
    const double kept = std::clamp(start, whole.start, whole.end - length);
    return {kept, kept + length};
}

timeline::TimeRange zoomed(const timeline::TimeRange& visible, double anchor, double factor,
                           const timeline::TimeRange& whole) {
    if (!std::isfinite(factor) || factor <= 0.0) {
        return visible;
    }
    const double least = shortestVisibleSeconds / visible.length();
    const double scale = std::max(factor, least);
    return bounded({anchor - (anchor - visible.start) * scale, anchor + (visible.end - anchor) * scale},
                   whole);
}

timeline::TimeRange panned(const timeline::TimeRange& visible, double seconds,
                           const timeline::TimeRange& whole) {
    return bounded({visible.start + seconds, visible.end + seconds}, whole);
}

timeline::TimeRange revealing(const timeline::TimeRange& visible, double t,
                              const timeline::TimeRange& whole) {
    if (!std::isfinite(t) || visible.contains(t)) {
        return visible;
    }
    const double margin = 0.1 * visible.length();
    const double shift = t < visible.start ? t - margin - visible.start : t + margin - visible.end;
    return panned(visible, shift, whole);
}

double tickSpacing(double secondsPerPixel, double leastPixels) {
    const double least = secondsPerPixel * leastPixels;
    const auto* fitting =
        std::find_if(spacings.begin(), spacings.end(), [least](double s) { return s >= least; });
    if (fitting != spacings.end()) {
        return *fitting;
    }
    return spacings.back() * std::ceil(least / spacings.back());
}

std::vector<double> tickTimes(const timeline::TimeRange& visible, double spacing,
                              double secondsOfDayAtStart) {
    std::vector<double> times;
    if (!(spacing > 0.0) || !std::isfinite(spacing) || visible.length() / spacing > 1000.0) {
        return times;
    }
    const double first = std::ceil((visible.start + secondsOfDayAtStart) / spacing - 1e-9);
    for (double k = first;; k += 1.0) {
        const double t = k * spacing - secondsOfDayAtStart;
        if (t > visible.end + 1e-9 * spacing) {
            return times;
        }
        times.push_back(t);
    }
}

int clockDigits(double spacing) {
    if (spacing >= 1.0) {
        return 0;
    }
    return spacing >= 0.1 ? 1 : (spacing >= 0.01 ? 2 : 3);
}

std::vector<Lane> layoutLanes(const LaneCounts& counts, double availableHeight) {
    std::vector<Lane> lanes;
    const auto add = [&lanes](LaneKind kind, int index) {
        lanes.push_back({kind, index, 0.0, leastHeight(kind)});
    };
    add(LaneKind::Incident, 0);
    for (int i = 0; i < counts.strips; ++i) {
        add(LaneKind::Strip, i);
    }
    if (counts.moreStrips) {
        add(LaneKind::MoreStrips, 0);
    }
    int features = 0;
    for (const LaneKind kind : counts.below) {
        add(kind, kind == LaneKind::Feature ? features++ : 0);
    }
    const double factor = growth(lanes, availableHeight);
    double top = 0.0;
    for (Lane& lane : lanes) {
        lane.top = top;
        lane.height = isCurve(lane.kind) ? std::floor(lane.height * factor) : lane.height;
        top += lane.height;
    }
    return lanes;
}

double heightOf(const std::vector<Lane>& lanes) {
    return lanes.empty() ? 0.0 : lanes.back().bottom();
}

const Lane* laneAt(const std::vector<Lane>& lanes, double y) {
    for (const Lane& lane : lanes) {
        if (y >= lane.top && y < lane.bottom()) {
            return &lane;
        }
    }
    return nullptr;
}

} // namespace vestigo::ui_timeline
