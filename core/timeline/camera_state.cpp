// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/camera_state.h"

namespace vestigo::timeline {

const char* cameraConditionKey(CameraCondition condition) {
    static constexpr std::array<const char*, cameraConditions.size()> keys{
        "covered", "frozen", "blurred", "displaced", "dark", "overexposed"};
    return keys[static_cast<std::size_t>(condition)];
}

std::optional<CameraCondition> cameraConditionOf(const std::string& key) {
    for (const CameraCondition condition : cameraConditions) {
        if (key == cameraConditionKey(condition)) {
            return condition;
        }
    }
    return std::nullopt;
}

const char* regionSourceKey(RegionSource source) {
    switch (source) {
    case RegionSource::Annotated:
        return "annotated";
    case RegionSource::Detected:
        return "detected";
    case RegionSource::WholeFrame:
        break;
    }
    return "whole_frame";
}

std::optional<RegionSource> regionSourceOf(const std::string& key) {
    for (const RegionSource source :
         {RegionSource::Annotated, RegionSource::Detected, RegionSource::WholeFrame}) {
        if (key == regionSourceKey(source)) {
            return source;
        }
    }
    return std::nullopt;
}

} // namespace vestigo::timeline
