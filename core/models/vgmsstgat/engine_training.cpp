// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/engine_training.h"

#include "core/base/part_of_job.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/labelled_anomalies.h"
#include "core/models/learning/module_state.h"
#include "core/models/odds.h"
#include "core/models/vgmsstgat/engine_settings.h"
#include "core/models/vgmsstgat/neighbour_evidence.h"
#include "core/models/vgmsstgat/network_scores.h"
#include "core/models/vgmsstgat/network_training.h"
#include "core/models/vgmsstgat/prior_training.h"
#include "core/models/vgmsstgat/training_errors.h"
#include "core/models/vgmsstgat/training_samples.h"
#include "core/models/vgmsstgat/validation.h"

#include <algorithm>
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
        trace.probabilities.push_back(k < timeline::windowSteps ? 0.0 : probabilityOf(logit));
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

/// Whether trees can be grown that have not seen a recording.
bool allowPrior(const std::vector<TrainingExample>& examples) {
    constexpr std::size_t fewest = 2;
    return examples.size() >= fewest;
}

/// From so many labelled anomalies on a plant's recordings can teach trees of their own.
constexpr std::size_t enoughAnomalies = 20;

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
    void addTraces(const TrainingSamples& samples, bool training, bool validation,
                   std::vector<Trace>& traces) const;
    Thresholds thresholdsOf(std::vector<Trace> traces) const;
    Outcome<Done> setThresholds(const TrainingSamples& samples);
    Outcome<Done> setThresholdsOfSeveral(const TrainingSamples& samples, std::vector<Trace> byThemselves,
                                         bool training);
    std::filesystem::path checkpointOf(int network) const;

    const std::vector<TrainingExample>& training_;
    const std::vector<TrainingExample>& validation_;
    const TrainSettings& settings_;
    CancelToken cancel_;
    ProgressSink& progress_;
    std::optional<Model> initial_;
    EngineSettings engine_;
    Model model_;
    bool growsOn_ = false; ///< the given model's trees get others beside them, grown on these recordings
    bool fitted_ = false;  ///< a network to the very columns of the training recordings
};

Result<Done> ModelTraining::prepare() {
    if (settings_.initial != nullptr) {
        auto read = modelOf(*settings_.initial);
        if (!read) {
            return read.error();
        }
        initial_ = read.take();
        const std::size_t anomalies = anomaliesIn(training_);
        if (anomalies == 0) {
            return nothingAbnormalError();
        }
        growsOn_ = initial_->prior && allowPrior(training_) && anomalies >= enoughAnomalies;
    }
    auto engine = settingsOf(settings_, initial_, allowPrior(training_));
    if (!engine) {
        return engine.error();
    }
    engine_ = engine.take();
    model_.spec = engine_.network;
    return Done{};
}

/// The prior, and what it says of recordings that it has not seen.
Outcome<Done> ModelTraining::makePrior(SampleOptions& options) {
    if (!model_.spec.prior) {
        return Done{};
    }
    PartOfJob part(progress_, 0.0, 0.3);
    const bool asGiven = initial_ && !growsOn_;
    auto prior = asGiven ? givenPrior(*initial_->prior, training_, validation_, cancel_)
                         : learnedPrior(training_, validation_, settings_, engine_.ownNormal,
                                        growsOn_ ? &*initial_->prior : nullptr, cancel_, part);
    if (!prior.finished()) {
        return prior.failed() ? Outcome<Done>(prior.error()) : Outcome<Done>(Cancelled{});
    }
    model_.prior = std::move(prior.value().model);
    options.trainingPrior = std::move(prior.value().training);
    options.validationPrior = std::move(prior.value().validation);
    return Done{};
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
        Network* given = initial_ ? initial_->networks[static_cast<std::size_t>(i)].get() : nullptr;
        // What corrected other trees is of no use where the network has nothing else to say.
        if (given != nullptr && (!growsOn_ || given->speaks())) {
            weights = stateOf(*given);
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

/// What the networks say of the samples: of each as of a new recording where they learned nothing but the
/// prior's correction, as the prior that they judge by has not seen it.
void ModelTraining::addTraces(const TrainingSamples& samples, bool training, bool validation,
                              std::vector<Trace>& traces) const {
    const auto add = [&](const Sample& sample, const TrainingExample& example) {
        for (Trace& trace : tracesOfSample(model_.networks, sample, example)) {
            traces.push_back(std::move(trace));
        }
    };
    for (std::size_t i = 0; i < samples.training.size() && training && !cancel_.cancelled(); ++i) {
        add(samples.training[i], training_[samples.exampleOf[i]]);
    }
    for (std::size_t i = 0; i < samples.validation.size() && validation && !cancel_.cancelled(); ++i) {
        add(samples.validation[i], validation_[i]);
    }
}

Thresholds ModelTraining::thresholdsOf(std::vector<Trace> traces) const {
    return hearsNeighbours(model_.spec) ? thresholdsWithNeighbours(std::move(traces))
                                        : Thresholds::fit(traces);
}

/// From recordings as from new ones: those for validation, and those for training too where that can be.
Outcome<Done> ModelTraining::setThresholds(const TrainingSamples& samples) {
    const bool training = !fitted_ && model_.spec.prior && (!initial_ || growsOn_);
    auto traces = tracesOfAll(model_, validation_.empty() && !training ? training_ : validation_, cancel_);
    if (!traces.finished()) {
        return Cancelled{};
    }
    if (trees::Plants(training_).count() > 1) {
        return setThresholdsOfSeveral(samples, traces.take(), training);
    }
    addTraces(samples, training, false, traces.value());
    model_.thresholds = thresholdsOf(traces.take());
    return cancel_.cancelled() ? Outcome<Done>(Cancelled{}) : Outcome<Done>(Done{});
}

/// Of several plants the model knows none. What it says of a recording that it judges by itself, and what it
/// says once it has been told what is usual, are not of one kind. And a terminal's name says nothing.
Outcome<Done> ModelTraining::setThresholdsOfSeveral(const TrainingSamples& samples,
                                                    std::vector<Trace> byThemselves, bool training) {
    std::vector<Trace> known;
    addTraces(samples, training || validation_.empty(), true, known);
    if (byThemselves.empty()) {
        auto traces = tracesOfAll(model_, training_, cancel_);
        byThemselves = traces.finished() ? traces.take() : std::vector<Trace>();
    }
    for (std::vector<Trace>* traces : {&byThemselves, &known}) {
        for (Trace& trace : *traces) {
            trace.terminal.clear();
        }
    }
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    model_.thresholds = thresholdsOf(std::move(byThemselves));
    model_.thresholdsOnceCalibrated = thresholdsOf(std::move(known));
    return Done{};
}

Outcome<ModelState> ModelTraining::run() {
    if (auto ready = prepare(); !ready) {
        return ready.error();
    }
    SampleOptions options;
    options.folds = engine_.folds;
    options.ownNormal = engine_.ownNormal && !model_.spec.prior; // else the trees learn it
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
    if (initial_) {
        initial_->profiles.take(std::move(samples.value().profiles));
    }
    know(model_, initial_ ? initial_->profiles : samples.value().profiles);
    if (!setThresholds(samples.value()).finished()) {
        return Cancelled{};
    }
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
