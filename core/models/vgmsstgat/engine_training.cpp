// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/engine_training.h"

#include "core/base/part_of_job.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/training.h"
#include "core/models/learning/module_state.h"
#include "core/models/vgmsstgat/engine_settings.h"
#include "core/models/vgmsstgat/network_scores.h"
#include "core/models/vgmsstgat/network_training.h"
#include "core/models/vgmsstgat/training_samples.h"
#include "core/models/vgmsstgat/validation.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <system_error>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr const char* trainingKey = "training";

PriorLogits priorOf(const trees::Model& prior, const TrainingExample& example, const CancelToken& cancel) {
    return trees::logitsOf(prior, *example.recording, kmeans::columnsOf(*example.recording), cancel);
}

/// Of the first steps nothing is ever said.
void addProbabilities(const float* logits, std::size_t steps, Trace& trace) {
    for (std::size_t k = 0; k < steps; ++k) {
        const auto logit = static_cast<double>(logits[k]);
        trace.probabilities.push_back(k < timeline::windowSteps ? 0.0 : 1.0 / (1.0 + std::exp(-logit)));
    }
}

/// The model's say of an example, with the truth beside.
Outcome<std::vector<Trace>> tracesBy(const Model& model, const TrainingExample& example,
                                     const CancelToken& cancel) {
    SilentProgress silent;
    const PriorLogits prior = model.prior ? priorOf(*model.prior, example, cancel) : PriorLogits();
    const NetworkData data = networkData(*example.recording, &model.profiles, model.prior ? &prior : nullptr);
    auto scores = scoreWith(model.networks, data, {}, cancel, silent);
    if (!scores.finished()) {
        return Cancelled{};
    }
    std::vector<Trace> traces = tracesOf(example);
    for (std::size_t t = 0; t < traces.size(); ++t) {
        addProbabilities(scores.value().logits.data() + t * data.steps, data.steps, traces[t]);
    }
    return traces;
}

/// What the networks say of a training recording, which they know by what others say of it.
std::vector<Trace> tracesOfSample(const std::vector<std::shared_ptr<Network>>& networks, const Sample& sample,
                                  const TrainingExample& example) {
    torch::Tensor logits;
    for (const std::shared_ptr<Network>& network : networks) {
        const torch::Tensor own = predict(*network, sample).logits;
        logits = logits.defined() ? logits + own : own;
    }
    const torch::Tensor mean = (logits / static_cast<double>(networks.size())).contiguous();
    std::vector<Trace> traces = tracesOf(example);
    const auto steps = static_cast<std::size_t>(mean.size(1));
    for (std::size_t t = 0; t < traces.size(); ++t) {
        addProbabilities(mean.data_ptr<float>() + t * steps, steps, traces[t]);
    }
    return traces;
}

/// Whether trees can be grown that have not seen a recording and yet know its plant.
bool allowPrior(const std::vector<TrainingExample>& examples) {
    constexpr std::size_t fewest = 2;
    return examples.size() >= fewest &&
           std::all_of(examples.begin(), examples.end(), [&examples](const TrainingExample& example) {
               return example.recording->site == examples.front().recording->site;
           });
}

/// The settings of a training: what is given on the command line goes before the options.
Result<EngineSettings> settingsOf(const TrainSettings& settings, const std::optional<Model>& initial,
                                  bool priorAllowed) {
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
    engine.network.prior = initial ? initial->prior.has_value() : engine.prior && priorAllowed;
    engine.training.seed = settings.seed;
    engine.training.threads = settings.workers;
    engine.training.epochs = settings.epochs > 0 ? settings.epochs : engine.training.epochs;
    return engine;
}

/// One training, its parts one after the other.
class ModelTraining {
public:
    ModelTraining(const std::vector<TrainingExample>& training,
                  const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                  const CancelToken& cancel, ProgressSink& progress)
        : training_(training)
        , validation_(validation)
        , settings_(settings)
        , cancel_(cancel)
        , progress_(progress) {}

    Outcome<ModelState> run();

private:
    Result<Done> prepare();
    Outcome<Done> makePrior(SampleOptions& options);
    Outcome<Done> makeNetworks(const TrainingSamples& samples);
    Outcome<std::vector<Trace>> tracesForThresholds(const TrainingSamples& samples) const;
    std::filesystem::path checkpointOf(int network) const;

    const std::vector<TrainingExample>& training_;
    const std::vector<TrainingExample>& validation_;
    const TrainSettings& settings_;
    CancelToken cancel_;
    ProgressSink& progress_;
    std::optional<Model> initial_;
    EngineSettings engine_;
    Model model_;
    bool fitted_ = false; ///< a network to the very columns of the training recordings
};

Result<Done> ModelTraining::prepare() {
    if (settings_.initial != nullptr) {
        auto read = modelOf(*settings_.initial);
        if (!read) {
            return read.error();
        }
        initial_ = read.take();
    }
    auto engine = settingsOf(settings_, initial_, allowPrior(training_));
    if (!engine) {
        return engine.error();
    }
    engine_ = engine.take();
    model_.spec = engine_.network;
    return Done{};
}

