// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/vision_models.h"

#include "core/base/shipped_files.h"
#include "core/models/picture_completer.h"
#include "core/models/region_detector.h"

#include <utility>

namespace vestigo::pipeline {

namespace {

class NetworkFinder final : public vision::RegionFinder {
public:
    explicit NetworkFinder(std::unique_ptr<models::RegionDetector> detector)
        : detector_(std::move(detector)) {}
    Result<std::vector<vision::FoundRegion>> find(const timeline::Picture& picture) override {
        const auto found = detector_->find(picture);
        if (!found) {
            return found.error();
        }
        std::vector<vision::FoundRegion> regions;
        for (const models::DetectedRegion& one : *found) {
            regions.push_back({models::keyRegionNames.at(one.kind), one.box, one.confidence});
        }
        return regions;
    }

private:
    std::unique_ptr<models::RegionDetector> detector_;
};

class NetworkCompleter final : public vision::Completer {
public:
    explicit NetworkCompleter(std::unique_ptr<models::PictureCompleter> completer)
        : completer_(std::move(completer)) {}
    Result<timeline::Picture> complete(const timeline::Picture& picture,
                                       const timeline::Picture& mask) override {
        return completer_->complete(picture, mask);
    }

private:
    std::unique_ptr<models::PictureCompleter> completer_;
};

struct Weights {
    models::ModelState state;
    std::string file;
};

/// Of the file, or those that ship under `name`.
Result<Weights> weightsOf(const std::filesystem::path& file, const char* name) {
    std::filesystem::path chosen = file;
    if (file.empty()) {
        auto shipped = shippedFile(name);
        if (!shipped) {
            return shipped.error();
        }
        chosen = shipped.take();
    }
    auto state = models::readSafetensors(chosen);
    return state ? Result<Weights>(Weights{state.take(), chosen.string()}) : state.error();
}

} // namespace

Result<std::unique_ptr<vision::RegionFinder>> regionFinder(const std::filesystem::path& weights) {
    const auto read = weightsOf(weights, "models/key-regions.safetensors");
    if (!read) {
        return read.error();
    }
    auto detector = models::RegionDetector::create(read->state, {}, read->file);
    if (!detector) {
        return detector.error();
    }
    return std::unique_ptr<vision::RegionFinder>(std::make_unique<NetworkFinder>(detector.take()));
}

Result<std::unique_ptr<vision::Completer>> completer(const std::filesystem::path& weights) {
    const auto read = weightsOf(weights, "models/completion.safetensors");
    if (!read) {
        return read.error();
    }
    auto made = models::PictureCompleter::create(read->state, read->file);
    if (!made) {
        return made.error();
    }
    return std::unique_ptr<vision::Completer>(std::make_unique<NetworkCompleter>(made.take()));
}

} // namespace vestigo::pipeline
