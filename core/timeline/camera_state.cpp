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

} // namespace vestigo::timeline
