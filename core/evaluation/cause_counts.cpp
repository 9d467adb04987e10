// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/counting.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace vestigo::evaluation {

namespace {

using analysis::CausalEdge;
using analysis::Episode;
using analysis::Incident;
using labels::Annotations;
using labels::Anomaly;
using timeline::TimeRange;
using TerminalPair = std::pair<std::string, std::string>;

} // namespace

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

const Incident* matchingIncident(const TrueIncident& truth, const std::vector<Incident>& incidents) {
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

namespace {

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
    std::vector<const Episode*> byStart;
    for (const Episode& episode : incident.episodes) {
        byStart.push_back(&episode);
    }
    std::stable_sort(byStart.begin(), byStart.end(),
                     [](const Episode* a, const Episode* b) { return a->range.start < b->range.start; });
    for (const Episode* episode : byStart) {
        add(episode->terminal);
    }
    return ranking;
}

/// Edges between terminals and their lag. Of two edges between the same terminals the last one counts.
std::map<TerminalPair, double> trueEdges(const TrueIncident& truth) {
    std::map<std::string, const Anomaly*> byId;
    for (const Anomaly* anomaly : truth.anomalies) {
        byId[anomaly->id] = anomaly;
    }
    std::map<TerminalPair, double> edges;
    for (const labels::AnnotatedEdge* edge : truth.edges) {
        edges[{byId[edge->from]->terminal, byId[edge->to]->terminal}] = edge->lagSeconds;
    }
    return edges;
}

} // namespace

std::set<std::string> rootsOf(const TrueIncident& truth) {
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
    return roots;
}

namespace {

Counts::Cause causeOf(const TrueIncident& truth, const Incident* found) {
    Counts::Cause cause;
    cause.anomalies = truth.anomalies.size();
    if (found == nullptr) {
        return cause;
    }
    const std::set<std::string> roots = rootsOf(truth);
    cause.hit1 = roots.count(found->rootCause) > 0;
    const std::vector<std::string> ranking = rankingOf(*found);
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ranking.size()); ++i) {
        cause.hit3 = cause.hit3 || roots.count(ranking[i]) > 0;
    }
    std::set<TerminalPair> drawn;
    for (const CausalEdge& edge : found->causalEdges) {
        drawn.insert({edge.from, edge.to});
    }
    std::set<TerminalPair> wanted;
    for (const auto& edge : trueEdges(truth)) {
        wanted.insert(edge.first);
    }
    cause.exact = cause.hit1 && drawn == wanted;
    return cause;
}

/// The drawn edges of a recording; each can be found once.
class DrawnEdges {
public:
    explicit DrawnEdges(const std::vector<Incident>& incidents)
        : incidents_(incidents) {
        for (std::size_t i = 0; i < incidents.size(); ++i) {
            for (const CausalEdge& edge : incidents[i].causalEdges) {
                lags_.emplace(std::pair(i, TerminalPair(edge.from, edge.to)), edge.lagSeconds);
            }
        }
    }

    /// Lag of an unused edge between the two terminals in an incident that overlaps the span.
    std::optional<double> take(const TerminalPair& pair, const TimeRange& span) {
        for (std::size_t i = 0; i < incidents_.size(); ++i) {
            const auto drawn = lags_.find({i, pair});
            if (drawn != lags_.end() && overlap(incidents_[i].range, span) >= 0.0 &&
                used_.insert(drawn->first).second) {
                return drawn->second;
            }
        }
        return std::nullopt;
    }

    std::size_t unused() const { return lags_.size() - used_.size(); }

private:
    using Key = std::pair<std::size_t, TerminalPair>;
    const std::vector<Incident>& incidents_;
    std::map<Key, double> lags_;
    std::set<Key> used_;
};

} // namespace

void countCauses(const EvaluatedRecording& recording, Counts& counts) {
    const std::vector<Incident>& incidents = recording.result.incidents;
    counts.givesIncidents = !incidents.empty();
    counts.givesRoots = std::any_of(incidents.begin(), incidents.end(),
                                    [](const Incident& incident) { return !incident.rootCause.empty(); });
    DrawnEdges drawn(incidents);
    for (const TrueIncident& truth : trueIncidents(recording.truth)) {
        counts.causes.push_back(causeOf(truth, matchingIncident(truth, incidents)));
        TimeRange span = truth.anomalies.front()->range;
        for (const Anomaly* anomaly : truth.anomalies) {
            span = {std::min(span.start, anomaly->range.start), std::max(span.end, anomaly->range.end)};
        }
        for (const auto& [pair, lag] : trueEdges(truth)) {
            const std::optional<double> found = drawn.take(pair, widened(span, falseAlarmSeconds));
            ++(found ? counts.edgesFound : counts.edgesMissed);
            if (found) {
                counts.lagErrors.push_back(std::abs(*found - lag));
            }
        }
    }
    counts.edgesInvented = drawn.unused();
}

} // namespace vestigo::evaluation
