// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/counts.h"

#include "core/evaluation/counting.h"

#include <cmath>

namespace vestigo::evaluation {

namespace {

constexpr double unjudgedSeconds = 8.0; ///< at the start of a recording: one window of 16 steps of 0.5 s

bool inActivity(const labels::Annotations& truth, const std::string& terminal, double t) {
    return std::any_of(truth.activities.begin(), truth.activities.end(),
                       [&](const labels::Activity& activity) {
                           return activity.terminal == terminal && activity.range.contains(t);
                       });
}

/// Index of the first anomaly of the terminal that holds `t`; the number of anomalies: none does.
std::size_t anomalyAt(const labels::Annotations& truth, const std::string& terminal, double t) {
    const auto found =
        std::find_if(truth.anomalies.begin(), truth.anomalies.end(), [&](const labels::Anomaly& anomaly) {
            return anomaly.terminal == terminal && anomaly.range.contains(t);
        });
    return static_cast<std::size_t>(found - truth.anomalies.begin());
}

void countTerminal(const EvaluatedRecording& recording, const analysis::TerminalResult& terminal,
                   Counts& counts) {
    const double hours = recording.result.stepSeconds / 3600.0;
    Counts::Terminal part;
    part.type = terminal.type;
    part.firstStep = counts.truth.size();
    for (std::size_t k = 0; k < terminal.t.size(); ++k) {
        const std::size_t anomaly = anomalyAt(recording.truth, terminal.id, terminal.t[k]);
        const bool abnormal = anomaly < recording.truth.anomalies.size();
        const bool activity = inActivity(recording.truth, terminal.id, terminal.t[k]);
        counts.truth.push_back(abnormal ? 1 : 0);
        counts.anomalyOfStep.push_back(static_cast<std::uint32_t>(anomaly));
        counts.score.push_back(std::isnan(terminal.probability[k]) ? 0.0 : terminal.probability[k]);
        counts.raised.push_back(terminal.abnormal[k] ? 1 : 0);
        counts.activity.push_back(activity ? 1 : 0);
        counts.normalHours += abnormal ? 0.0 : hours;
        counts.activityHours += activity && !abnormal ? hours : 0.0;
        part.normalHours += abnormal ? 0.0 : hours;
        part.activityHours += activity && !abnormal ? hours : 0.0;
    }
    part.endStep = counts.truth.size();
    counts.terminals.push_back(std::move(part));
}

} // namespace

void countSteps(const EvaluatedRecording& recording, Counts& counts) {
    const double step = recording.result.stepSeconds;
    for (const analysis::TerminalResult& terminal : recording.result.terminals) {
        counts.stepsExpected += std::trunc((recording.durationSeconds - unjudgedSeconds) / step) + 1.0;
        countTerminal(recording, terminal, counts);
    }
    const double area = areaUnderRoc(counts.truth, counts.score);
    counts.areaUnderRoc = std::isnan(area) ? std::nullopt : std::optional(area);
}

Counts countRecording(const EvaluatedRecording& recording) {
    Counts counts;
    countSteps(recording, counts);
    const Matching matching = matchEpisodes(recording);
    countEvents(recording, matching, counts);
    countCauses(recording, counts);
    countEvidence(recording, matching, counts);
    return counts;
}

} // namespace vestigo::evaluation
