// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/camera_masks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::dataset {

namespace {

constexpr float maintenanceMode = 1.5F; ///< between manual (1) and maintenance (2)

/// The steps of the grid in [range.start, range.end], as first and one past the last.
std::pair<std::size_t, std::size_t> stepsOf(const timeline::TimeRange& range, const timeline::Grid& grid) {
    const auto at = [&](double position) {
        return static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(grid.steps)));
    };
    const std::size_t first = at(std::ceil(range.start / grid.stepSeconds - 1e-6));
    const std::size_t end = at(std::floor(range.end / grid.stepSeconds + 1e-6) + 1.0);
    return {first, std::max(first, end)};
}

/// The coming and the going belong to it: they change the picture most. Beforehand nobody knows of it.
std::pair<std::size_t, std::size_t> masked(const timeline::TimeRange& range, const timeline::Grid& grid,
                                           bool causal) {
    const double around = grid.stepSeconds;
    return stepsOf({range.start - (causal ? 0.0 : around), range.end + (causal ? 0.0 : around)}, grid);
}

} // namespace

std::vector<std::uint8_t> maintenanceSteps(const timeline::AlignedTerminal& terminal,
                                           const timeline::Grid& grid) {
    std::vector<std::uint8_t> steps(grid.steps, 0);
    for (const timeline::FeatureSeries& series : terminal.features) {
        if (series.name != "control_mode") {
            continue;
        }
        for (std::size_t k = 0; k < std::min(steps.size(), series.values.size()); ++k) {
            steps[k] = series.present[k] != 0 && series.values[k] >= maintenanceMode ? 1 : 0;
        }
    }
    return steps;
}

void maskCameraStates(timeline::AlignedTerminal& terminal, const std::vector<timeline::CameraHealth>& cameras,
                      const timeline::Grid& grid, bool causal) {
    for (const timeline::CameraHealth& camera : cameras) {
        const std::string prefix = camera.stream + ".";
        for (const timeline::CameraState& state : camera.states) {
            const auto [first, end] = masked(state.range, grid, causal);
            for (timeline::FeatureSeries& series : terminal.features) {
                if (series.group != timeline::FeatureGroup::Video || series.name.rfind(prefix, 0) != 0) {
                    continue;
                }
                for (std::size_t k = first; k < std::min(end, series.values.size()); ++k) {
                    series.values[k] = std::numeric_limits<float>::quiet_NaN();
                    series.present[k] = 0;
                }
            }
        }
    }
}

void markMaintenance(std::vector<timeline::CameraHealth>& cameras,
                     const std::vector<std::uint8_t>& maintenance, const timeline::Grid& grid) {
    for (timeline::CameraHealth& camera : cameras) {
        for (timeline::CameraState& state : camera.states) {
            const auto [first, end] = stepsOf(state.range, grid);
            std::size_t inside = 0;
            for (std::size_t k = first; k < std::min(end, maintenance.size()); ++k) {
                inside += maintenance[k];
            }
            state.maintenance = end > first && 2 * inside >= end - first;
        }
    }
}

} // namespace vestigo::dataset
