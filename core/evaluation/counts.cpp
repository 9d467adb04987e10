// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/counts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace vestigo::evaluation {

namespace {

using analysis::Episode;
using analysis::Incident;
using analysis::TerminalResult;
using labels::Annotations;
using labels::Anomaly;
using timeline::TimeRange;

constexpr double touchSeconds = 0.5;
constexpr double falseAlarmSeconds = 2.0;

double overlap(const TimeRange& a, const TimeRange& b) {
    return std::min(a.end, b.end) - std::max(a.start, b.start);
}

TimeRange widened(const TimeRange& range, double seconds) {
    return {range.start - seconds, range.end + seconds};
}

bool inActivity(const Annotations& truth, const std::string& terminal, double t) {
    return std::any_of(truth.activities.begin(), truth.activities.end(),
                       [&](const labels::Activity& activity) {
                           return activity.terminal == terminal && activity.range.contains(t);
                       });
}

void countSteps(const EvaluatedRecording& recording, Counts& counts) {
    const double hours = recording.result.stepSeconds / 3600.0;
    for (const TerminalResult& terminal : recording.result.terminals) {
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
}

/// Seconds from the anomaly's start to the first raised step inside; 0 when the alarm was up already; else by
/// the first episode that touches it.
double delayOf(const Anomaly& anomaly, const TerminalResult* terminal,
               const std::vector<const Episode*>& touching) {
    if (terminal != nullptr) {
        bool upBefore = false;
        for (std::size_t k = 0; k < terminal->t.size(); ++k) {
            if (terminal->t[k] < anomaly.range.start) {
                upBefore = terminal->abnormal[k];
            } else if (upBefore) {
                return 0.0;
            } else if (terminal->t[k] <= anomaly.range.end && terminal->abnormal[k]) {
                return terminal->t[k] - anomaly.range.start;
            }
        }
    }
    double first = anomaly.range.end;
    for (const Episode* episode : touching) {
        first = std::min(first, episode->range.start);
    }
    return std::max(0.0, first - anomaly.range.start);
}

void countEvents(const EvaluatedRecording& recording, const std::vector<const Episode*>& episodes,
                 Counts& counts) {
    for (const Anomaly& anomaly : recording.truth.anomalies) {
        std::vector<const Episode*> touching;
        for (const Episode* episode : episodes) {
            if (episode->terminal == anomaly.terminal &&
                overlap(widened(anomaly.range, touchSeconds), episode->range) >= 0.0) {
                touching.push_back(episode);
            }
        }
        Counts::Anomaly counted;
        counted.detected = !touching.empty();
        counted.delay = counted.detected
                            ? delayOf(anomaly, recording.result.findTerminal(anomaly.terminal), touching)
                            : 0.0;
        counts.anomalies.push_back(counted);
    }
    for (const Episode* episode : episodes) {
        Counts::Alarm alarm;
        alarm.falseAlarm = true;
        for (const Anomaly& anomaly : recording.truth.anomalies) {
            if (anomaly.terminal == episode->terminal) {
                alarm.touchesAnomaly =
                    alarm.touchesAnomaly || overlap(anomaly.range, episode->range) >= -touchSeconds;
                alarm.falseAlarm = alarm.falseAlarm &&
                                   overlap(widened(anomaly.range, falseAlarmSeconds), episode->range) < 0.0;
            }
        }
        for (const labels::Activity& activity : recording.truth.activities) {
            alarm.inActivity = alarm.inActivity || (activity.terminal == episode->terminal &&
                                                    overlap(activity.range, episode->range) > 0.0);
        }
        counts.alarms.push_back(alarm);
    }
}

/// Anomalies that causal edges join, with those edges.
struct TrueIncident {
    std::vector<const Anomaly*> anomalies;
    std::vector<const labels::AnnotatedEdge*> edges;
};

std::vector<TrueIncident> trueIncidents(const Annotations& truth) {
    std::map<std::string, std::size_t> group;
    for (std::size_t i = 0; i < truth.anomalies.size(); ++i) {
        group[truth.anomalies[i].id] = i;
    }
    for (const labels::AnnotatedEdge& edge : truth.edges) {
        if (group.count(edge.from) == 0 || group.count(edge.to) == 0) {
            continue;
        }
        const std::size_t from = group[edge.from];
        const std::size_t to = group[edge.to];
        for (auto& entry : group) {
            entry.second = entry.second == from ? to : entry.second;
        }
    }
    std::map<std::size_t, TrueIncident> incidents;
    for (const Anomaly& anomaly : truth.anomalies) {
        incidents[group[anomaly.id]].anomalies.push_back(&anomaly);
    }
    for (const labels::AnnotatedEdge& edge : truth.edges) {
        if (group.count(edge.from) > 0 && group.count(edge.to) > 0) {
            incidents[group[edge.from]].edges.push_back(&edge);
        }
    }
    std::vector<TrueIncident> result;
    for (auto& entry : incidents) {
        result.push_back(std::move(entry.second));
    }
    return result;
}

/// The predicted incident whose episodes overlap the true one most, or nullptr.
const Incident* matching(const TrueIncident& truth, const std::vector<Incident>& incidents) {
    const Incident* best = nullptr;
    double most = 0.0;
    for (const Incident& incident : incidents) {
        double sum = 0.0;
        for (const Anomaly* anomaly : truth.anomalies) {
            for (const Episode& episode : incident.episodes) {
                if (episode.terminal == anomaly->terminal) {
                    sum += std::max(0.0, overlap(widened(anomaly->range, touchSeconds), episode.range));
                }
            }
        }
        if (sum > most) {
            most = sum;
            best = &incident;
        }
    }
    return best;
}

std::vector<std::string> rankingOf(const Incident& incident) {
    std::vector<std::string> ranking;
    const auto add = [&ranking](const std::string& terminal) {
        if (!terminal.empty() && std::find(ranking.begin(), ranking.end(), terminal) == ranking.end()) {
            ranking.push_back(terminal);
        }
    };
    add(incident.rootCause);
    std::for_each(incident.rootRanking.begin(), incident.rootRanking.end(), add);
    std::for_each(incident.path.begin(), incident.path.end(), add);
    for (const Episode& episode : incident.episodes) { // by start already
        add(episode.terminal);
    }
    return ranking;
}

Counts::Cause causeOf(const TrueIncident& truth, const Incident* found) {
    std::set<std::string> led;
    for (const labels::AnnotatedEdge* edge : truth.edges) {
        led.insert(edge->to);
    }
    std::set<std::string> roots;
    for (const Anomaly* anomaly : truth.anomalies) {
        if (led.count(anomaly->id) == 0) {
            roots.insert(anomaly->terminal);
        }
    }
    Counts::Cause cause;
    if (found != nullptr) {
        cause.hit1 = roots.count(found->rootCause) > 0;
        const std::vector<std::string> ranking = rankingOf(*found);
        for (std::size_t i = 0; i < std::min<std::size_t>(3, ranking.size()); ++i) {
            cause.hit3 = cause.hit3 || roots.count(ranking[i]) > 0;
        }
    }
    return cause;
}

void countCauses(const EvaluatedRecording& recording, Counts& counts) {
    const std::vector<Incident>& incidents = recording.result.incidents;
    std::set<std::pair<std::size_t, std::pair<std::string, std::string>>> used;
    for (const TrueIncident& truth : trueIncidents(recording.truth)) {
        counts.causes.push_back(causeOf(truth, matching(truth, incidents)));
        std::map<std::string, const Anomaly*> byId;
        TimeRange span = truth.anomalies.front()->range;
        for (const Anomaly* anomaly : truth.anomalies) {
            byId[anomaly->id] = anomaly;
            span = {std::min(span.start, anomaly->range.start), std::max(span.end, anomaly->range.end)};
        }
        std::set<std::pair<std::string, std::string>> wanted;
        for (const labels::AnnotatedEdge* edge : truth.edges) {
            wanted.insert({byId[edge->from]->terminal, byId[edge->to]->terminal});
        }
        for (const auto& pair : wanted) {
            bool hit = false;
            for (std::size_t i = 0; i < incidents.size() && !hit; ++i) {
                const bool near = overlap(incidents[i].range, widened(span, falseAlarmSeconds)) >= 0.0;
                const bool there =
                    std::any_of(incidents[i].causalEdges.begin(), incidents[i].causalEdges.end(),
                                [&pair](const analysis::CausalEdge& edge) {
                                    return edge.from == pair.first && edge.to == pair.second;
                                });
                hit = near && there && used.insert({i, pair}).second;
            }
            ++(hit ? counts.edgesFound : counts.edgesMissed);
        }
    }
    std::size_t predicted = 0;
    for (const Incident& incident : incidents) {
        predicted += incident.causalEdges.size();
    }
    counts.edgesInvented = predicted - std::min(predicted, used.size());
}

} // namespace

Counts countRecording(const EvaluatedRecording& recording) {
    Counts counts;
    countSteps(recording, counts);
    std::vector<const Episode*> episodes;
    for (const Incident& incident : recording.result.incidents) {
        for (const Episode& episode : incident.episodes) {
            episodes.push_back(&episode);
        }
    }
    countEvents(recording, episodes, counts);
    countCauses(recording, counts);
    return counts;
}

} // namespace vestigo::evaluation
