// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/study_models.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/models/baselines/kmeans/robust.h"
#include "core/pipeline/machine_facts.h"
#include "core/pipeline/train_run.h"
#include "core/pipeline/training_files.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;
using evaluation::StudyRow;

TrainRequest trainingOf(const StudyContext& context, const StudyRowPlan& plan) {
    TrainRequest train;
    train.dataset = context.request.dataset;
    train.engine = plan.engine;
    train.out = context.folder.model(plan.name);
    train.seed = context.request.seed;
    train.causal = context.request.causal;
    train.offline = !context.request.causal;
    train.detector = context.request.detector;
    train.options = plan.options;
    train.modality = plan.modality;
    train.workers = context.request.workers;
    train.watch = context.request.watch;
    return train;
}

/// All that decides the model.
std::string trainingKey(const StudyContext& context, const StudyRowPlan& plan) {
    return Json{VESTIGO_VERSION,        plan.engine,
                plan.options,           context.request.seed,
                context.request.causal, context.request.detector,
                context.datasetSha256,  context.request.dataset.string()}
        .dump();
}

std::string evaluationKey(const StudyContext& context, const StudyRow& row) {
    return Json{VESTIGO_VERSION,
                row.modelSha256,
                static_cast<int>(context.request.split),
                context.request.seed,
                context.request.causal,
                context.request.detector,
                context.datasetSha256,
                context.request.dataset.string()}
        .dump();
}

/// Whether what was kept of a training still describes the file.
bool takeTrained(const StudyContext& context, const std::string& kept, StudyRow& row) {
    const auto json = parseJson(kept, row.name);
    if (!json || !json->is_object() || !(*json)["sha256"].is_string()) {
        return false;
    }
    const auto hash = sha256OfFile(context.folder.model(row.name));
    if (!hash.finished() || hash.value() != (*json)["sha256"].get<std::string>()) {
        return false;
    }
    row.modelSha256 = hash.value();
    row.trainedOn = json->value("recordings", std::size_t(0));
    row.cost.trainedInOneGo = json->value("in_one_go", true);
    if (const Json seconds = json->value("seconds", Json()); seconds.is_number()) {
        row.cost.trainingSeconds = seconds.get<double>();
    }
    if (const Json peak = json->value("peak_MiB", Json()); peak.is_number()) {
        row.cost.trainingPeakMiB = peak.get<double>();
    }
    return true;
}

/// Seconds of the sittings before, of a training that was stopped.
double secondsBefore(const StudyContext& context, const std::string& piece, const std::string& key) {
    const auto kept = context.folder.find(piece, key);
    const auto json = kept ? parseJson(*kept, piece) : Result<Json>(Json());
    return json && json->is_number() ? json->get<double>() : -1.0;
}

/// What the results say of how long they took.
void addTimes(const JudgedRecordings& judged, StudyRow& row) {
    constexpr double terminalsOfStep = 10.0;
    constexpr double milliseconds = 1000.0;
    std::vector<double> perStep;
    std::vector<double> whole;
    for (const evaluation::EvaluatedRecording& one : judged.recordings) {
        const analysis::Analysis& result = one.result;
        const double steps =
            result.stepSeconds > 0.0 ? result.durationSeconds / result.stepSeconds + 1.0 : 0.0;
        const double cells = steps * static_cast<double>(result.terminals.size());
        const auto stage =
            std::find_if(result.stages.begin(), result.stages.end(),
                         [](const analysis::StageTime& time) { return time.stage == "detect"; });
        if (cells > 0.0 && stage != result.stages.end()) {
            perStep.push_back(milliseconds * terminalsOfStep * stage->seconds / cells);
        }
        if (result.totalSeconds > 0.0) {
            whole.push_back(result.totalSeconds);
        }
    }
    if (!perStep.empty()) {
        row.cost.millisecondsPerStep = models::kmeans::median(perStep);
    }
    if (!whole.empty()) {
        row.cost.recordingSeconds = models::kmeans::median(whole);
    }
}

Outcome<Done> trainAnew(const StudyContext& context, const StudyRowPlan& plan, const std::string& key,
                        StudyRow& row, ProgressSink& progress) {
    const std::string stopped = "stopped-" + plan.name;
    const double before = secondsBefore(context, stopped, key);
    const TrainRequest request = trainingOf(context, plan);
    if (before < 0.0 && !context.folder.find("begun-" + plan.name, key)) {
        removeTraining(context.folder.model(plan.name)); // what may lie there was learnt otherwise
    }
    row.cost.trainedInOneGo = before >= 0.0 || !hasInterruptedTraining(request.out);
    if (auto kept = context.folder.keep("begun-" + plan.name, key, "true"); !kept) {
        return kept.error();
    }
    const PeakMemory peak;
    const auto begin = std::chrono::steady_clock::now();
    auto trained = trainRun(request, context.cancel, progress);
    const double seconds = std::max(0.0, before) +
                           std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (trained.failed()) {
        return trained.error();
    }
    if (trained.cancelled()) {
        const auto kept = context.folder.keep(stopped, key, Json(seconds).dump());
        return kept ? Outcome<Done>(Cancelled{}) : Outcome<Done>(kept.error());
    }
    Json facts{{"sha256", trained.value().modelSha256},
               {"recordings", trained.value().recordings},
               {"seconds", seconds},
               {"in_one_go", row.cost.trainedInOneGo}};
    if (const auto mebibytes = peak.mebibytes()) {
        facts["peak_MiB"] = *mebibytes;
    }
    if (auto kept = context.folder.keep("model-" + plan.name, key, facts.dump()); !kept) {
        return kept.error();
    }
    context.folder.forget(stopped);
    context.folder.forget("begun-" + plan.name);
    takeTrained(context, facts.dump(), row);
    return Done{};
}

