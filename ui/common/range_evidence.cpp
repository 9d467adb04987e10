// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/range_evidence.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vestigo::ui_common {

namespace {

using analysis::Episode;
using analysis::FeatureWeight;
using timeline::TimeRange;

double overlap(const TimeRange& a, const TimeRange& b) {
    return std::max(0.0, std::min(a.end, b.end) - std::max(a.start, b.start));
}

struct Carried {
    double weight = 0.0;
    double heaviest = 0.0; ///< share of the segment whose values are told
    FeatureWeight values;
};

void addSegments(std::map<std::string, Carried>& carried, const Episode& episode, const TimeRange& range) {
    for (const analysis::KeySegment& segment : episode.keySegments) {
        const double length = segment.range.length();
        const double inside = length > 0.0 ? overlap(segment.range, range) / length
                                           : (range.contains(segment.range.start) ? 1.0 : 0.0);
        for (const FeatureWeight& feature : segment.features) {
            const double share = segment.weight * inside * feature.weight;
            if (!(share > 0.0)) {
                continue;
            }
            Carried& sum = carried[feature.name];
            sum.weight += share;
            if (share > sum.heaviest) {
                sum.heaviest = share;
                sum.values = feature;
            }
        }
    }
}

std::vector<FeatureWeight> heaviestFirst(const std::map<std::string, Carried>& carried) {
    double total = 0.0;
    for (const auto& [name, one] : carried) {
        total += one.weight;
    }
    std::vector<FeatureWeight> features;
    for (const auto& [name, one] : carried) {
        features.push_back(one.values);
        features.back().weight = one.weight / total;
    }
    std::stable_sort(features.begin(), features.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    return features;
}

} // namespace

RangeEvidence evidenceWithin(const analysis::Analysis& analysis, const std::string& terminal,
                             const TimeRange& range) {
    RangeEvidence evidence;
    std::map<std::string, Carried> carried;
    for (const analysis::Incident& incident : analysis.incidents) {
        for (const Episode& episode : incident.episodes) {
            if (episode.terminal != terminal) {
                continue;
            }
            evidence.abnormalSeconds += overlap(episode.range, range);
            addSegments(carried, episode, range);
            std::copy_if(episode.visualEvidence.begin(), episode.visualEvidence.end(),
                         std::back_inserter(evidence.visual),
                         [&range](const auto& one) { return range.contains(one.t); });
        }
    }
    evidence.features = heaviestFirst(carried);
    std::stable_sort(evidence.visual.begin(), evidence.visual.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    if (const analysis::TerminalResult* result = analysis.findTerminal(terminal)) {
        const std::size_t steps = std::min(result->t.size(), result->probability.size());
        for (std::size_t k = 0; k < steps; ++k) {
            const double p = result->probability[k];
            const bool higher = !evidence.highestProbability || p > *evidence.highestProbability;
            if (range.contains(result->t[k]) && std::isfinite(p) && higher) {
                evidence.highestProbability = p;
                evidence.highestTime = result->t[k];
            }
        }
    }
    return evidence;
}

std::vector<int> incidentsWithin(const analysis::Analysis& analysis, const TimeRange& range) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < analysis.incidents.size(); ++i) {
        const TimeRange& one = analysis.incidents[i].range;
        if (one.end >= range.start && one.start <= range.end) {
            numbers.push_back(static_cast<int>(i) + 1);
        }
    }
    return numbers;
}

} // namespace vestigo::ui_common
