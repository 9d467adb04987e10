// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/camera_state.h"

#include <QtCore/QString>

#include <string>

namespace vestigo::ui_common {

/// A camera's state for people: "device: covered", "operator: frozen picture (in maintenance)". The words are
/// those of the report.
QString cameraStateText(const std::string& stream, const timeline::CameraState& state);

} // namespace vestigo::ui_common
