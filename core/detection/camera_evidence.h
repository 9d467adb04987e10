// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/detection/detection.h"
#include "core/models/model_api.h"

#include <cstdint>
#include <vector>

namespace vestigo::detection {

/// Which steps of a terminal's scores stand for its cameras.
struct CameraSteps {
    std::vector<std::uint8_t> hindered; ///< [emitted steps] 1: a camera is in a state that is worth an alarm
    std::vector<std::uint8_t> machine;  ///< [emitted steps] 1: the engine alone would have raised it
};

/// A view that is hindered is an anomaly of its own (visual_obstruction, spec/recording.md), though none of
/// the machine: covered, blurred, displaced and overexposed cameras raise the score of their terminal to well
/// above its threshold, and so does a frozen one, which shows what is no longer so. A dark one does not: a
/// lamp was switched off, nor what covers no more than somebody does who stands before the camera: that only
/// speaks for an anomaly. None does while the terminal is under maintenance, or was for most of the state.
/// `maintenance`: [grid steps]. Where cameras only speak, such a state adds 1 to the logarithm of the odds.
CameraSteps raiseForCameras(models::TerminalScores& scores,
                            const std::vector<timeline::CameraHealth>& cameras,
                            const std::vector<std::uint8_t>& maintenance, double stepSeconds,
                            CameraVoice voice = CameraVoice::Raises);

/// Says of an episode what the cameras have to do with it; names its type where they are all that speaks for
/// it, and where the engine names none and a camera was hindered for nearly all of it.
void judgeCameraEvidence(analysis::Episode& episode, const models::TerminalScores& scores,
                         const CameraSteps& steps, const std::vector<timeline::CameraHealth>& cameras,
                         double stepSeconds);

/// How many alarms the cameras of a terminal would raise by themselves that no abnormal step explains:
/// hindered steps, unless maintained, that lie no more than five seconds apart make one. `maintenance`,
/// `abnormal`: [grid steps]
std::size_t alarmsWithoutCause(const std::vector<timeline::CameraHealth>& cameras,
                               const std::vector<std::uint8_t>& maintenance,
                               const std::vector<std::uint8_t>& abnormal, double stepSeconds);

} // namespace vestigo::detection
