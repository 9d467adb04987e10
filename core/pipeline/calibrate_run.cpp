// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/calibrate_run.h"

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/part_of_job.h"
#include "core/models/model_modes.h"
#include "core/pipeline/camera_trust.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/recording_folders.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace vestigo::pipeline {

namespace {

using models::ModelState;
using models::TrainingExample;

class Calibrator {
public:
    Calibrator(const CalibrateRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress) {}
    Outcome<CalibrateSummary> run();

private:
    Result<Done> open();
    Outcome<Done> checkEyes();
    std::vector<bool> ways() const;
    Outcome<std::vector<TrainingExample>> read(bool causal, double from, double to);
    CameraTrust count(const std::vector<TrainingExample>& examples);
    Outcome<ModelState> calibrate(bool causal, double from, double to);
    Outcome<CalibrateSummary> save(const ModelState& state);

    const CalibrateRequest& request_;
    CancelToken cancel_;
    ProgressSink& progress_;
    ModelState model_;
    std::string modelHash_;
    std::unique_ptr<models::Engine> engine_;
    std::vector<dataset::DatasetEntry> entries_;
    CalibrateSummary summary_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::string metadataOf(const ModelState& state, const char* key) {
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? std::string() : found->second;
}

Error cannotBeCalibrated(const CalibrateRequest& request, const std::string& engine) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = request.model.string();
    error.message = VESTIGO_TEXT("Error", "a model of the engine \"%1\" cannot be calibrated");
    error.remedy = VESTIGO_TEXT("Error", "train it on the recordings instead");
    error.arguments = {singleLine(engine, 60)};
    return error;
}

/// What cannot be used is said before minutes of reading.
Result<Done> Calibrator::open() {
    auto state = models::readSafetensors(request_.model);
    if (!state) {
        return state.error();
    }
    model_ = state.take();
    const std::string name = metadataOf(model_, "engine");
    auto engine = models::createEngine(name);
    if (!engine || !(*engine)->info().calibrates) {
        return cannotBeCalibrated(request_, name);
    }
    engine_ = engine.take();
    auto hash = sha256OfFile(request_.model);
    if (!hash.finished()) {
        return hash.error();
    }
    modelHash_ = hash.take();
    auto recordings = openRecordings(request_.recordings);
    if (!recordings) {
        return recordings.error();
    }
    const bool own = hasOwnSplits(request_.recordings);
    for (const dataset::DatasetEntry& entry : recordings->recordings) {
        const bool learnt = entry.split == dataset::Split::Train ||
                            (!own && entry.split == dataset::Split::Val); // nothing here stops early
        if (learnt || request_.all) {
            entries_.push_back(entry);
        } else if (entry.split == dataset::Split::Test) {
            summary_.heldOut.push_back(entry.path);
        }
    }
    return Done{};
}

std::vector<bool> Calibrator::ways() const {
    std::vector<bool> ways;
    for (const bool causal : {false, true}) {
        if ((causal || !request_.causal) && models::modeOf(model_, causal).ok()) {
            ways.push_back(causal);
        }
    }
    return ways;
}

/// The encoder's weights are those that the model was trained with, or it would be calibrated to nonsense.
Outcome<Done> Calibrator::checkEyes() {
    const auto mode = models::modeOf(model_, ways().back());
    ChosenModel chosen;
    chosen.name = metadataOf(model_, "name");
    chosen.encoder = metadataOf(*mode, "encoder");
    chosen.encoderWeightsSha256 = metadataOf(*mode, "encoder_weights_sha256");
    return checkEncoderWeights(chosen, request_.encoderWeights, cancel_);
}

Outcome<std::vector<TrainingExample>> Calibrator::read(bool causal, double from, double to) {
    const auto mode = models::modeOf(model_, causal);
    const auto modality = modalityOf(*mode, request_.model);
    if (!modality) {
        return modality.error();
    }
    const Seeing seeing{metadataOf(*mode, "encoder"),   request_.detector,
                        request_.encoderWeights,        engine_->info().wantsPictures,
                        engine_->info().wantsLogTraits, *modality};
    std::vector<TrainingExample> examples;
    summary_.leftOut.clear(); // the other way named the same ones
    const double share = (to - from) / static_cast<double>(std::max<std::size_t>(1, entries_.size()));
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        request_.pause.wait(cancel_);
        const double begin = from + share * static_cast<double>(i);
        PartOfJob part(progress_, begin, begin + share, VESTIGO_TEXT("Progress", "Reading recordings"),
                       entries_[i].path);
        auto example = readTrainingExample(entries_[i].folder, seeing, causal, cancel_, part);
        if (cancel_.cancelled() || example.cancelled()) {
            return Cancelled{};
        }
        if (example.failed()) {
            summary_.leftOut.push_back({entries_[i].path, example.error().oneLine()});
            continue;
        }
        examples.push_back(example.take());
    }
    if (examples.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = request_.recordings.string();
        error.message = VESTIGO_TEXT("Error", "holds no recording to calibrate with");
        error.remedy = summary_.leftOut.empty()
                           ? VESTIGO_TEXT("Error", "give at least one recording the split \"train\"")
                           : VESTIGO_TEXT("Error", "the first of them: %1");
        if (!summary_.leftOut.empty()) {
            error.arguments = {summary_.leftOut.front().why};
        }
        return error;
    }
    return examples;
}

