// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/change_energy.h"

namespace vestigo::vision {

/// What of this room stands on OpenCV and lies in the module (core/base/engine_module.h).
struct MeterPart {
    std::unique_ptr<ChangeEnergyMeter> (*create)(const ChangeEnergyOptions& options);
};

} // namespace vestigo::vision

extern "C" const vestigo::vision::MeterPart* vestigoMeterPart();