Outcome<JudgedRecordings> judgeAnew(const StudyContext& context, const std::string& key, StudyRow& row,
                                    ProgressSink& progress) {
    context.folder.clearResults(row.name);
    EvaluateRequest request = evaluationOf(context, row);
    request.resultsFolder = context.folder.results(row.name);
    const PeakMemory peak;
    auto judged = judgedRecordings(request, context.cancel, progress);
    if (!judged.finished()) {
        return judged;
    }
    row.cost.analysisPeakMiB = peak.mebibytes();
    const Json facts = row.cost.analysisPeakMiB ? Json(*row.cost.analysisPeakMiB) : Json(nullptr);
    if (auto kept = context.folder.keep("results-" + row.name, key, facts.dump()); !kept) {
        return kept.error();
    }
    return judged;
}

} // namespace

std::string sha256OfDataset(const dataset::Dataset& dataset) {
    constexpr std::uint64_t mostBytes = 64ULL << 20U;
    Sha256 hash;
    hash.add(dataset.sourceJson + "\n");
    for (const dataset::DatasetEntry& entry : dataset.recordings) {
        hash.add(entry.path + "\n" + std::to_string(static_cast<int>(entry.split)) + "\n");
        for (const char* name : {"recording.json", "annotations.json"}) {
            const auto text = readFile(entry.folder / name, mostBytes);
            hash.add(text ? *text + "\n" : std::string("-\n"));
        }
    }
    return hash.hex();
}

Outcome<Done> trainRow(const StudyContext& context, const StudyRowPlan& plan, StudyRow& row,
                       ProgressSink& progress) {
    if (auto made = context.folder.make(plan.name); !made) {
        return made.error();
    }
    row.name = plan.name;
    row.title = plan.title;
    row.engine = plan.engine;
    row.options = plan.options;
    const std::string key = trainingKey(context, plan);
    const auto kept = context.request.again ? std::nullopt : context.folder.find("model-" + plan.name, key);
    if (!kept || !takeTrained(context, *kept, row)) {
        if (context.request.again) {
            removeTraining(context.folder.model(plan.name));
        }
        auto trained = trainAnew(context, plan, key, row, progress);
        if (!trained.finished()) {
            return trained;
        }
    }
    const auto numbers = modelNumbers(context.folder.model(plan.name), context.request.causal);
    if (!numbers) {
        return numbers.error();
    }
    row.cost.parameters = numbers->parameters;
    row.cost.modelBytes = numbers->bytes;
    return Done{};
}

EvaluateRequest evaluationOf(const StudyContext& context, const StudyRow& row) {
    EvaluateRequest request;
    request.dataset = context.request.dataset;
    request.split = context.request.split;
    request.model = context.folder.model(row.name);
    request.causal = context.request.causal;
    request.seed = context.request.seed;
    request.detector = context.request.detector;
    request.bootstrapRounds = context.request.bootstrapRounds;
    return request;
}

Outcome<JudgedRecordings> judgeRow(const StudyContext& context, StudyRow& row, ProgressSink& progress) {
    const std::string key = evaluationKey(context, row);
    const auto kept = context.request.again ? std::nullopt : context.folder.find("results-" + row.name, key);
    std::optional<JudgedRecordings> found;
    if (kept) {
        EvaluateRequest request = evaluationOf(context, row);
        request.model = context.folder.results(row.name);
        auto judged = judgedRecordings(request, context.cancel, progress);
        if (judged.cancelled()) {
            return Cancelled{};
        }
        if (judged.finished() && judged.value().withoutResult.empty()) { // else some were taken away
            const auto peak = parseJson(*kept, row.name);
            if (peak && peak->is_number()) {
                row.cost.analysisPeakMiB = peak->get<double>();
            }
            found = judged.take();
        }
    }
    if (!found) {
        auto judged = judgeAnew(context, key, row, progress);
        if (!judged.finished()) {
            return judged;
        }
        found = judged.take();
    }
    addTimes(*found, row);
    return std::move(*found);
}

} // namespace vestigo::pipeline
