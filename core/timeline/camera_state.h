// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"
#include "core/timeline/picture.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// What can be wrong with a camera, as opposed to the machine before it.
enum class CameraCondition : std::uint8_t { Covered, Frozen, Blurred, Displaced, Dark, Overexposed };

constexpr std::array<CameraCondition, 6> cameraConditions{
    CameraCondition::Covered,   CameraCondition::Frozen, CameraCondition::Blurred,
    CameraCondition::Displaced, CameraCondition::Dark,   CameraCondition::Overexposed};

/// The word in the result file: "covered", "frozen", "blurred", "displaced", "dark", "overexposed".
const char* cameraConditionKey(CameraCondition condition);
std::optional<CameraCondition> cameraConditionOf(const std::string& key);

/// One quantity that a state was told by, with what it usually is in the same stream.
struct CameraMeasure {
    std::string name; ///< "covered_share" (0..1 of the frame), "change" (grey levels from frame to frame),
                      ///< "detail_ratio" (of the usual), "shift_px" (source pixels), "bright_grey" (95th
                      ///< percentile, 0..255), "saturated_share" (0..1)
    double value = 0.0;
    std::optional<double> usual;
};

/// A camera in a bad state for a while. It says nothing of the machine.
struct CameraState {
    CameraCondition condition = CameraCondition::Covered;
    TimeRange range;          ///< common clock, seconds; both ends belong to it
    double severity = 0.0;    ///< 0..1, how much of what the camera should show is lost
    std::optional<Box> box;   ///< source pixels; none: the whole frame
    bool maintenance = false; ///< the terminal said of itself that it was under maintenance
    std::vector<CameraMeasure> measured;
};

/// All states of one video stream, by start.
struct CameraHealth {
    std::string stream; ///< "device"
    std::vector<CameraState> states;
};

} // namespace vestigo::timeline
