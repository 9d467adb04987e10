// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/guard.h"
#include "core/models/learning/module_state.h"
#include "core/models/learning/network_engine_part.h"
#include "core/models/learning/settle.h"
#include "core/models/vgmsstgat/engine.h"
#include "core/models/vgmsstgat/engine_settings.h"
#include "core/models/vgmsstgat/network_scores.h"
#include "core/models/vgmsstgat/network_training.h"
#include "core/models/vgmsstgat/training_samples.h"

#include <cmath>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr const char* specKey = "network";
constexpr const char* countKey = "networks";
constexpr const char* thresholdsKey = "thresholds";
constexpr const char* trainingKey = "training";
constexpr int mostNetworks = 16;
/// 9.2 million parameters are allowed; a model that someone made up may ask for no more memory than this.
constexpr std::int64_t mostParameters = 40'000'000;

/// All that a model is.
struct Model {
    NetworkSpec spec;
    std::vector<std::shared_ptr<Network>> networks;
    NormalProfiles profiles;
    Thresholds thresholds;
};

std::string prefixOf(int network) {
    return "network" + std::to_string(network) + "/";
}

std::string metadata(const ModelState& state, const char* key) {
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? std::string() : found->second;
}

Error invalid(const std::string& place) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = place;
    error.message = VESTIGO_TEXT("Error", "does not fit a model of the network");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

/// The tensors of one network, without their prefix.
ModelState weightsOf(const ModelState& state, int network) {
    const std::string prefix = prefixOf(network);
    ModelState weights;
    for (auto it = state.tensors.lower_bound(prefix);
         it != state.tensors.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it) {
        weights.tensors[it->first.substr(prefix.size())] = it->second;
    }
    return weights;
}

Result<int> networkCount(const ModelState& state) {
    const std::string text = metadata(state, countKey);
    const bool number =
        !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos;
    const int count = number ? std::stoi(text) : 0;
    return count >= 1 && count <= mostNetworks ? Result<int>(count) : Result<int>(invalid(countKey));
}

Result<Model> modelOf(const ModelState& state) {
    Model model;
    auto spec = specOf(metadata(state, specKey));
    if (!spec) {
        return spec.error();
    }
    model.spec = *spec;
    if (auto fits = checkDataSizes(model.spec); !fits) {
        return fits.error();
    }
    const auto count = networkCount(state);
    if (!count) {
        return count.error();
    }
    for (int i = 0; i < *count; ++i) {
        auto network = std::make_shared<Network>(model.spec);
        if (parameterCount(*network) > mostParameters) {
            return invalid(specKey);
        }
        if (auto filled = fillFrom(*network, weightsOf(state, i)); !filled) {
            return filled.error();
        }
        model.networks.push_back(std::move(network));
    }
    auto profiles = NormalProfiles::of(state);
    if (!profiles) {
        return profiles.error();
    }
    model.profiles = profiles.take();
    auto thresholds = Thresholds::ofJson(metadata(state, thresholdsKey));
    if (!thresholds) {
        return thresholds.error();
    }
    model.thresholds = thresholds.take();
    return model;
}

ModelState stateOfModel(const Model& model) {
    ModelState state;
    for (std::size_t i = 0; i < model.networks.size(); ++i) {
        for (auto& [name, tensor] : stateOf(*model.networks[i]).tensors) {
            state.tensors[prefixOf(static_cast<int>(i)) + name] = std::move(tensor);
        }
    }
    model.profiles.addTo(state);
    state.metadata[specKey] = specJson(model.spec);
    state.metadata[countKey] = std::to_string(model.networks.size());
    state.metadata[thresholdsKey] = model.thresholds.json();
    state.metadata["engine"] = engineInfo().name;
    state.metadata["causal"] = model.spec.causal ? "true" : "false";
    return state;
}

/// The model's say of an example, with the truth beside.
Outcome<std::vector<Trace>> tracesBy(const Model& model, const TrainingExample& example,
                                     const CancelToken& cancel) {
    SilentProgress silent;
    const NetworkData data = networkData(*example.recording, &model.profiles);
    auto scores = scoreWith(model.networks, data, {}, cancel, silent);
    if (!scores.finished()) {
        return Cancelled{};
    }
    std::vector<Trace> traces = tracesOf(example);
    for (std::size_t t = 0; t < traces.size(); ++t) {
        for (std::size_t k = 0; k < data.steps; ++k) {
            const auto logit = static_cast<double>(scores.value().logits[t * data.steps + k]);
            traces[t].probabilities.push_back(k < timeline::windowSteps ? 0.0
                                                                        : 1.0 / (1.0 + std::exp(-logit)));
        }
    }
    return traces;
}

Outcome<std::vector<Trace>> tracesOfAll(const Model& model, const std::vector<TrainingExample>& examples,
                                        const CancelToken& cancel) {
    std::vector<Trace> all;
    for (const TrainingExample& example : examples) {
        auto traces = tracesBy(model, example, cancel);
        if (!traces.finished()) {
            return Cancelled{};
        }
        for (Trace& trace : traces.value()) {
            all.push_back(std::move(trace));
        }
    }
    return all;
}

