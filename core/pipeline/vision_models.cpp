// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/vision_models.h"

#include "core/base/shipped_files.h"
#include "core/models/picture_completer.h"
#include "core/models/region_detector.h"
#include "core/pipeline/trained_eyes.h"

#include <utility>

namespace vestigo::pipeline {

namespace {

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

Result<std::shared_ptr<vision::RegionFinder>> regionFinder(const std::filesystem::path& weights) {
    const auto read = weightsOf(weights, regionWeights);
    if (!read) {
        return read.error();
    }
    auto detector = models::RegionDetector::create(read->state, {}, read->file);
    if (!detector) {
        return detector.error();
    }
    return finderOf(detector.take());
}

Result<std::shared_ptr<vision::Completer>> completer(const std::filesystem::path& weights) {
    const auto read = weightsOf(weights, completionWeights);
    if (!read) {
        return read.error();
    }
    auto made = models::PictureCompleter::create(read->state, read->file);
    if (!made) {
        return made.error();
    }
    return completerOf(made.take());
}

} // namespace vestigo::pipeline