CameraTrust Calibrator::count(const std::vector<TrainingExample>& examples) {
    summary_.recordings = examples.size();
    summary_.labelled = static_cast<std::size_t>(std::count_if(
        examples.begin(), examples.end(), [](const TrainingExample& example) { return example.labelled; }));
    const CameraTrust trust = cameraTrust(examples);
    summary_.terminalHours = trust.terminalHours;
    summary_.cameraAlarms = std::max(summary_.cameraAlarms, trust.alarms);
    summary_.camerasRaise = summary_.camerasRaise && trust.raise();
    return trust;
}

Outcome<ModelState> Calibrator::calibrate(bool causal, double from, double to) {
    const double middle = from + 0.6 * (to - from);
    const auto examples = read(causal, from, middle);
    if (!examples.finished()) {
        return examples.failed() ? Outcome<ModelState>(examples.error()) : Outcome<ModelState>(Cancelled{});
    }
    const CameraTrust trust = count(examples.value());
    models::TrainSettings settings;
    settings.seed = request_.seed;
    settings.causal = causal;
    settings.workers = request_.workers;
    settings.pause = request_.pause;
    const auto mode = models::modeOf(model_, causal);
    PartOfJob part(progress_, middle, to, VESTIGO_TEXT("Progress", "Calibrating"), {});
    auto state = engine_->calibrate(*mode, examples.value(), settings, cancel_, part);
    if (state.finished()) {
        const Json facts{{"model_sha256", modelHash_},
                         {"recordings", summary_.recordings},
                         {"labelled", summary_.labelled},
                         {"terminal_hours", summary_.terminalHours},
                         {"seed", request_.seed}};
        state.value().metadata["calibrated"] = facts.dump();
        keepTrust(trust, state.value());
    }
    return state;
}

Outcome<CalibrateSummary> Calibrator::save(const ModelState& state) {
    if (const auto written = models::writeSafetensors(request_.out, state); !written) {
        return written.error();
    }
    auto hash = sha256OfFile(request_.out);
    if (!hash.finished()) {
        return hash.error();
    }
    summary_.modelSha256 = hash.take();
    summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    return std::move(summary_);
}

Outcome<CalibrateSummary> Calibrator::run() {
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    const std::vector<bool> toDo = ways();
    if (toDo.empty()) {
        return models::modeOf(model_, request_.causal).error();
    }
    if (auto fits = checkEyes(); !fits.finished()) {
        return fits.failed() ? Outcome<CalibrateSummary>(fits.error())
                             : Outcome<CalibrateSummary>(Cancelled{});
    }
    std::vector<ModelState> done;
    const double share = 1.0 / static_cast<double>(toDo.size());
    for (std::size_t i = 0; i < toDo.size(); ++i) {
        auto state = calibrate(toDo[i], share * static_cast<double>(i), share * static_cast<double>(i + 1));
        if (!state.finished()) {
            return state.failed() ? Outcome<CalibrateSummary>(state.error())
                                  : Outcome<CalibrateSummary>(Cancelled{});
        }
        done.push_back(state.take());
    }
    return save(done.size() > 1 ? models::joinModes(done[0], done[1]) : done[0]);
}

} // namespace

Outcome<CalibrateSummary> calibrateRun(const CalibrateRequest& request, const CancelToken& cancel,
                                       ProgressSink& progress) {
    try {
        return Calibrator(request, cancel, progress).run();
    } catch (const std::exception& exception) {
        Error error;
        error.file = request.recordings.string();
        error.message = VESTIGO_TEXT("Error", "the calibration failed: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::pipeline
