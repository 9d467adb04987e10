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

} // namespace

void countSteps(const EvaluatedRecording& recording, Counts& counts) {
    const double step = recording.result.stepSeconds;
    const double hours = step / 3600.0;
    for (const analysis::TerminalResult& terminal : recording.result.terminals) {
        counts.stepsExpected += std::trunc((recording.durationSeconds - unjudgedSeconds) / step) + 1.0;
        for (std::size_t k = 0; k < terminal.t.size(); ++k) {
            const bool abnormal = labels::abnormalAt(recording.truth, terminal.id, terminal.t[k]);
            const bool activity = inActivity(recording.truth, terminal.id, terminal.t[k]);
            counts.truth.push_back(abnormal ? 1 : 0);
            counts.score.push_back(std::isnan(terminal.probability[k]) ? 0.0 : terminal.probability[k]);
            counts.raised.push_back(terminal.abnormal[k] ? 1 : 0);
            counts.activity.push_back(activity ? 1 : 0);
            counts.normalHours += abnormal ? 0.0 : hours;
            counts.activityHours += activity && !abnormal ? hours : 0.0;
        }
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
