// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/detect_stage.h"

#include "core/base/bytes.h"
#include "core/detection/camera_evidence.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vestigo::pipeline {

namespace {

using models::TerminalScores;

constexpr const char* scoresKey = "scores";

std::string packed(const std::vector<TerminalScores>& scores) {
    ByteWriter out;
    out.number<std::uint64_t>(scores.size());
    for (const TerminalScores& terminal : scores) {
        out.text(terminal.terminal);
        out.numbers(std::vector<std::uint64_t>(terminal.steps.begin(), terminal.steps.end()));
        out.numbers(terminal.probabilities);
        out.numbers(terminal.sharpProbabilities);
        out.number(terminal.suggestedThreshold);
        out.number<std::uint64_t>(terminal.featureNames.size());
        for (const std::string& name : terminal.featureNames) {
            out.text(name);
        }
        out.number<std::uint64_t>(terminal.attributions.size());
        for (const auto& attributions : terminal.attributions) {
            out.number<std::uint64_t>(attributions.size());
            for (const models::Attribution& attribution : attributions) {
                out.number<std::uint64_t>(attribution.step);
                out.number<std::uint64_t>(attribution.feature);
                out.number(attribution.weight);
            }
        }
        out.number<std::uint64_t>(terminal.typeProbabilities.size());
        for (const auto& types : terminal.typeProbabilities) {
            out.number<std::uint64_t>(types.size());
            for (const auto& [type, probability] : types) {
                out.text(type);
                out.number(probability);
            }
        }
    }
    return out.take();
}

void readAttributions(ByteReader& in, TerminalScores& scores) {
    const std::uint64_t emitted = in.count();
    for (std::uint64_t k = 0; k < emitted && in.ok(); ++k) {
        std::vector<models::Attribution> attributions;
        const std::uint64_t count = in.count();
        for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
            models::Attribution attribution;
            attribution.step = static_cast<std::uint32_t>(in.number<std::uint64_t>());
            attribution.feature = static_cast<std::uint32_t>(in.number<std::uint64_t>());
            attribution.weight = in.number<float>();
            attributions.push_back(attribution);
        }
        scores.attributions.push_back(std::move(attributions));
    }
    const std::uint64_t typed = in.count();
    for (std::uint64_t k = 0; k < typed && in.ok(); ++k) {
        std::map<std::string, double> types;
        const std::uint64_t count = in.count();
        for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
            std::string type = in.text();
            types[std::move(type)] = in.number<double>();
        }
        scores.typeProbabilities.push_back(std::move(types));
    }
}

/// What is used as an index later must be one.
bool consistent(const TerminalScores& scores, std::size_t gridSteps) {
    const std::size_t emitted = scores.steps.size();
    bool sane = scores.probabilities.size() == emitted &&
                (scores.sharpProbabilities.empty() || scores.sharpProbabilities.size() == emitted) &&
                (scores.attributions.empty() || scores.attributions.size() == emitted) &&
                (scores.typeProbabilities.empty() || scores.typeProbabilities.size() == emitted);
    for (const std::size_t step : scores.steps) {
        sane = sane && step < gridSteps;
    }
    for (const auto& attributions : scores.attributions) {
        for (const models::Attribution& attribution : attributions) {
            sane = sane && attribution.step < gridSteps && attribution.feature < scores.featureNames.size();
        }
    }
    return sane;
}

std::optional<std::vector<TerminalScores>> unpacked(const std::string& bytes, std::size_t gridSteps) {
    ByteReader in(bytes);
    std::vector<TerminalScores> all;
    const std::uint64_t terminals = in.count();
    for (std::uint64_t i = 0; i < terminals && in.ok(); ++i) {
        TerminalScores scores;
        scores.terminal = in.text();
        for (const std::uint64_t step : in.numbers<std::uint64_t>()) {
            scores.steps.push_back(step);
        }
        scores.probabilities = in.numbers<double>();
        scores.sharpProbabilities = in.numbers<double>();
        scores.suggestedThreshold = in.number<double>();
        const std::uint64_t names = in.count();
        for (std::uint64_t n = 0; n < names && in.ok(); ++n) {
            scores.featureNames.push_back(in.text());
        }
        readAttributions(in, scores);
        if (!in.ok() || !consistent(scores, gridSteps)) {
            return std::nullopt;
        }
        all.push_back(std::move(scores));
    }
    return in.ok() && in.atEnd() ? std::optional(std::move(all)) : std::nullopt;
}

