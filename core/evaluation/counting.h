// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/counts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vestigo::evaluation {

// The parts of countRecording, each with its own share of the counts.

constexpr double touchSeconds = 0.5;      ///< an episode so near an anomaly touches it
constexpr double falseAlarmSeconds = 2.0; ///< one further away is a false alarm

/// Seconds that both ranges share; negative: the gap between them.
inline double overlap(const timeline::TimeRange& a, const timeline::TimeRange& b) {
    return std::min(a.end, b.end) - std::max(a.start, b.start);
}

inline timeline::TimeRange widened(const timeline::TimeRange& range, double seconds) {
    return {range.start - seconds, range.end + seconds};
}

/// Which episodes belong to which anomaly.
struct Matching {
    std::vector<const analysis::Episode*> episodes;              ///< all, incident by incident
    std::vector<std::vector<const analysis::Episode*>> touching; ///< [anomaly]
    std::vector<const analysis::Episode*> matched; ///< [anomaly] one to one, greatest overlap first
};
Matching matchEpisodes(const EvaluatedRecording& recording);

/// What the episode is named, or the likeliest type where it is not; empty: neither.
std::string namedTypeOf(const analysis::Episode& episode);
Counts::Alarm judgeAlarm(const EvaluatedRecording& recording, const analysis::Episode& episode);

/// Anomalies that causal edges join, with those edges.
struct TrueIncident {
    std::vector<const labels::Anomaly*> anomalies;
    std::vector<const labels::AnnotatedEdge*> edges;
};
std::vector<TrueIncident> trueIncidents(const labels::Annotations& truth);
/// Terminals of the anomalies that no edge leads to.
std::set<std::string> rootsOf(const TrueIncident& truth);
/// The predicted incident whose episodes overlap the true one most, or nullptr.
const analysis::Incident* matchingIncident(const TrueIncident& truth,
                                           const std::vector<analysis::Incident>& incidents);

void countSteps(const EvaluatedRecording& recording, Counts& counts);
void countEvents(const EvaluatedRecording& recording, const Matching& matching, Counts& counts);
void countCauses(const EvaluatedRecording& recording, Counts& counts);
void countEvidence(const EvaluatedRecording& recording, const Matching& matching, Counts& counts);

} // namespace vestigo::evaluation
