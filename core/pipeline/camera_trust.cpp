// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/camera_trust.h"

#include "core/base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vestigo::pipeline {

namespace {

constexpr const char* camerasKey = "cameras";

} // namespace

CameraTrust cameraTrust(const std::vector<models::TrainingExample>& examples) {
    CameraTrust trust;
    for (const models::TrainingExample& example : examples) {
        trust.alarms += example.cameraAlarms;
        trust.seen = trust.seen || example.hasCameras;
        for (const std::vector<std::uint8_t>& abnormal : example.abnormal) {
            const auto normal = std::count(abnormal.begin(), abnormal.end(), std::uint8_t{0});
            trust.terminalHours += static_cast<double>(normal) * example.recording->grid.stepSeconds / 3600.0;
        }
    }
    return trust;
}

void keepTrust(const CameraTrust& trust, models::ModelState& state) {
    if (trust.seen) {
        const Json facts{{"alarms_in_normal_running", trust.alarms},
                         {"terminal_hours", trust.terminalHours},
                         {"raise", trust.raise()}};
        state.metadata[camerasKey] = facts.dump();
    }
}

detection::CameraVoice voiceOfCameras(const models::ModelState& state, bool learned) {
    if (learned) {
        return detection::CameraVoice::Speaks;
    }
    const auto kept = state.metadata.find(camerasKey);
    if (kept != state.metadata.end()) {
        const auto facts = parseJson(kept->second, camerasKey);
        if (facts && facts->is_object() && facts->value("raise", Json(true)) == Json(false)) {
            return detection::CameraVoice::Tells;
        }
    }
    return detection::CameraVoice::Raises;
}

} // namespace vestigo::pipeline