analysis::TerminalResult resultOf(const recordings::Terminal& terminal, const TerminalScores& scores,
                                  const timeline::Grid& grid, const std::vector<bool>& raised) {
    analysis::TerminalResult result;
    result.id = terminal.id;
    result.type = terminal.type;
    result.name = terminal.name;
    result.positionMetres = terminal.positionMetres;
    result.threshold = scores.suggestedThreshold;
    for (const std::size_t step : scores.steps) {
        result.t.push_back(grid.time(step));
    }
    result.probability = scores.probabilities;
    result.abnormal = raised;
    if (result.t.empty()) { // nothing to judge it by: said, not invented
        const std::size_t first = grid.steps > timeline::windowSteps ? timeline::windowSteps : 0;
        for (std::size_t k = first; k < grid.steps; ++k) {
            result.t.push_back(grid.time(k));
        }
        result.probability.assign(result.t.size(), std::numeric_limits<double>::quiet_NaN());
        result.abnormal.assign(result.t.size(), false);
        result.note =
            grid.steps > timeline::windowSteps
                ? VESTIGO_TEXT("Analysis", "No usable stream: this terminal could not be judged.").source
                : VESTIGO_TEXT("Analysis", "The recording is shorter than one window of 16 steps.").source;
    }
    return result;
}

} // namespace

Outcome<std::vector<TerminalScores>> scoreRecording(const RunContext& context, models::Engine& engine,
                                                    const timeline::AlignedRecording& aligned,
                                                    std::uint64_t seed) {
    const StageClock clock(context.log, Stage::Detect);
    if (const auto kept = takeArtifact(context, Stage::Detect, scoresKey)) {
        if (auto scores = unpacked(*kept, aligned.grid.steps)) {
            return std::move(*scores);
        }
    }
    PartOfStage part(context.progress, Stage::Detect, 0.0, 0.95, engine.info().name);
    auto scores = engine.score(aligned, seed, context.cancel, part);
    if (scores.finished()) {
        keepArtifact(context, Stage::Detect, scoresKey, packed(scores.value()));
    }
    return scores;
}

namespace {

/// The engine's scores of one terminal; none where it gave none.
TerminalScores scoresOf(const std::string& terminal, std::vector<TerminalScores>& scores) {
    const auto found = std::find_if(scores.begin(), scores.end(),
                                    [&](const TerminalScores& s) { return s.terminal == terminal; });
    TerminalScores own;
    if (found != scores.end()) {
        own = std::move(*found);
    }
    own.terminal = terminal;
    return own;
}

} // namespace

Detection detect(const RunContext& context, const timeline::AlignedRecording& aligned,
                 const std::vector<CameraParts>& cameras, std::vector<TerminalScores> scores,
                 const detection::DetectionSettings& settings) {
    const StageClock clock(context.log, Stage::Detect);
    Detection result;
    std::vector<analysis::Episode> episodes;
    const double step = aligned.grid.stepSeconds;
    for (std::size_t i = 0; i < context.recording.terminals.size(); ++i) {
        const recordings::Terminal& terminal = context.recording.terminals[i];
        TerminalScores own = scoresOf(terminal.id, scores);
        const CameraParts seen = i < cameras.size() ? cameras[i] : CameraParts();
        const auto steps =
            detection::raiseForCameras(own, seen.streams, seen.maintenance, step, settings.cameras);
        const std::vector<bool> raised = detection::raisedSteps(own, step, settings);
        for (analysis::Episode& episode : detection::findEpisodes(own, raised, step, settings)) {
            detection::judgeCameraEvidence(episode, own, steps, seen.streams, step);
            episodes.push_back(std::move(episode));
        }
        result.terminals.push_back(resultOf(terminal, own, aligned.grid, raised));
        result.terminals.back().cameras = seen.streams;
        result.scores.push_back(std::move(own));
    }
    result.incidents = detection::groupIncidents(std::move(episodes), aligned.links, settings);
    context.progress.report(Stage::Detect, 1.0);
    return result;
}

} // namespace vestigo::pipeline
