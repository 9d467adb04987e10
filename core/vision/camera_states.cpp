// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_findings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::vision {

namespace {

using timeline::CameraCondition;
using timeline::CameraState;

/// What a condition must last to be told from what passes by, a flash, or a pause of the scene. Seconds.
constexpr std::array<double, timeline::cameraConditions.size()> shortest{3.0, 3.0, 2.0, 3.0, 1.5, 2.0};
constexpr double longestPause = 1.0; ///< seconds

const char* measureOf(CameraCondition condition) {
    static constexpr std::array<const char*, timeline::cameraConditions.size()> names{
        "covered_share", "change", "detail_ratio", "shift_px", "bright_grey", "saturated_share"};
    return names[static_cast<std::size_t>(condition)];
}

timeline::Box boxOf(const cv::Rect& area, cv::Size frame, cv::Size tile) {
    const double x = static_cast<double>(frame.width) / std::max(1, tile.width);
    const double y = static_cast<double>(frame.height) / std::max(1, tile.height);
    return {area.x * x, area.y * y, area.width * x, area.height * y};
}

/// The findings of one condition that belong together.
struct Stretch {
    std::vector<const CameraFinding*> findings;
};

template <class Value>
double middleOf(const Stretch& stretch, Value value) {
    std::vector<double> values;
    for (const CameraFinding* found : stretch.findings) {
        values.push_back(value(*found));
    }
    return medianOf(std::move(values));
}

CameraState stateOf(const Stretch& stretch, const timeline::Grid& grid, cv::Size frame, cv::Size tile) {
    CameraState state;
    state.condition = stretch.findings.front()->condition;
    state.range = {grid.time(stretch.findings.front()->step), grid.time(stretch.findings.back()->step)};
    state.severity = middleOf(stretch, [](const CameraFinding& f) { return f.severity; });
    double scale = 1.0;
    if (state.condition == CameraCondition::Displaced) {
        scale = static_cast<double>(frame.width) / std::max(1, tile.width);
    }
    const double value = middleOf(stretch, [](const CameraFinding& f) { return f.value; });
    const double usual = middleOf(stretch, [](const CameraFinding& f) { return f.usual; });
    state.measured.push_back({measureOf(state.condition), value * scale, usual * scale});
    const bool everywhere = std::all_of(stretch.findings.begin(), stretch.findings.end(),
                                        [](const CameraFinding* f) { return f->area.empty(); });
    if (!everywhere) {
        const auto edge = [&](auto side) {
            return static_cast<int>(std::lround(middleOf(stretch, [&](const CameraFinding& f) {
                return side(f.area.empty() ? cv::Rect(0, 0, tile.width, tile.height) : f.area);
            })));
        };
        const int left = edge([](const cv::Rect& r) { return static_cast<double>(r.x); });
        const int top = edge([](const cv::Rect& r) { return static_cast<double>(r.y); });
        const int right = edge([](const cv::Rect& r) { return static_cast<double>(r.x + r.width); });
        const int bottom = edge([](const cv::Rect& r) { return static_cast<double>(r.y + r.height); });
        state.box = boxOf({left, top, right - left, bottom - top}, frame, tile);
    }
    return state;
}

/// Long enough, and carried by more than weak findings.
bool isState(const Stretch& stretch, std::size_t needed) {
    if (stretch.findings.empty() ||
        stretch.findings.back()->step - stretch.findings.front()->step + 1 < needed) {
        return false;
    }
    const auto strong = std::count_if(stretch.findings.begin(), stretch.findings.end(),
                                      [](const CameraFinding* found) { return !found->weak; });
    return 2 * static_cast<std::size_t>(strong) >= stretch.findings.size();
}

std::vector<Stretch> stretchesOf(const std::vector<CameraFinding>& findings, CameraCondition condition,
                                 std::size_t pause, bool causal) {
    std::vector<Stretch> stretches;
    for (const CameraFinding& found : findings) {
        if (found.condition != condition || (causal && found.weak)) {
            continue; // whether a weak one belongs to a state shows only later
        }
        if (stretches.empty() || found.step > stretches.back().findings.back()->step + pause + 1) {
            stretches.emplace_back();
        }
        stretches.back().findings.push_back(&found);
    }
    return stretches;
}

} // namespace

std::vector<CameraState> statesOf(const std::vector<CameraFinding>& findings, const timeline::Grid& grid,
                                  bool causal, cv::Size frame, cv::Size tile) {
    const auto stepsIn = [&](double seconds) {
        return static_cast<std::size_t>(std::max(1.0, std::round(seconds / grid.stepSeconds)));
    };
    std::vector<CameraState> states;
    for (const CameraCondition condition : timeline::cameraConditions) {
        const std::size_t needed = stepsIn(shortest[static_cast<std::size_t>(condition)]);
        for (const Stretch& stretch : stretchesOf(findings, condition, stepsIn(longestPause), causal)) {
            if (!isState(stretch, needed)) {
                continue;
            }
            CameraState state = stateOf(stretch, grid, frame, tile);
            if (causal) { // it was not known before
                state.range.start = grid.time(stretch.findings.front()->step + needed - 1);
            }
            states.push_back(std::move(state));
        }
    }
    std::stable_sort(states.begin(), states.end(), [](const CameraState& a, const CameraState& b) {
        return a.range.start < b.range.start;
    });
    return states;
}

} // namespace vestigo::vision
