// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detection/detection.h"
#include "core/models/model_api.h"

#include <cstddef>
#include <vector>

namespace vestigo::pipeline {

/// What the cameras of a plant do in normal running: where people often stand before them, an alarm for every
/// hindered view would bury those for the machines.
struct CameraTrust {
    std::size_t alarms = 0;     ///< that cameras alone would raise in normal running
    double terminalHours = 0.0; ///< of normal running
    bool seen = false;          ///< there was a camera
    /// Within the budget of one false alarm an hour of a terminal, and one more, since an hour is little.
    bool raise() const { return static_cast<double>(alarms) <= 1.0 + terminalHours; }
};

/// Counted on all steps that no annotation calls abnormal.
CameraTrust cameraTrust(const std::vector<models::TrainingExample>& examples);

/// Into the metadata of the model (of one way), where there was a camera.
void keepTrust(const CameraTrust& trust, models::ModelState& state);

/// What a hindered view does with that model. `learned`: the engine gives types and learned from video, and
/// so knows what one is worth.
detection::CameraVoice voiceOfCameras(const models::ModelState& state, bool learned);

} // namespace vestigo::pipeline
