// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/camera_state.h"
#include "core/vision/camera_usual.h"

namespace vestigo::vision {

/// One condition of one step.
struct CameraFinding {
    std::size_t step = 0;
    timeline::CameraCondition condition = timeline::CameraCondition::Covered;
    double severity = 0.0; ///< 0..1
    double value = 0.0;    ///< the condition's measure (CameraMeasure)
    double usual = 0.0;
    cv::Rect area;     ///< of the tile; empty: the whole frame
    bool weak = false; ///< holds a state together but makes none
};

/// What a single step shows against what is usual; all conditions but a cover over a part of the frame, which
/// only its staying tells from a thing that passes, and a displacement, which only its coming tells from a
/// camera that sways.
std::vector<CameraFinding> findingsOf(const CameraLook& look, const CameraUsual& usual);

/// Of a camera that lies elsewhere by `offset` tile pixels.
CameraFinding displacement(std::size_t step, cv::Point2d offset, int tileWidth);

/// The states that findings in order of time make: a condition that holds long enough, with short pauses.
/// `frame`: size of the source frames, for boxes; `tile`: of the looks.
std::vector<timeline::CameraState> statesOf(const std::vector<CameraFinding>& findings,
                                            const timeline::Grid& grid, bool causal, cv::Size frame,
                                            cv::Size tile);

} // namespace vestigo::vision
