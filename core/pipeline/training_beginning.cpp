// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/training_beginning.h"

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/shipped_files.h"
#include "core/models/labelled_anomalies.h"
#include "core/models/model_modes.h"
#include "core/pipeline/model_library.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace vestigo::pipeline {

namespace {

/// Settings that say how to learn, not what the model is.
const std::set<std::string> settingsOfLearning = {"training", "folds", "own_normal"};

Error cannotLearnOn(const std::string& file, const std::string& engine) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.message = VESTIGO_TEXT("Error", "the engine \"%1\" cannot learn on from this model");
    error.remedy = VESTIGO_TEXT("Error", "give a model of an engine that fine-tunes (vestigo-cli engines)");
    error.arguments = {engine};
    return error;
}

Result<TrainingBeginning> read(const std::filesystem::path& file, const std::string& engine,
                               const models::EngineInfo& info) {
    auto state = models::readSafetensors(file);
    if (!state) {
        return state.error();
    }
    const auto own = state->metadata.find("engine");
    if (!info.finetunes || own == state->metadata.end() || own->second != engine) {
        return cannotLearnOn(file.string(), engine);
    }
    const auto mode = models::modeOf(*state, true);
    if (!mode) {
        return mode.error();
    }
    TrainingBeginning beginning;
    if (const auto encoder = mode->metadata.find("encoder"); encoder != mode->metadata.end()) {
        beginning.encoder = encoder->second;
    }
    const auto modality = modalityOf(*mode, file);
    if (!modality) {
        return modality.error();
    }
    beginning.modality = *modality;
    auto hash = sha256OfFile(file);
    if (!hash.finished()) {
        return hash.error();
    }
    beginning.sha256 = hash.take();
    beginning.state = state.take();
    return beginning;
}

} // namespace

bool canBeginWithShipped(const TrainRequest& request) {
    if (request.engine != shippedModelEngine || !request.encoder.empty() ||
        request.modality != Modality::Both) {
        return false;
    }
    if (request.options.empty()) {
        return true;
    }
    const auto options = parseJson(request.options, {});
    if (!options || !options->is_object()) {
        return false; // the engine says what is wrong with them
    }
    const auto items = options->items();
    return std::all_of(items.begin(), items.end(),
                       [](const auto& item) { return settingsOfLearning.count(item.key()) > 0; });
}

Result<std::optional<TrainingBeginning>> trainingBeginning(const TrainRequest& request,
                                                           const models::EngineInfo& info) {
    const bool given = !request.initial.empty();
    if (!given && !(request.fromShipped && canBeginWithShipped(request))) {
        return std::optional<TrainingBeginning>();
    }
    const Result<std::filesystem::path> file =
        given ? Result<std::filesystem::path>(request.initial) : shippedFile(shippedModel);
    if (!file) {
        return file.error();
    }
    auto beginning = read(*file, request.engine, info);
    if (!beginning) {
        return beginning.error();
    }
    beginning->chosenByUs = !given;
    return std::optional<TrainingBeginning>(beginning.take());
}

bool canLearnOn(const TrainingBeginning& beginning, const std::vector<models::TrainingExample>& training) {
    return !beginning.chosenByUs || models::anomaliesIn(training) > 0;
}

} // namespace vestigo::pipeline
