// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/trained_eyes.h"

#include <utility>

namespace vestigo::pipeline {

namespace {

class TrainedFinder final : public vision::RegionFinder {
public:
    explicit TrainedFinder(std::unique_ptr<models::RegionDetector> detector)
        : detector_(std::move(detector)) {}

    Result<std::vector<vision::FoundRegion>> find(const timeline::Picture& picture) override {
        const auto found = detector_->find(picture);
        if (!found) {
            return found.error();
        }
        static const int hands = models::keyRegionOf("operator_hands");
        const bool scaled = picture.width > 0 && picture.height > 0;
        const double x = scaled ? static_cast<double>(picture.sourceWidth) / picture.width : 1.0;
        const double y = scaled ? static_cast<double>(picture.sourceHeight) / picture.height : 1.0;
        std::vector<vision::FoundRegion> regions;
        for (const models::DetectedRegion& region : *found) {
            if (static_cast<int>(region.kind) != hands) {
                regions.push_back(
                    {{region.box.x * x, region.box.y * y, region.box.width * x, region.box.height * y},
                     models::keyRegionNames[region.kind],
                     region.confidence});
            }
        }
        return regions;
    }

private:
    std::unique_ptr<models::RegionDetector> detector_;
};

/// Swaps red and blue; its own inverse.
std::vector<std::uint8_t> otherOrder(const std::vector<std::uint8_t>& pixels) {
    std::vector<std::uint8_t> swapped = pixels;
    for (std::size_t i = 0; i + 2 < swapped.size(); i += 3) {
        std::swap(swapped[i], swapped[i + 2]);
    }
    return swapped;
}

timeline::Picture pictureOf(std::vector<std::uint8_t> pixels, int side, timeline::PixelFormat format) {
    timeline::Picture picture;
    picture.width = picture.sourceWidth = side;
    picture.height = picture.sourceHeight = side;
    picture.format = format;
    picture.bytesPerLine =
        static_cast<std::size_t>(side) * (format == timeline::PixelFormat::Bgr24 ? 3U : 1U);
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
    return picture;
}

class TrainedCompleter final : public vision::Completer {
public:
    explicit TrainedCompleter(std::unique_ptr<models::PictureCompleter> completer)
        : completer_(std::move(completer)) {}

    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>& mask, int side) override {
        const auto drawn =
            completer_->complete(pictureOf(otherOrder(rgb), side, timeline::PixelFormat::Bgr24),
                                 pictureOf(mask, side, timeline::PixelFormat::Grey8));
        if (!drawn) {
            return drawn.error();
        }
        const std::size_t line = static_cast<std::size_t>(side) * 3;
        if (drawn->empty() || drawn->bytesPerLine != line || drawn->pixels->size() != rgb.size()) {
            return rgb; // another shape: nothing is completed
        }
        return otherOrder(*drawn->pixels);
    }

private:
    std::unique_ptr<models::PictureCompleter> completer_;
};

} // namespace

std::shared_ptr<vision::RegionFinder> finderOf(std::unique_ptr<models::RegionDetector> detector) {
    return std::make_shared<TrainedFinder>(std::move(detector));
}

std::shared_ptr<vision::Completer> completerOf(std::unique_ptr<models::PictureCompleter> completer) {
    return std::make_shared<TrainedCompleter>(std::move(completer));
}

} // namespace vestigo::pipeline
