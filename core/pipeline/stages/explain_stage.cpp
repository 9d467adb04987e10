// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/explain_stage.h"

#include "core/explanation/evidence.h"

namespace vestigo::pipeline {

namespace {

void explainEpisode(analysis::Episode& episode, const timeline::AlignedRecording& aligned,
                    const Detection& detection) {
    const auto reference =
        aligned.causal ? explanation::Reference::PastOnly : explanation::Reference::WholeRecording;
    for (std::size_t i = 0; i < aligned.terminals.size() && i < detection.scores.size(); ++i) {
        if (aligned.terminals[i].id != episode.terminal) {
            continue;
        }
        if (episode.cameraEvidence != analysis::CameraEvidence::Only) { // else no column speaks for it
            explanation::explainBehavior(episode, detection.scores[i], aligned.terminals[i], aligned.grid,
                                         reference);
        }
        explanation::explainVideo(episode, aligned.terminals[i], aligned.grid, reference);
        explanation::explainCameras(episode, detection.terminals[i].cameras, aligned.terminals[i]);
    }
}

/// The probabilities before any mean over time, where the engine gives them: in a smooth series everything
/// follows from its own past, and nothing is left that another terminal could explain.
std::vector<analysis::TerminalResult> forTests(const Detection& detection) {
    std::vector<analysis::TerminalResult> terminals = detection.terminals;
    for (std::size_t i = 0; i < terminals.size() && i < detection.scores.size(); ++i) {
        if (detection.scores[i].sharpProbabilities.size() == terminals[i].t.size()) {
            terminals[i].probability = detection.scores[i].sharpProbabilities;
        }
    }
    return terminals;
}

} // namespace

Outcome<Done> explainIncidents(const RunContext& context, const timeline::AlignedRecording& aligned,
                               Detection& detection, const explanation::CausalSettings& settings,
                               const std::function<void()>& each) {
    const StageClock clock(context.log, Stage::Explain);
    const std::vector<analysis::TerminalResult> terminals = forTests(detection);
    std::size_t done = 0;
    for (analysis::Incident& incident : detection.incidents) {
        for (analysis::Episode& episode : incident.episodes) {
            if (context.stop()) {
                return Cancelled{};
            }
            explainEpisode(episode, aligned, detection);
        }
        auto explained = explanation::explainIncident(incident, terminals, aligned.links,
                                                      aligned.grid.stepSeconds, settings, context.cancel);
        if (!explained.finished()) {
            return explained;
        }
        context.progress.report(Stage::Explain,
                                static_cast<double>(++done) / static_cast<double>(detection.incidents.size()),
                                incident.id);
        each();
    }
    context.progress.report(Stage::Explain, 1.0);
    return Done{};
}

} // namespace vestigo::pipeline
