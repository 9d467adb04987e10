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

/// What somebody who stands before a camera takes of its picture, at most.
constexpr double personShare = 0.14;

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

/// Who said where to look in a stream.
enum class RegionSource : std::uint8_t { Annotated, Detected, WholeFrame };

/// The word in the result file: "annotated", "detected", "whole_frame".
const char* regionSourceKey(RegionSource source);
std::optional<RegionSource> regionSourceOf(const std::string& key);

/// Something lay over the key region for a while.
struct CoverSpan {
    TimeRange range;      ///< common clock, seconds; of the first and the last covered frame
    double share = 0.0;   ///< of the region, mean over the frames, 0..1
    double largest = 0.0; ///< of the region, 0..1
};

/// What the visual path saw of a stream's key region. What is covered is completed for the networks; that is
/// likely and was not seen.
struct RegionCover {
    Box region; ///< source pixels; empty: the whole frame
    RegionSource source = RegionSource::WholeFrame;
    std::vector<CoverSpan> spans; ///< by start; none: it was never covered
};

/// All states of one video stream, by start.
struct CameraHealth {
    std::string stream; ///< "device"
    std::vector<CameraState> states;
    std::optional<RegionCover> cover{}; ///< nothing where no encoder looked at the stream
};

} // namespace vestigo::timeline
