// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/mistakes.h"

#include "core/evaluation/counting.h"

#include <algorithm>

namespace vestigo::evaluation {

namespace {

void addMissedAndMisnamed(const EvaluatedRecording& recording, const Matching& matching,
                          std::vector<Mistake>& mistakes) {
    for (std::size_t i = 0; i < recording.truth.anomalies.size(); ++i) {
        const labels::Anomaly& anomaly = recording.truth.anomalies[i];
        Mistake mistake;
        mistake.terminal = anomaly.terminal;
        mistake.range = anomaly.range;
        mistake.truth = anomaly.type;
        if (matching.touching[i].empty()) {
            mistakes.push_back(std::move(mistake));
            continue;
        }
        mistake.kind = MistakeKind::WrongType;
        mistake.named = matching.matched[i] == nullptr ? std::string() : namedTypeOf(*matching.matched[i]);
        if (!mistake.named.empty() && mistake.named != anomaly.type) {
            mistakes.push_back(std::move(mistake));
        }
    }
}

void addFalseAlarms(const EvaluatedRecording& recording, const Matching& matching,
                    std::vector<Mistake>& mistakes) {
    for (const analysis::Episode* episode : matching.episodes) {
        const Counts::Alarm alarm = judgeAlarm(recording, *episode);
        if (alarm.falseAlarm) {
            Mistake mistake;
            mistake.kind = MistakeKind::FalseAlarm;
            mistake.terminal = episode->terminal;
            mistake.range = episode->range;
            mistake.named = alarm.namedType;
            mistake.inActivity = alarm.inActivity;
            mistakes.push_back(std::move(mistake));
        }
    }
}

/// Of the incidents that were found and whose root was named.
void addWrongRoots(const EvaluatedRecording& recording, std::vector<Mistake>& mistakes) {
    for (const TrueIncident& truth : trueIncidents(recording.truth)) {
        const analysis::Incident* found = matchingIncident(truth, recording.result.incidents);
        const std::set<std::string> roots = rootsOf(truth);
        if (found == nullptr || found->rootCause.empty() || roots.count(found->rootCause) > 0) {
            continue;
        }
        const auto* first =
            *std::min_element(truth.anomalies.begin(), truth.anomalies.end(),
                              [&roots](const labels::Anomaly* a, const labels::Anomaly* b) {
                                  const bool rootA = roots.count(a->terminal) > 0;
                                  const bool rootB = roots.count(b->terminal) > 0;
                                  return rootA != rootB ? rootA : a->range.start < b->range.start;
                              });
        Mistake mistake;
        mistake.kind = MistakeKind::WrongRoot;
        mistake.terminal = first->terminal;
        mistake.range = first->range;
        for (const std::string& root : roots) {
            mistake.truth += mistake.truth.empty() ? root : ", " + root;
        }
        mistake.named = found->rootCause;
        mistakes.push_back(std::move(mistake));
    }
}

} // namespace

std::vector<Mistake> mistakesOf(const EvaluatedRecording& recording) {
    const Matching matching = matchEpisodes(recording);
    std::vector<Mistake> mistakes;
    addMissedAndMisnamed(recording, matching, mistakes);
    addFalseAlarms(recording, matching, mistakes);
    addWrongRoots(recording, mistakes);
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [](const Mistake& a, const Mistake& b) { return a.range.start < b.range.start; });
    return mistakes;
}

} // namespace vestigo::evaluation
