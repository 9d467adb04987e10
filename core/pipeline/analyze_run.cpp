// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/analyze_run.h"

#include "core/base/engine_module.h"
#include "core/base/json.h"
#include "core/pipeline/clock_offsets.h"
#include "core/pipeline/measurement_noise.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/stages/explain_stage.h"
#include "core/pipeline/stages/prepare.h"

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

namespace vestigo::pipeline {

namespace {

using analysis::Analysis;
using analysis::AnalysisPtr;

std::string utcNow() {
    SiteTime now;
    now.unixSeconds = static_cast<double>(std::time(nullptr));
    return formatTimestamp(now);
}

bool saysSynthetic(const recordings::Recording& recording) {
    const auto json = parseJson(recording.sourceJson, recording.file.string());
    return json.ok() && json->contains("synthetic") && (*json)["synthetic"] == true;
}

/// Everything that decides the result besides recording, engine and model, as canonical JSON.
std::string settingsOf(const AnalyzeRequest& request, const dataset::AlignOptions& align,
                       const detection::DetectionSettings& detect, const explanation::CausalSettings& causal,
                       const std::string& regionsHash, const analysis::ClockOffsets& offsets,
                       const std::string& detector) {
    nlohmann::json settings;                              // sorted by key
    for (const analysis::ClockOffset& offset : offsets) { // who said so and when does not decide it
        settings["clock_offsets"].push_back(
            {{"terminal", offset.terminal}, {"stream", offset.stream}, {"offset_s", offset.seconds}});
    }
    settings["causal"] = request.causal;
    settings["seed"] = request.seed;
    settings["regions_sha256"] = regionsHash;
    if (!detector.empty()) {
        settings["eyes"] = {{"detector", detector}, {"preparation", preparationVersion}};
    }
    if (request.noise != nullptr) {
        settings["noise"] = {{"sigma", request.noise->sigma}, {"seed", request.noise->seed}};
    }
    settings["align"] = {{"longest_gap_s", align.longestGapSeconds},
                         {"log_window_s", align.logWindowSeconds}};
    settings["detection"] = {
        {"merge_gap_s", detect.mergeGapSeconds},       {"shortest_s", detect.shortestSeconds},
        {"incident_gap_s", detect.incidentGapSeconds}, {"longest_lag_s", detect.longestLagSeconds},
        {"onset_error_s", detect.onsetErrorSeconds},   {"trim_ends", detect.trimEnds},
        {"release_fraction", detect.releaseFraction}};
    settings["granger"] = {{"smallest_strength", causal.smallestStrength},
                           {"false_discovery_rate", causal.falseDiscoveryRate},
                           {"context_s", causal.contextSeconds},
                           {"context_after_s", causal.contextAfterSeconds},
                           {"longest_lag_s", causal.longestLagSeconds}};
    return settings.dump();
}

/// One run: what AnalyzeRun::run does, with its state.
class Runner {
public:
    Runner(const AnalyzeRequest& request, const CancelToken& cancel, ProgressSink& progress,
           const PartialSink& partial)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress)
        , partial_(partial) {}

    Outcome<AnalysisPtr> run();

private:
    Outcome<Done> open();
    Result<Done> openStore();
    Result<Done> applyOffsets();
    Outcome<Done> settle(const std::string& regionsHash);
    Outcome<std::optional<AnalysisPtr>> finishedBefore();
    Outcome<AnalysisPtr> compute();
    Outcome<Done> detectAndExplain(const RunContext& context, Detection& detection);
    std::shared_ptr<Analysis> assemble(const Detection& detection) const;
    Outcome<AnalysisPtr> finish(const Detection& detection);
    Outcome<AnalysisPtr> stopped() const;
    void publish(Stage stage, const Detection& detection) const;

    const AnalyzeRequest& request_;
    CancelToken cancel_;
    RunProgress progress_;
    const PartialSink& partial_;
    RunLog log_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();

