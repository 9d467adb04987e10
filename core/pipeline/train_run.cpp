// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/train_run.h"

#include "core/base/engine_module.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/models/model_api.h"
#include "core/models/model_modes.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/stages/prepare.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

namespace vestigo::pipeline {

namespace {

using models::TrainingExample;

/// Passes on a part of the whole job's progress.
class PartOfJob final : public ProgressSink {
public:
    PartOfJob(ProgressSink& sink, double from, double to, Text stage, std::string item)
        : sink_(sink)
        , from_(from)
        , to_(to)
        , stage_(stage)
        , item_(std::move(item)) {}
    void report(const Progress& progress) override {
        Progress part = progress;
        part.stage = stage_;
        part.item = item_.empty() ? progress.item : item_;
        part.overall =
            from_ + (to_ - from_) * (progress.overall > 0.0 ? progress.overall : progress.fraction);
        sink_.report(part);
    }

private:
    ProgressSink& sink_;
    double from_;
    double to_;
    Text stage_;
    std::string item_;
};

/// The training recordings of one split, aligned, with their truth.
struct Examples {
    std::vector<TrainingExample> train;
    std::vector<TrainingExample> validation;
};

class Trainer {
public:
    Trainer(const TrainRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress) {}
    Outcome<TrainSummary> run();

private:
    Outcome<Examples> readExamples(const dataset::Dataset& dataset, bool causal, double from, double to);
    Outcome<TrainingExample> readExample(const dataset::DatasetEntry& entry, bool causal,
                                         ProgressSink& progress);
    Outcome<models::ModelState> trainMode(const dataset::Dataset& dataset, bool causal, double from,
                                          double to);
    Outcome<TrainSummary> save(const models::ModelState& state);
    void skip(const dataset::DatasetEntry& entry, const Error& error);

    const TrainRequest& request_;
    CancelToken cancel_;
    ProgressSink& progress_;
    std::string weightsHash_; ///< of the encoder's weights, where they are the user's
    Json log_ = Json::object();
    std::size_t recordings_ = 0;
    std::size_t skipped_ = 0;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::vector<std::vector<std::uint8_t>> truthOf(const labels::Annotations& annotations,
                                               const timeline::AlignedRecording& recording) {
    std::vector<std::vector<std::uint8_t>> truth;
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        std::vector<std::uint8_t> steps(recording.grid.steps, 0);
        for (std::size_t k = 0; k < steps.size(); ++k) {
            steps[k] = labels::abnormalAt(annotations, terminal.id, recording.grid.time(k)) ? 1 : 0;
        }
        truth.push_back(std::move(steps));
    }
    return truth;
}

Outcome<TrainingExample> Trainer::readExample(const dataset::DatasetEntry& entry, bool causal,
                                              ProgressSink& progress) {
    if (auto ready = loadEngineModule(); !ready) {
        return ready.error();
    }
    auto recording = recordings::openRecording(entry.folder);
    if (!recording) {
        return recording.error();
    }
    labels::Annotations annotations;
    if (recording->annotations && recording->annotations->exists) {
        auto read = labels::readAnnotations(recording->annotations->path);
        if (!read) {
            return read.error(); // unreadable labels could call an anomaly normal
        }
        annotations = read.take();
    }
    RunLog log;
    RunProgress stages(progress);
    dataset::AlignOptions options;
    options.causal = causal;
    const RunContext context{
        *recording, labels::fixedRegions(annotations), options, nullptr, 0, cancel_, stages, log};
    std::unique_ptr<AlignedParts> parts =
        decodeAndAlign(context, {request_.encoder, request_.detector, request_.encoderWeights});
    if (!parts) {
        const auto failure = log.failure();
        return failure ? Outcome<TrainingExample>(*failure) : Outcome<TrainingExample>(Cancelled{});
    }
    if (nothingUsable(parts->recording)) {
        return nothingUsableError(*recording, log);
    }
    TrainingExample example;
    example.abnormal = truthOf(annotations, parts->recording);
    for (timeline::AlignedTerminal& terminal : parts->recording.terminals) {
        terminal.heat.clear(); // no engine learns from it, and it is most of the memory
    }
    example.recording = std::make_shared<const timeline::AlignedRecording>(std::move(parts->recording));
    return example;
}

void Trainer::skip(const dataset::DatasetEntry& entry, const Error& error) {
    ++skipped_;
    log_["skipped"].push_back({{"path", entry.path}, {"why", error.oneLine()}});
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
        auto example = readExample(entry, causal, part);
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
    models::TrainSettings settings;
    settings.seed = request_.seed;
    settings.epochs = request_.epochs;
    settings.causal = causal;
    settings.modelName =
        request_.engine + " " + (dataset.name.empty() ? dataset.folder.filename().string() : dataset.name);
    PartOfJob part(progress_, middle, to, VESTIGO_TEXT("Progress", "Training"), {});
    auto state =
        engine.value()->train(examples.value().train, examples.value().validation, settings, cancel_, part);
    if (state.finished() && !request_.encoder.empty()) {
        state.value().metadata["encoder"] = request_.encoder;
        if (!weightsHash_.empty()) {
            state.value().metadata["encoder_weights_sha256"] = weightsHash_;
        }
    }
    return state;
}

Outcome<TrainSummary> Trainer::save(const models::ModelState& state) {
    if (auto written = models::writeSafetensors(request_.out, state); !written) {
        return written.error();
    }
    auto hash = sha256OfFile(request_.out);
    if (!hash.finished()) {
        return hash.error();
    }
    TrainSummary summary;
    summary.modelSha256 = hash.take();
    summary.recordings = recordings_;
    summary.skipped = skipped_;
    summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    log_["format"] = "vestigo-training-log";
    log_["version"] = 1;
    log_["engine"] = request_.engine;
    log_["seed"] = request_.seed;
    log_["dataset"] = request_.dataset.string();
    log_["recordings"] = recordings_;
    log_["model_sha256"] = summary.modelSha256;
    log_["seconds"] = summary.seconds;
    std::filesystem::path logFile = request_.out;
    logFile += ".log.json";
    if (auto written = writeFileAtomically(logFile, writeJson(log_)); !written) {
        return written.error();
    }
    return summary;
}

Outcome<TrainSummary> Trainer::run() {
    const auto dataset = dataset::openDataset(request_.dataset);
    if (!dataset) {
        return dataset.error();
    }
    if (!request_.encoderWeights.empty()) { // what cannot be used is said before hours of reading
        auto hash = encoderWeightsHash(request_.encoder, request_.encoderWeights, cancel_);
        if (!hash.finished()) {
            return hash.failed() ? Outcome<TrainSummary>(hash.error()) : Outcome<TrainSummary>(Cancelled{});
        }
        weightsHash_ = hash.take();
    }
    const double half = request_.causal ? 0.0 : 0.5;
    std::optional<models::ModelState> offline;
    if (!request_.causal) {
        auto trained = trainMode(*dataset, false, 0.0, half);
        if (!trained.finished()) {
            return trained.failed() ? Outcome<TrainSummary>(trained.error())
                                    : Outcome<TrainSummary>(Cancelled{});
        }
        offline = trained.take();
        skipped_ = 0;
        log_.erase("skipped"); // the second reading will name the same ones
    }
    auto causal = trainMode(*dataset, true, half, 1.0);
    if (!causal.finished()) {
        return causal.failed() ? Outcome<TrainSummary>(causal.error()) : Outcome<TrainSummary>(Cancelled{});
    }
    return save(offline ? models::joinModes(*offline, causal.value()) : causal.value());
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
