// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/region_detector.h"

#include "core/base/engine_module.h"
#include "core/models/learning/region_detector_part.h"

namespace vestigo::models {

Result<std::unique_ptr<RegionDetector>> RegionDetector::create(const ModelState& weights,
                                                               const RegionDetectorOptions& options,
                                                               const std::string& file) {
    const auto part = learningPart<RegionDetectorPart>("vestigoRegionDetectorPart");
    if (!part) {
        return part.error();
    }
    return (*part)->create(weights, options, file);
}

} // namespace vestigo::models
