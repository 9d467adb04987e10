// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/counting.h"

#include <map>
#include <set>

namespace vestigo::evaluation {

namespace {

using analysis::Episode;
using analysis::TerminalResult;
using labels::Anomaly;

constexpr double warningSeconds = 5.0;

struct Onset {
    std::optional<double> delay; ///< to the first raised step inside; 0 when the alarm was up already
    bool warned = false;         ///< raised in the 5 s before
};

Onset onsetOf(const Anomaly& anomaly, const TerminalResult& terminal) {
    constexpr double slack = 1e-9;
    Onset onset;
    bool up = false; // at the last step before the start
    for (std::size_t k = 0; k < terminal.t.size(); ++k) {
        const double t = terminal.t[k];
        const bool raised = terminal.abnormal[k];
        if (t < anomaly.range.start) {
            up = raised;
            onset.warned = onset.warned || (raised && t >= anomaly.range.start - warningSeconds);
        }
        if (raised && !onset.delay && t >= anomaly.range.start - slack && t <= anomaly.range.end + slack) {
            onset.delay = t - anomaly.range.start;
        }
    }
    if (up && onset.warned) {
        onset.delay = 0.0;
    }
    return onset;
}

} // namespace

std::string namedTypeOf(const Episode& episode) {
    if (!episode.type.empty() || episode.typeProbabilities.empty()) {
        return episode.type;
    }
    return std::max_element(episode.typeProbabilities.begin(), episode.typeProbabilities.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

namespace {

std::string terminalTypeOf(const EvaluatedRecording& recording, const std::string& id) {
    const TerminalResult* terminal = recording.result.findTerminal(id);
    return terminal == nullptr ? std::string() : terminal->type;
}

Counts::Anomaly countAnomaly(const EvaluatedRecording& recording, const Matching& matching,
                             std::size_t index) {
    const Anomaly& anomaly = recording.truth.anomalies[index];
    const std::vector<const Episode*>& touching = matching.touching[index];
    Counts::Anomaly counted;
    counted.type = anomaly.type;
    counted.terminalType = terminalTypeOf(recording, anomaly.terminal);
    counted.detected = !touching.empty();
    if (counted.detected) {
        const TerminalResult* terminal = recording.result.findTerminal(anomaly.terminal);
        const Onset onset = terminal == nullptr ? Onset() : onsetOf(anomaly, *terminal);
        const Episode* first =
            *std::min_element(touching.begin(), touching.end(), [](const Episode* a, const Episode* b) {
                return a->range.start < b->range.start;
            });
        counted.delay = onset.delay.value_or(std::max(0.0, first->range.start - anomaly.range.start));
        counted.warned = onset.warned;
    }
    if (const Episode* match = matching.matched[index]) {
        const double both =
            std::max(anomaly.range.end, match->range.end) - std::min(anomaly.range.start, match->range.start);
        counted.timeOverlap = std::max(0.0, overlap(anomaly.range, match->range)) / std::max(1e-9, both);
        counted.namedType = namedTypeOf(*match);
    }
    return counted;
}

} // namespace

Counts::Alarm judgeAlarm(const EvaluatedRecording& recording, const Episode& episode) {
    const labels::Annotations& truth = recording.truth;
    Counts::Alarm alarm;
    alarm.terminalType = terminalTypeOf(recording, episode.terminal);
    alarm.namedType = namedTypeOf(episode);
    alarm.falseAlarm = true;
    for (const Anomaly& anomaly : truth.anomalies) {
        if (anomaly.terminal == episode.terminal) {
            alarm.touchesAnomaly =
                alarm.touchesAnomaly || overlap(anomaly.range, episode.range) >= -touchSeconds;
            alarm.falseAlarm =
                alarm.falseAlarm && overlap(widened(anomaly.range, falseAlarmSeconds), episode.range) < 0.0;
        }
    }
    for (const labels::Activity& activity : truth.activities) {
        alarm.inActivity = alarm.inActivity || (activity.terminal == episode.terminal &&
                                                overlap(activity.range, episode.range) > 0.0);
    }
    return alarm;
}

Matching matchEpisodes(const EvaluatedRecording& recording) {
    struct Pair {
        double seconds;
        std::size_t anomaly;
        const Episode* episode;
    };
    Matching matching;
    std::map<std::string, std::vector<const Episode*>> byTerminal;
    for (const analysis::Incident& incident : recording.result.incidents) {
        for (const Episode& episode : incident.episodes) {
            matching.episodes.push_back(&episode);
            byTerminal[episode.terminal].push_back(&episode);
        }
    }
    const std::vector<Anomaly>& anomalies = recording.truth.anomalies;
    matching.touching.resize(anomalies.size());
    matching.matched.resize(anomalies.size(), nullptr);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < anomalies.size(); ++i) {
        for (const Episode* episode : byTerminal[anomalies[i].terminal]) {
            const double seconds = overlap(widened(anomalies[i].range, touchSeconds), episode->range);
            if (seconds >= 0.0) {
                matching.touching[i].push_back(episode);
                pairs.push_back({seconds, i, episode});
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.seconds > b.seconds; });
    std::set<const Episode*> taken;
    for (const Pair& pair : pairs) {
        if (matching.matched[pair.anomaly] == nullptr && taken.insert(pair.episode).second) {
            matching.matched[pair.anomaly] = pair.episode;
        }
    }
    return matching;
}

void countEvents(const EvaluatedRecording& recording, const Matching& matching, Counts& counts) {
    for (std::size_t i = 0; i < recording.truth.anomalies.size(); ++i) {
        counts.anomalies.push_back(countAnomaly(recording, matching, i));
    }
    for (const Episode* episode : matching.episodes) {
        counts.alarms.push_back(judgeAlarm(recording, *episode));
    }
}

} // namespace vestigo::evaluation
