// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/region_detector.h"

namespace vestigo::models {

/// What of the detector stands on LibTorch and lies in the module (core/base/engine_module.h).
struct RegionDetectorPart {
    Result<std::unique_ptr<RegionDetector>> (*create)(const ModelState& weights,
                                                      const RegionDetectorOptions& options,
                                                      const std::string& file);
};

} // namespace vestigo::models

extern "C" const vestigo::models::RegionDetectorPart* vestigoRegionDetectorPart();
