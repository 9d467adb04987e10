// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/train_run.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/part_of_job.h"
#include "core/models/model_api.h"
#include "core/models/model_modes.h"
#include "core/models/process_place.h"
#include "core/pipeline/camera_trust.h"
#include "core/pipeline/finished_way.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/recording_folders.h"
#include "core/pipeline/training_beginning.h"
#include "core/pipeline/training_examples.h"
#include "core/pipeline/training_files.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

namespace vestigo::pipeline {

namespace {

using models::TrainingExample;

bool sawVideo(const std::vector<TrainingExample>& examples) {
    for (const TrainingExample& example : examples) {
        for (const timeline::AlignedTerminal& terminal : example.recording->terminals) {
            for (const timeline::FeatureSeries& series : terminal.features) {
                if (series.group == timeline::FeatureGroup::Video) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// The training recordings of one split, aligned, with their truth.
struct Examples {
    std::vector<TrainingExample> train;
    std::vector<TrainingExample> validation;
};

/// Keeps the curves for the training log, and passes them on.
class CurveKeeper final : public models::TrainingWatch {
public:
    explicit CurveKeeper(models::TrainingWatch* next)
        : next_(next) {}
    void epoch(const models::EpochReport& report) override {
        Json entry{{"causal", report.causal},
                   {"epoch", report.epoch},
                   {"learning_rate", report.learningRate},
                   {"training_loss", report.trainingLoss},
                   {"best", report.best},
                   {"seconds", report.seconds}};
        const auto add = [&entry](const char* key, const std::optional<double>& value) {
            if (value) {
                entry[key] = *value;
            }
        };
        add("validation_loss", report.validationLoss);
        add("validation_auroc", report.validationAuroc);
        add("validation_average_precision", report.validationAveragePrecision);
        epochs_.push_back(std::move(entry));
        if (next_ != nullptr) {
            next_->epoch(report);
        }
    }
    const Json& epochs() const { return epochs_; }

private:
    models::TrainingWatch* next_;
    Json epochs_ = Json::array();
};

class Trainer {
public:
    Trainer(const TrainRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress)
        , curves_(request.watch) {}
    Outcome<TrainSummary> run();

private:
    Outcome<Examples> readExamples(const dataset::Dataset& dataset, bool causal, double from, double to);
    Result<Done> prepare();
    Outcome<models::ModelState> offlineWay(const dataset::Dataset& dataset, const FinishedWay& finished);
    std::string fingerprint(const dataset::Dataset& dataset) const;
    models::TrainSettings settingsFor(const dataset::Dataset& dataset, bool causal);
    Outcome<models::ModelState> trainMode(const dataset::Dataset& dataset, bool causal, double from,
                                          double to);
    Outcome<TrainSummary> save(const models::ModelState& state);
    void skip(const dataset::DatasetEntry& entry, const Error& error);

    const TrainRequest& request_;
    CancelToken cancel_;
    ProgressSink& progress_;
    CurveKeeper curves_;
    Seeing seeing_;
    std::optional<TrainingBeginning> beginning_; ///< the model to go on from
    bool wentOn_ = false;                        ///< from it
    std::string weightsHash_;                    ///< of the encoder's weights, where they are the user's
    Json log_ = Json::object();
    std::size_t recordings_ = 0;
    std::vector<LeftOut> leftOut_;
    bool resumed_ = false;
    bool writes_ = true; ///< false: another process of the same training does
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

void Trainer::skip(const dataset::DatasetEntry& entry, const Error& error) {
    leftOut_.push_back({entry.path, error.oneLine()});
}

Outcome<Examples> Trainer::readExamples(const dataset::Dataset& dataset, bool causal, double from,
                                        double to) {
    Examples examples;
    std::size_t done = 0;
    for (const dataset::DatasetEntry& entry : dataset.recordings) {
        const double share = (to - from) / static_cast<double>(dataset.recordings.size());
        const double begin = from + share * static_cast<double>(done++);
        if (entry.split == dataset::Split::Test) {
            continue;
        }
        PartOfJob part(progress_, begin, begin + share, VESTIGO_TEXT("Progress", "Reading recordings"),
                       entry.path);
        auto example = readTrainingExample(entry.folder, seeing_, causal, cancel_, part);
        if (example.cancelled()) {
            return Cancelled{};
        }
        if (example.failed()) {
            skip(entry, example.error());
            continue;
        }
        (entry.split == dataset::Split::Train ? examples.train : examples.validation)
            .push_back(example.take());
    }
    if (examples.train.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = request_.dataset.string();
        error.message = VESTIGO_TEXT("Error", "holds no training recording that can be used");
        error.remedy = VESTIGO_TEXT("Error", "give at least one recording the split \"train\"");
        if (!leftOut_.empty()) {
            error.message = VESTIGO_TEXT("Error", "no recording can be learned from; the first: %1");
            error.arguments = {leftOut_.front().why};
            error.remedy = VESTIGO_TEXT("Error", "see what vestigo-cli info says of them");
        }
        return error;
    }
    return examples;
}

Outcome<models::ModelState> Trainer::trainMode(const dataset::Dataset& dataset, bool causal, double from,
                                               double to) {
    auto engine = models::createEngine(request_.engine);
    if (!engine) {
        return engine.error();
    }
    const double middle = from + 0.9 * (to - from);
    auto examples = readExamples(dataset, causal, from, middle);
    if (!examples.finished()) {
        return examples.failed() ? Outcome<models::ModelState>(examples.error())
                                 : Outcome<models::ModelState>(Cancelled{});
    }
    recordings_ = examples.value().train.size() + examples.value().validation.size();
    models::TrainSettings settings = settingsFor(dataset, causal);
    std::optional<models::ModelState> initial;
    if (beginning_ && canLearnOn(*beginning_, examples.value().train)) {
        wentOn_ = true;
        auto mode = models::modeOf(beginning_->state, causal);
        if (!mode) {
            return mode.error();
        }
        initial = mode.take();
        settings.initial = &*initial;
    }
    PartOfJob part(progress_, middle, to, VESTIGO_TEXT("Progress", "Training"), {});
    auto state =
        engine.value()->train(examples.value().train, examples.value().validation, settings, cancel_, part);
    if (state.failed() && state.error().file.empty()) {
        Error error = state.error();
        error.file = request_.dataset.string(); // the engine knows no files
        return error;
    }
    const bool video = sawVideo(examples.value().train);
    if (state.finished() && !seeing_.encoder.empty() && video) { // else it need not look at any
        state.value().metadata["encoder"] = seeing_.encoder;
        if (!weightsHash_.empty()) {
            state.value().metadata["encoder_weights_sha256"] = weightsHash_;
        }
    }
    if (state.finished() && seeing_.modality != Modality::Both) {
        state.value().metadata[modalityKey] = wordOf(seeing_.modality);
    }
    if (state.finished() && video) {
        state.value().metadata[learnedFromVideoKey] = "true";
    }
    if (state.finished()) {
        keepTrust(cameraTrust(examples.value().train), state.value());
    }
    if (state.finished() && initial) {
        state.value().metadata["initial_sha256"] = beginning_->sha256;
    }
    return state;
}

models::TrainSettings Trainer::settingsFor(const dataset::Dataset& dataset, bool causal) {
    models::TrainSettings settings;
    settings.seed = request_.seed;
    settings.epochs = request_.epochs;
    settings.causal = causal;
    settings.modelName =
        request_.engine + " " + (dataset.name.empty() ? dataset.folder.filename().string() : dataset.name);
    settings.options = request_.options;
    settings.checkpoint = request_.out;
    settings.checkpoint += causal ? ".causal.part" : ".offline.part";
    settings.workers = request_.workers;
    settings.watch = &curves_;
    settings.pause = request_.pause;
    return settings;
}

Outcome<TrainSummary> Trainer::save(const models::ModelState& state) {
    TrainSummary summary;
    summary.recordings = recordings_;
    summary.skipped = leftOut_.size();
    summary.leftOut = leftOut_;
    summary.resumed = resumed_;
    summary.fromShipped = wentOn_ && beginning_->chosenByUs;
    summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    if (!writes_) {
        return summary;
    }
    const auto precision = request_.halfPrecision ? models::Precision::Half : models::Precision::Single;
    if (auto written = models::writeSafetensors(request_.out, state, precision); !written) {
        return written.error();
    }
    auto hash = sha256OfFile(request_.out);
    if (!hash.finished()) {
        return hash.error();
    }
    summary.modelSha256 = hash.take();
    log_["format"] = "vestigo-training-log";
    log_["version"] = 1;
    log_["engine"] = request_.engine;
    log_["seed"] = request_.seed;
    log_["dataset"] = request_.dataset.string();
    if (wentOn_) {
        log_["initial_sha256"] = beginning_->sha256;
    }
    log_["recordings"] = recordings_;
    for (const LeftOut& one : leftOut_) {
        log_["skipped"].push_back({{"path", one.path}, {"why", one.why}});
    }
    log_["model_sha256"] = summary.modelSha256;
    log_["seconds"] = summary.seconds;
    log_["epochs"] = curves_.epochs();
    if (auto written = writeFileAtomically(trainingLogOf(request_.out), writeJson(log_)); !written) {
        return written.error();
    }
    return summary;
}

/// What cannot be used is said before hours of reading.
Result<Done> Trainer::prepare() {
    const auto place = models::processPlace();
    if (!place) {
        return place.error();
    }
    writes_ = place->first();
    const auto engine = models::createEngine(request_.engine);
    if (!engine) {
        return engine.error();
    }
    const models::EngineInfo& info = (*engine)->info();
    seeing_ = {request_.encoder.empty() ? info.encoder : request_.encoder,
               request_.detector,
               request_.encoderWeights,
               info.wantsPictures,
               info.wantsLogTraits,
               request_.modality};
    auto beginning = trainingBeginning(request_, info);
    if (!beginning) {
        return beginning.error();
    }
    beginning_ = beginning.take();
    if (beginning_) { // it has its eyes already
        seeing_.encoder =
            request_.encoder.empty() && !beginning_->encoder.empty() ? beginning_->encoder : seeing_.encoder;
        seeing_.modality = beginning_->modality == Modality::Both ? seeing_.modality : beginning_->modality;
    }
    return Done{};
}

/// All that decides what is learnt.
std::string Trainer::fingerprint(const dataset::Dataset& dataset) const {
    return Json{VESTIGO_VERSION,   request_.engine,        request_.epochs,
                request_.seed,     seeing_.encoder,        weightsHash_,
                request_.detector, request_.options,       beginning_ ? beginning_->sha256 : std::string(),
                dataset.name,      fingerprintOf(dataset), wordOf(seeing_.modality)}
        .dump();
}

Outcome<models::ModelState> Trainer::offlineWay(const dataset::Dataset& dataset,
                                                const FinishedWay& finished) {
    if (auto before = finished.find()) {
        return std::move(*before);
    }
    auto trained = trainMode(dataset, false, 0.0, 0.5);
    if (trained.finished()) {
        if (const auto kept = writes_ ? finished.keep(trained.value()) : Result<Done>(Done{}); !kept) {
            return kept.error();
        }
        leftOut_.clear(); // the second reading will name the same ones
    }
    return trained;
}

Outcome<TrainSummary> Trainer::run() {
    const auto dataset = openRecordings(request_.dataset);
    if (!dataset) {
        return dataset.error();
    }
    if (auto ready = prepare(); !ready) {
        return ready.error();
    }
    if (!request_.encoderWeights.empty()) {
        auto hash = encoderWeightsHash(seeing_.encoder, request_.encoderWeights, cancel_);
        if (!hash.finished()) {
            return hash.failed() ? Outcome<TrainSummary>(hash.error()) : Outcome<TrainSummary>(Cancelled{});
        }
        weightsHash_ = hash.take();
    }
    resumed_ = hasInterruptedTraining(request_.out);
    const FinishedWay finished(request_.out, fingerprint(*dataset));
    std::optional<models::ModelState> offline;
    if (!request_.causal) {
        auto trained =
            request_.offline ? trainMode(*dataset, false, 0.0, 1.0) : offlineWay(*dataset, finished);
        if (!trained.finished()) {
            return trained.failed() ? Outcome<TrainSummary>(trained.error())
                                    : Outcome<TrainSummary>(Cancelled{});
        }
        if (request_.offline) {
            return save(trained.value());
        }
        offline = trained.take();
    }
    auto causal = trainMode(*dataset, true, request_.causal ? 0.0 : 0.5, 1.0);
    if (!causal.finished()) {
        return causal.failed() ? Outcome<TrainSummary>(causal.error()) : Outcome<TrainSummary>(Cancelled{});
    }
    auto saved = save(offline ? models::joinModes(*offline, causal.value()) : causal.value());
    if (saved.finished() && writes_) {
        finished.remove();
    }
    return saved;
}

} // namespace

Outcome<TrainSummary> trainRun(const TrainRequest& request, const CancelToken& cancel,
                               ProgressSink& progress) {
    try {
        return Trainer(request, cancel, progress).run();
    } catch (const std::exception& exception) {
        Error error;
        error.file = request.dataset.string();
        error.message = VESTIGO_TEXT("Error", "the training failed: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::pipeline