class NetworkEngine final : public Engine {
public:
    NetworkEngine() { settleTorch(); }
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override {
        return guarded([&] { return trained(training, validation, settings, cancel, progress); });
    }

    Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                  const TrainSettings& settings, const CancelToken& cancel,
                                  ProgressSink& progress) override {
        return guarded([&] { return calibrated(state, normal, settings, cancel, progress); });
    }

    Result<Done> load(const ModelState& state) override {
        return guarded([&]() -> Result<Done> {
            auto model = modelOf(state);
            if (!model) {
                return model.error();
            }
            model_ = model.take();
            return Done{};
        });
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t /*seed*/, const CancelToken& cancel,
                                               ProgressSink& progress) override {
        return guarded([&]() -> Outcome<std::vector<TerminalScores>> {
            const NetworkData data = networkData(recording, &model_.profiles);
            ScoreOptions options;
            options.explain = true;
            auto scores = scoreWith(model_.networks, data, options, cancel, progress);
            if (!scores.finished()) {
                return Cancelled{};
            }
            return terminalScores(scores.value(), data, recording, model_.thresholds);
        });
    }

private:
    Outcome<ModelState> trained(const std::vector<TrainingExample>& training,
                                const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                                const CancelToken& cancel, ProgressSink& progress);
    Outcome<ModelState> calibrated(const ModelState& state, const std::vector<TrainingExample>& normal,
                                   const TrainSettings& settings, const CancelToken& cancel,
                                   ProgressSink& progress);

    EngineInfo info_ = engineInfo();
    Model model_;
};

/// The settings of a training: what is given on the command line goes before the options.
Result<EngineSettings> settingsOf(const TrainSettings& settings, const std::optional<Model>& initial) {
    auto read = engineSettingsOf(settings.options);
    if (!read) {
        return read.error();
    }
    EngineSettings engine = read.take();
    if (initial) {
        engine.network = initial->spec;
        engine.networks = static_cast<int>(initial->networks.size());
    }
    engine.network = withDataSizes(engine.network);
    engine.network.causal = settings.causal;
    engine.training.seed = settings.seed;
    engine.training.threads = settings.workers;
    engine.training.epochs = settings.epochs > 0 ? settings.epochs : engine.training.epochs;
    return engine;
}

Outcome<ModelState> NetworkEngine::trained(const std::vector<TrainingExample>& training,
                                           const std::vector<TrainingExample>& validation,
                                           const TrainSettings& settings, const CancelToken& cancel,
                                           ProgressSink& progress) {
    std::optional<Model> initial;
    if (settings.initial != nullptr) {
        auto read = modelOf(*settings.initial);
        if (!read) {
            return read.error();
        }
        initial = read.take();
    }
    const auto engine = settingsOf(settings, initial);
    if (!engine) {
        return engine.error();
    }
    Model model;
    model.spec = engine->network;
    const SampleOptions options{engine->folds, engine->ownNormal, settings.causal};
    auto samples = trainingSamples(training, validation, model.spec, options, cancel);
    if (!samples.finished()) {
        return Cancelled{};
    }
    for (int i = 0; i < engine->networks; ++i) {
        NetworkTrainingOptions own = engine->training;
        own.seed = engine->training.seed + static_cast<std::uint64_t>(i) * 1000U;
        std::optional<ModelState> weights;
        if (initial) {
            weights = stateOf(*initial->networks[static_cast<std::size_t>(i)]);
        }
        std::filesystem::path checkpoint = settings.checkpoint;
        if (!checkpoint.empty() && i > 0) {
            checkpoint += "." + std::to_string(i);
        }
        auto network = trainNetwork(model.spec, samples.value().training, samples.value().validation, own,
                                    weights ? &*weights : nullptr, checkpoint, settings.watch, settings.pause,
                                    cancel, progress);
        if (!network.finished()) {
            return network.failed() ? Outcome<ModelState>(network.error()) : Outcome<ModelState>(Cancelled{});
        }
        model.networks.push_back(network.value().network);
    }
    model.profiles = std::move(samples.value().profiles);
    if (initial) {
        initial->profiles.take(std::move(model.profiles));
        model.profiles = std::move(initial->profiles);
    }
    auto traces = tracesOfAll(model, validation.empty() ? training : validation, cancel);
    if (!traces.finished()) {
        return Cancelled{};
    }
    model.thresholds = Thresholds::fit(traces.value());
    ModelState state = stateOfModel(model);
    state.metadata["name"] = settings.modelName;
    state.metadata["seed"] = std::to_string(settings.seed);
    state.metadata[trainingKey] = trainingOptionsJson(engine->training);
    return state;
}

Outcome<ModelState> NetworkEngine::calibrated(const ModelState& state,
                                              const std::vector<TrainingExample>& normal,
                                              const TrainSettings& settings, const CancelToken& cancel,
                                              ProgressSink& progress) {
    auto read = modelOf(state);
    if (!read) {
        return read.error();
    }
    Model model = read.take();
    std::vector<ExampleColumns> columns;
    std::vector<const ExampleColumns*> parts;
    for (const TrainingExample& example : normal) {
        columns.push_back(columnsOfExample(example));
    }
    for (const ExampleColumns& part : columns) {
        parts.push_back(&part);
    }
    model.profiles.take(NormalProfiles::fit(parts, settings.causal, cancel));
    Progress report;
    report.stage = VESTIGO_TEXT("Progress", "Calibrating");
    report.fraction = 0.3;
    progress.report(report);
    auto traces = tracesOfAll(model, normal, cancel);
    if (!traces.finished()) {
        return Cancelled{};
    }
    model.thresholds.raiseFor(traces.value());
    ModelState calibrated = stateOfModel(model);
    for (const auto& [key, text] : state.metadata) {
        calibrated.metadata.emplace(key, text);
    }
    return calibrated;
}

} // namespace

} // namespace vestigo::models::vgmsstgat

const vestigo::models::NetworkEnginePart* vestigoNetworkEnginePart() {
    static const vestigo::models::NetworkEnginePart part{[]() -> std::unique_ptr<vestigo::models::Engine> {
        return std::make_unique<vestigo::models::vgmsstgat::NetworkEngine>();
    }};
    return &part;
}
