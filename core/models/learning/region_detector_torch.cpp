// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/guard.h"
#include "core/models/learning/module_state.h"
#include "core/models/learning/region_detector_part.h"
#include "core/models/learning/region_network.h"
#include "core/models/learning/settle.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::models {

namespace {

class TorchDetector final : public RegionDetector {
public:
    explicit TorchDetector(const RegionDetectorOptions& options)
        : options_(options)
        , network_(static_cast<int>(keyRegionNames.size()))
        , points_(pointsOf(options.width, options.height)) {
        network_.eval();
    }

    Result<Done> fill(const ModelState& weights, const std::string& file) {
        return fillFrom(network_, weights, file);
    }

    Result<std::vector<DetectedRegion>> find(const timeline::Picture& picture) override {
        return guarded([&]() -> Result<std::vector<DetectedRegion>> { return found(picture); });
    }

private:
    std::vector<DetectedRegion> found(const timeline::Picture& picture) {
        const Letterbox letterbox = letterboxOf(std::max(1, picture.width), std::max(1, picture.height),
                                                options_.width, options_.height);
        std::vector<float> planes = planesOf(picture, letterbox);
        if (planes.empty()) {
            return {};
        }
        const torch::InferenceMode inference;
        const torch::Tensor input = torch::from_blob(planes.data(), {1, 3, options_.height, options_.width});
        const RegionOutputs outputs = network_.forward(input);
        const torch::Tensor boxes = boxesOf(outputs.sides, points_)[0].contiguous();
        const torch::Tensor kinds = outputs.kinds[0].sigmoid().contiguous();
        const auto box = boxes.accessor<float, 2>();
        const auto kind = kinds.accessor<float, 2>();
        std::vector<DetectedRegion> candidates;
        for (std::int64_t i = 0; i < kinds.size(0); ++i) {
            for (std::int64_t k = 0; k < kinds.size(1); ++k) {
                const timeline::Box inside{box[i][0], box[i][1], box[i][2] - box[i][0],
                                           box[i][3] - box[i][1]};
                // Weights that someone made up can give numbers that are none.
                if (static_cast<double>(kind[i][k]) >= options_.leastConfidence &&
                    std::isfinite(inside.x + inside.y + inside.width + inside.height)) {
                    candidates.push_back({static_cast<std::size_t>(k),
                                          inPicture(letterbox, inside, picture.width, picture.height),
                                          kind[i][k]});
                }
            }
        }
        return keepStrongest(std::move(candidates), options_.greatestOverlap, options_.most);
    }

    RegionDetectorOptions options_;
    RegionNetwork network_;
    Points points_;
};

Result<std::unique_ptr<RegionDetector>>
created(const ModelState& weights, const RegionDetectorOptions& options, const std::string& file) {
    settleTorch();
    return guarded([&]() -> Result<std::unique_ptr<RegionDetector>> {
        auto detector = std::make_unique<TorchDetector>(options);
        const auto filled = detector->fill(weights, file);
        if (!filled) {
            return filled.error();
        }
        return std::unique_ptr<RegionDetector>(std::move(detector));
    });
}

} // namespace

} // namespace vestigo::models

const vestigo::models::RegionDetectorPart* vestigoRegionDetectorPart() {
    static const vestigo::models::RegionDetectorPart part{vestigo::models::created};
    return &part;
}
