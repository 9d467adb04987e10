// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_state.h"
#include "core/models/region_boxes.h"

#include <memory>
#include <vector>

namespace vestigo::models {

/// Input of the detector that ships. It learns in a smaller one, but things there are seen from as near.
constexpr int detectorWidth = 320;
constexpr int detectorHeight = 256;

struct RegionDetectorOptions {
    double leastConfidence = 0.1;
    double greatestOverlap = 0.6; ///< of two regions of one kind
    std::size_t most = 50;        ///< regions in a picture
    int width = detectorWidth; ///< of the input in pixels; pictures of any size are laid into it (Letterbox)
    int height = detectorHeight; ///< 32 divides both
};

/// Finds key regions in pictures: a network of YOLOv8's architecture, nano size (VG-MS-ST-GAT, Section 2.3):
/// C2f and SPPF blocks, three levels, decoupled heads without anchors, sides as distributions (DFL), then
/// non-maximum suppression. Used by one thread at a time.
class RegionDetector {
public:
    virtual ~RegionDetector() = default;
    /// Strongest first. A picture without pixels has no regions.
    virtual Result<std::vector<DetectedRegion>> find(const timeline::Picture& picture) = 0;

    /// From weights that training made. ModelInvalid where they are others; fails where the module that
    /// learns is missing. `file` stands in errors.
    static Result<std::unique_ptr<RegionDetector>> create(const ModelState& weights,
                                                          const RegionDetectorOptions& options = {},
                                                          const std::string& file = {});
};

} // namespace vestigo::models
