// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the module that measures pictures.
#include "core/base/engine_module.h"
#include "core/vision/meter_part.h"

namespace vestigo::vision {

Result<std::unique_ptr<ChangeEnergyMeter>> ChangeEnergyMeter::create(const ChangeEnergyOptions& options) {
    const auto part = enginePart<MeterPart>("vestigoMeterPart");
    if (!part) {
        return part.error();
    }
    return (*part)->create(options);
}

Result<std::unique_ptr<CameraHealthMeter>> CameraHealthMeter::create(const CameraHealthOptions& options) {
    const auto part = enginePart<MeterPart>("vestigoMeterPart");
    if (!part) {
        return part.error();
    }
    return (*part)->createHealth(options);
}

} // namespace vestigo::vision