    recordings::Recording recording_;
    ChosenModel model_;
    store::RunKey key_;
    std::unique_ptr<store::ProjectStore> store_;
    std::int64_t runId_ = 0;
    std::vector<labels::RegionOfInterest> regions_;
    dataset::AlignOptions align_;
    detection::DetectionSettings detect_;
    explanation::CausalSettings causal_;
    std::shared_ptr<const timeline::AlignedRecording> aligned_;
    std::vector<analysis::OffsetOffer> offers_;
    std::vector<CameraParts> cameras_;
    analysis::ClockOffsets applied_;
};

Outcome<Done> Runner::open() {
    const StageClock clock(log_, Stage::Open);
    progress_.report(Stage::Open, 0.0);
    if (auto ready = loadEngineModule(); !ready) { // else the result would silently lack what cameras saw
        return ready.error();
    }
    auto recording = recordings::openRecording(request_.recording);
    if (!recording) {
        return recording.error();
    }
    recording_ = recording.take();
    for (const recordings::Problem& problem : recording_.problems) {
        log_.notice(problem.terminal, problem.stream, problem.error);
    }
    auto model = chooseModel(request_.engine, request_.model, request_.causal);
    if (!model) {
        return model.error();
    }
    model_ = model.take();
    auto hash = recordings::hashRecording(recording_, cancel_);
    if (!hash.finished()) {
        return hash.failed() ? Outcome<Done>(hash.error()) : Outcome<Done>(Cancelled{});
    }
    key_.recordingSha256 = hash.take();
    for (const auto& step : {&Runner::openStore, &Runner::applyOffsets}) {
        if (const auto done = (this->*step)(); !done) {
            return done.error();
        }
    }
    std::string regionsHash;
    regions_ = fixedRegionsOf(recording_, log_, regionsHash);
    shiftRegions(regions_, applied_);
    auto settled = settle(regionsHash);
    progress_.report(Stage::Open, 1.0);
    return settled;
}

/// What the run is done by, and the key that it is found by again.
Outcome<Done> Runner::settle(const std::string& regionsHash) {
    std::string detector; // who does not look needs none
    if (!model_.encoder.empty()) {
        auto identity = detectorIdentity(request_.detector, cancel_);
        if (!identity.finished()) {
            return identity.failed() ? Outcome<Done>(identity.error()) : Outcome<Done>(Cancelled{});
        }
        detector = identity.take();
    }
    if (auto fits = checkEncoderWeights(model_, request_.encoderWeights, cancel_); !fits.finished()) {
        return fits;
    }
    align_.causal = request_.causal;
    if (request_.noise != nullptr) {
        align_.noise = {request_.noise->sigma, request_.noise->seed};
    }
    align_.logTraits = model_.engine->info().wantsLogTraits;
    detect_ = detect_.forSteps(recording_.stepSeconds);
    detect_.cameras = model_.cameras;
    if (request_.causal) {
        detect_.shortestSeconds = 0.0; // whether a stretch will be short is known only later
        detect_.trimEnds = false;
        causal_.contextAfterSeconds = 0.0;
    }
    key_.engine = model_.engine->info().name;
    key_.modelSha256 = model_.sha256;
    key_.settingsJson = settingsOf(request_, align_, detect_, causal_, regionsHash, applied_, detector);
    key_.programVersion = VESTIGO_VERSION;
    return Done{};
}

Result<Done> Runner::openStore() {
    if (request_.database.empty()) {
        return Done{};
    }
    auto opened = store::ProjectStore::open(request_.database);
    if (!opened) {
        return opened.error();
    }
    store_ = opened.take();
    return Done{};
}

/// Before anything is decoded: every time of a stream goes through its offset.
Result<Done> Runner::applyOffsets() {
    if (const auto known = checkStreams(recording_, request_.offsets); !known) {
        return known;
    }
    const auto offsets = settleOffsets(store_.get(), key_.recordingSha256, request_.offsets);
    if (!offsets) {
        return offsets.error();
    }
    applied_ = shiftStreams(recording_, *offsets);
    return Done{};
}

Outcome<std::optional<AnalysisPtr>> Runner::finishedBefore() {
    if (!store_) {
        return std::optional<AnalysisPtr>();
    }
    store::RecordingRow row;
    row.sha256 = key_.recordingSha256;
    row.id = recording_.id;
    row.path = recording_.folder.string();
    row.site = recording_.site;
    row.lastOpenedAt = utcNow();
    if (const auto put = store_->putRecording(row); !put) {
        return put.error();
    }
    if (!request_.again) {
        const auto finished = store_->finishedRun(key_);
        if (finished.ok() && finished->has_value()) {
            auto stored = store_->analysisOf(**finished);
            if (stored.ok() && stored->has_value()) {
                Analysis analysis = std::move(*stored.value());
                analysis.recordingPath = recording_.folder.string();
                analysis.appliedOffsets = applied_; // the same seconds; who said so last may be another
                return std::optional<AnalysisPtr>(std::make_shared<const Analysis>(std::move(analysis)));
            }
        }
    }
    auto begun = store_->beginRun(key_, recording_.id);
    if (!begun) {
        return begun.error();
    }
    runId_ = *begun;
    return std::optional<AnalysisPtr>();
}

Outcome<Done> Runner::detectAndExplain(const RunContext& context, Detection& detection) {
    auto scores = scoreRecording(context, *model_.engine, *aligned_, request_.seed);
    if (!scores.finished()) {
        return scores.failed() ? Outcome<Done>(scores.error()) : Outcome<Done>(Cancelled{});
    }
    detection = detect(context, *aligned_, cameras_, scores.take(), detect_);
    publish(Stage::Detect, detection);
    return explainIncidents(context, *aligned_, detection, causal_,
                            [&] { publish(Stage::Explain, detection); });
}

Outcome<AnalysisPtr> Runner::compute() {
    const RunContext context{recording_, regions_, align_, store_.get(), runId_, cancel_, progress_, log_};
    std::unique_ptr<AlignedParts> parts =
        decodeAndAlign(context, {model_.encoder, request_.detector, request_.encoderWeights,
                                 model_.engine->info().wantsPictures, align_.logTraits, model_.modality});
    if (!parts) {
        return stopped();
    }
    if (nothingUsable(parts->recording)) {
        return nothingUsableError(recording_, log_);
    }
    if (request_.noise != nullptr) {
        addNoise(*request_.noise, parts->recording);
    }
    aligned_ = std::make_shared<const timeline::AlignedRecording>(std::move(parts->recording));
    offers_ = std::move(parts->offers);
    cameras_ = std::move(parts->cameras);
    Detection detection;
    publish(Stage::Align, detection);
    Outcome<Done> done = Cancelled{};
    guarded(log_, [&] { done = detectAndExplain(context, detection); });
    if (log_.failed() || done.cancelled()) {
        return stopped();
    }
    if (done.failed()) {
        return done.error();
    }
    return finish(detection);
}

std::shared_ptr<Analysis> Runner::assemble(const Detection& detection) const {
    auto result = std::make_shared<Analysis>();
    result->recordingId = recording_.id;
    result->recordingSha256 = key_.recordingSha256;
    result->recordingPath = recording_.folder.string();
    result->site = recording_.site;
    result->startedAt = recording_.startedAt;
    result->durationSeconds = recording_.durationSeconds;
    result->stepSeconds = recording_.stepSeconds;
    result->engine = key_.engine;
    result->causal = request_.causal;
    result->modelName = model_.name;
    result->modelSha256 = key_.modelSha256;
    result->settingsJson = key_.settingsJson;
    result->programVersion = key_.programVersion;
    result->analysedAt = utcNow();
    result->synthetic = saysSynthetic(recording_);
    result->terminals = detection.terminals;
    result->incidents = detection.incidents;
    result->links = aligned_ ? aligned_->links : std::vector<timeline::AlignedLink>();
    result->offsets = offers_;
    result->appliedOffsets = applied_;
    result->notices = log_.notices();
    result->stages = log_.stageTimes();
    result->totalSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    result->aligned = aligned_;
    return result;
}

void Runner::publish(Stage stage, const Detection& detection) const {
    if (partial_) {
        partial_({stageKey(stage), assemble(detection)});
    }
}

Outcome<AnalysisPtr> Runner::finish(const Detection& detection) {
    std::shared_ptr<Analysis> result = assemble(detection);
    if (store_) {
        const StageClock clock(log_, Stage::Store);
        progress_.report(Stage::Store, 0.0);
        if (const auto stored = store_->finishRun(runId_, *result); !stored) {
            return stored.error();
        }
    }
    progress_.report(Stage::Store, 1.0);
    result->stages = log_.stageTimes();
    return AnalysisPtr(std::move(result));
}

Outcome<AnalysisPtr> Runner::stopped() const {
    if (const auto failure = log_.failure()) {
        return *failure;
    }
    return Cancelled{};
}

Outcome<AnalysisPtr> Runner::run() {
    auto opened = open();
    if (!opened.finished()) {
        return opened.failed() ? Outcome<AnalysisPtr>(opened.error()) : Outcome<AnalysisPtr>(Cancelled{});
    }
    auto before = finishedBefore();
    if (before.failed()) {
        return before.error();
    }
    if (before.value().has_value()) {
        return *before.value();
    }
    Outcome<AnalysisPtr> outcome = compute();
    if (store_ && !outcome.finished()) {
        // A cancelled run keeps its artifacts: the next run of the same key goes on from them.
        const auto state = outcome.cancelled() ? store::RunState::Cancelled : store::RunState::Failed;
        if (const auto ended = store_->endRun(runId_, state); !ended) {
            log_.notice({}, {}, ended.error());
        }
    }
    return outcome;
}

} // namespace

AnalyzeRun::AnalyzeRun(AnalyzeRequest request)
    : request_(std::move(request)) {}

Outcome<AnalysisPtr> AnalyzeRun::run(const CancelToken& cancel, ProgressSink& progress,
                                     const PartialSink& partial) {
    try {
        return Runner(request_, cancel, progress, partial).run();
    } catch (const std::exception& exception) {
        Error error;
        error.file = request_.recording.string();
        error.message = VESTIGO_TEXT("Error", "the analysis failed: %1");
        error.arguments = {exception.what()};
        error.remedy = VESTIGO_TEXT("Error", "please report this with the recording");
        return error;
    }
}

} // namespace vestigo::pipeline