/// The prior, and what it says of recordings that it has not seen. One that comes with a model to go on from
/// has seen none of these.
Outcome<Done> ModelTraining::makePrior(SampleOptions& options) {
    if (!model_.spec.prior) {
        return Done{};
    }
    if (initial_) {
        model_.prior = initial_->prior;
        for (const TrainingExample& example : training_) {
            options.trainingPrior.push_back(priorOf(*model_.prior, example, cancel_));
        }
    } else {
        TrainSettings settings = settings_;
        settings.epochs = 0;
        PartOfJob part(progress_, 0.0, 0.3);
        auto prior = trees::learnPrior(training_, settings, cancel_, part);
        if (!prior.finished()) {
            return prior.failed() ? Outcome<Done>(prior.error()) : Outcome<Done>(Cancelled{});
        }
        model_.prior = std::move(prior.value().model);
        options.trainingPrior = std::move(prior.value().training);
    }
    for (const TrainingExample& example : validation_) {
        options.validationPrior.push_back(priorOf(*model_.prior, example, cancel_));
    }
    return cancel_.cancelled() ? Outcome<Done>(Cancelled{}) : Outcome<Done>(Done{});
}

std::filesystem::path ModelTraining::checkpointOf(int network) const {
    std::filesystem::path checkpoint = settings_.checkpoint;
    if (!checkpoint.empty() && network > 0) {
        checkpoint += "." + std::to_string(network);
    }
    return checkpoint;
}

Outcome<Done> ModelTraining::makeNetworks(const TrainingSamples& samples) {
    const double begin = model_.spec.prior ? 0.3 : 0.0;
    for (int i = 0; i < engine_.networks; ++i) {
        NetworkTrainingOptions own = engine_.training;
        own.seed = engine_.training.seed + static_cast<std::uint64_t>(i) * 1000U;
        own.injectedShare = model_.spec.prior ? 0.0 : own.injectedShare; // the prior would know nothing of it
        std::optional<ModelState> weights;
        if (initial_) {
            weights = stateOf(*initial_->networks[static_cast<std::size_t>(i)]);
        }
        const double share = (1.0 - begin) / engine_.networks;
        PartOfJob part(progress_, begin + share * i, begin + share * (i + 1));
        auto network = trainNetwork(model_.spec, samples.training, samples.validation, own,
                                    weights ? &*weights : nullptr, checkpointOf(i), settings_.watch,
                                    settings_.pause, cancel_, part);
        if (!network.finished()) {
            return network.failed() ? Outcome<Done>(network.error()) : Outcome<Done>(Cancelled{});
        }
        model_.networks.push_back(network.value().network);
        fitted_ = fitted_ || network.value().bestEpoch > 0;
    }
    return Done{};
}

/// What the model says of recordings as of new ones: of those for validation, and of those for training too
/// where nothing but the prior's correction was fitted, as the prior that it judges them by has not seen
/// them.
Outcome<std::vector<Trace>> ModelTraining::tracesForThresholds(const TrainingSamples& samples) const {
    if (validation_.empty() && (fitted_ || !model_.spec.prior)) {
        return tracesOfAll(model_, training_, cancel_);
    }
    auto traces = tracesOfAll(model_, validation_, cancel_);
    if (!traces.finished() || fitted_ || !model_.spec.prior || initial_) {
        return traces;
    }
    for (std::size_t i = 0; i < samples.training.size(); ++i) {
        if (cancel_.cancelled()) {
            return Cancelled{};
        }
        for (Trace& trace :
             tracesOfSample(model_.networks, samples.training[i], training_[samples.exampleOf[i]])) {
            traces.value().push_back(std::move(trace));
        }
    }
    return traces;
}

Outcome<ModelState> ModelTraining::run() {
    if (auto ready = prepare(); !ready) {
        return ready.error();
    }
    SampleOptions options;
    options.folds = engine_.folds;
    options.ownNormal = engine_.ownNormal;
    options.causal = settings_.causal;
    if (auto made = makePrior(options); !made.finished()) {
        return made.failed() ? Outcome<ModelState>(made.error()) : Outcome<ModelState>(Cancelled{});
    }
    auto samples = trainingSamples(training_, validation_, model_.spec, options, cancel_);
    if (!samples.finished()) {
        return Cancelled{};
    }
    if (auto made = makeNetworks(samples.value()); !made.finished()) {
        return made.failed() ? Outcome<ModelState>(made.error()) : Outcome<ModelState>(Cancelled{});
    }
    model_.profiles = std::move(samples.value().profiles);
    if (initial_) {
        initial_->profiles.take(std::move(model_.profiles));
        model_.profiles = std::move(initial_->profiles);
    }
    if (model_.prior) {
        model_.prior->usual = model_.profiles;
    }
    auto traces = tracesForThresholds(samples.value());
    if (!traces.finished()) {
        return Cancelled{};
    }
    model_.thresholds = Thresholds::fit(traces.value());
    for (int i = 0; i < engine_.networks && !settings_.checkpoint.empty(); ++i) {
        std::error_code ignored; // it is of no more use
        std::filesystem::remove(checkpointOf(i), ignored);
    }
    ModelState state = stateOfModel(model_);
    state.metadata["name"] = settings_.modelName;
    state.metadata["seed"] = std::to_string(settings_.seed);
    state.metadata[trainingKey] = trainingOptionsJson(engine_.training);
    return state;
}

} // namespace

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

Outcome<ModelState> trainModel(const std::vector<TrainingExample>& training,
                               const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                               const CancelToken& cancel, ProgressSink& progress) {
    return ModelTraining(training, validation, settings, cancel, progress).run();
}

} // namespace vestigo::models::vgmsstgat
