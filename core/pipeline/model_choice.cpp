// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/model_choice.h"

#include "core/base/hash.h"
#include "core/models/encoder/frame_encoder.h"
#include "core/models/model_modes.h"
#include "core/pipeline/camera_trust.h"

namespace vestigo::pipeline {

namespace {

constexpr const char* defaultEngine = "kmeans";

Error modelError(const std::filesystem::path& model, const Text& message, std::vector<std::string> arguments,
                 const Text& remedy) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = model.string();
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = remedy;
    return error;
}

std::string metadata(const models::ModelState& state, const char* key) {
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? std::string() : found->second;
}

Error withoutEngine(const std::filesystem::path& model) {
    return modelError(model, VESTIGO_TEXT("Error", "the model does not say which engine it is for"), {},
                      VESTIGO_TEXT("Error", "use a model that vestigo-cli train wrote"));
}

Result<ChosenModel> withModel(const std::string& engine, const std::filesystem::path& model, bool causal) {
    auto state = models::readSafetensors(model);
    if (!state) {
        return state.error();
    }
    const std::string own = metadata(*state, "engine");
    if (own.empty()) {
        return withoutEngine(model);
    }
    if (!engine.empty() && engine != own) {
        return modelError(model, VESTIGO_TEXT("Error", "the model is for the engine \"%1\", not for \"%2\""),
                          {singleLine(own, 60), singleLine(engine, 60)},
                          VESTIGO_TEXT("Error", "leave the engine out, or use another model"));
    }
    auto made = models::createEngine(own);
    if (!made) {
        return made.error();
    }
    ChosenModel chosen;
    chosen.engine = made.take();
    const auto mode = models::modeOf(*state, causal);
    const Result<Done> loaded = mode ? chosen.engine->load(*mode) : Result<Done>(mode.error());
    if (!loaded) {
        Error error = loaded.error();
        error.file = model.string();
        return error;
    }
    auto hash = sha256OfFile(model);
    if (!hash.finished()) {
        return hash.error();
    }
    chosen.sha256 = hash.take();
    chosen.encoder = metadata(*mode, "encoder");
    chosen.cameras = voiceOfCameras(*mode, chosen.engine->info().givesTypes &&
                                               metadata(*mode, learnedFromVideoKey) == "true");
    const auto modality = modalityOf(*mode, model);
    if (!modality) {
        return modality.error();
    }
    chosen.modality = *modality;
    chosen.encoderWeightsSha256 = metadata(*mode, "encoder_weights_sha256");
    chosen.name = metadata(*state, "name");
    if (chosen.name.empty()) {
        chosen.name = model.filename().string();
    }
    return chosen;
}

} // namespace

Result<ChosenModel> chooseModel(const std::string& engine, const std::filesystem::path& model, bool causal) {
    if (!model.empty()) {
        return withModel(engine, model, causal);
    }
    auto made = models::createEngine(engine.empty() ? defaultEngine : engine);
    if (!made) {
        return made.error();
    }
    if (made.value()->info().needsModel) {
        return modelError(
            {}, VESTIGO_TEXT("Error", "the engine \"%1\" needs a trained model"), {made.value()->info().name},
            VESTIGO_TEXT("Error", "give one with --model, or train one with vestigo-cli train"));
    }
    ChosenModel chosen;
    chosen.engine = made.take();
    return chosen;
}

Result<std::string> engineOfModel(const std::filesystem::path& model) {
    const auto state = models::readSafetensors(model);
    if (!state) {
        return state.error();
    }
    std::string engine = metadata(*state, "engine");
    return engine.empty() ? Result<std::string>(withoutEngine(model))
                          : Result<std::string>(std::move(engine));
}

Outcome<std::string> encoderWeightsHash(const std::string& encoder, const std::filesystem::path& weights,
                                        const CancelToken& cancel) {
    const auto state = models::readSafetensors(weights);
    if (!state) {
        return state.error();
    }
    models::EncoderOptions options;
    options.name = encoder;
    if (const auto made = models::FrameEncoder::create(options, *state); !made) {
        Error error = made.error();
        error.file = weights.string();
        return error;
    }
    return sha256OfFile(weights, cancel);
}

Outcome<Done> checkEncoderWeights(const ChosenModel& model, const std::filesystem::path& weights,
                                  const CancelToken& cancel) {
    if (model.encoder.empty()) {
        return Done{}; // it does not look at pictures
    }
    std::string hash;
    if (!weights.empty()) {
        auto read = sha256OfFile(weights, cancel);
        if (!read.finished()) {
            return read.failed() ? Outcome<Done>(read.error()) : Outcome<Done>(Cancelled{});
        }
        hash = read.take();
    }
    if (hash == model.encoderWeightsSha256) {
        return Done{};
    }
    if (model.encoderWeightsSha256.empty()) {
        return modelError(
            weights,
            VESTIGO_TEXT("Error", "the model \"%1\" was not trained with these weights of the encoder"),
            {singleLine(model.name, 60)},
            VESTIGO_TEXT("Error", "leave them out: it looks through those that ship"));
    }
    return modelError(
        weights,
        VESTIGO_TEXT("Error", "the model \"%1\" looks at pictures through other weights of the encoder"),
        {singleLine(model.name, 60)},
        VESTIGO_TEXT("Error", "give the weights that it was trained with (--encoder-weights)"));
}

} // namespace vestigo::pipeline
