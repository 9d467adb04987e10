// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_health.h"
#include "core/vision/change_energy.h"

namespace vestigo::vision {

/// What of this room stands on OpenCV and lies in the module (core/base/engine_module.h).
struct MeterPart {
    std::unique_ptr<ChangeEnergyMeter> (*create)(const ChangeEnergyOptions& options);
    std::unique_ptr<CameraHealthMeter> (*createHealth)(const CameraHealthOptions& options);
};

/// The part's second function, from the file that knows how.
std::unique_ptr<CameraHealthMeter> makeCameraHealthMeter(const CameraHealthOptions& options);

} // namespace vestigo::vision

extern "C" const vestigo::vision::MeterPart* vestigoMeterPart();
