// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detection/detection.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace vestigo::detection {

namespace {

using analysis::Episode;
using analysis::Incident;

/// Which terminals the plant joins, in either direction: a jam downstream stops what feeds it.
class Plant {
public:
    explicit Plant(const std::vector<timeline::AlignedLink>& links) {
        for (const timeline::AlignedLink& link : links) {
            pairs_.insert({link.from, link.to});
            pairs_.insert({link.to, link.from});
        }
    }
    bool unknown() const { return pairs_.empty(); }
    bool joins(const std::string& a, const std::string& b) const { return pairs_.count({a, b}) > 0; }

private:
    std::set<std::pair<std::string, std::string>> pairs_;
};

bool together(const Episode& a, const Episode& b, const Plant& plant, const DetectionSettings& settings) {
    const double apart =
        std::max(a.range.start, b.range.start) - std::min(a.range.end, b.range.end); // below 0: they overlap
    if (a.terminal == b.terminal || plant.unknown()) {
        return apart <= settings.incidentGapSeconds;
    }
    return plant.joins(a.terminal, b.terminal) && apart <= settings.incidentGapSeconds &&
           std::abs(a.began() - b.began()) <= settings.longestLagSeconds + settings.onsetErrorSeconds;
}

/// For each episode the first one of its group. [episodes]
std::vector<std::size_t> groupsOf(const std::vector<Episode>& episodes, const Plant& plant,
                                  const DetectionSettings& settings) {
    std::vector<std::size_t> leader(episodes.size());
    std::iota(leader.begin(), leader.end(), std::size_t(0));
    const auto leaderOf = [&leader](std::size_t i) {
        while (leader[i] != i) {
            leader[i] = leader[leader[i]];
            i = leader[i];
        }
        return i;
    };
    double latestEnd = -HUGE_VAL;
    std::size_t open = 0; // episodes before it end too early to belong to any that is still to come
    for (std::size_t i = 0; i < episodes.size(); ++i) {
        if (episodes[i].range.start > latestEnd + settings.incidentGapSeconds) {
            open = i;
        }
        latestEnd = std::max(latestEnd, episodes[i].range.end);
        for (std::size_t j = open; j < i; ++j) {
            if (together(episodes[j], episodes[i], plant, settings)) {
                const std::size_t one = leaderOf(i);
                const std::size_t other = leaderOf(j);
                leader[std::max(one, other)] = std::min(one, other);
            }
        }
    }
    for (std::size_t i = 0; i < episodes.size(); ++i) {
        leader[i] = leaderOf(i);
    }
    return leader;
}

} // namespace

std::vector<Incident> groupIncidents(std::vector<Episode> episodes,
                                     const std::vector<timeline::AlignedLink>& links,
                                     const DetectionSettings& settings) {
    std::sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
        return std::tie(a.range.start, a.range.end, a.terminal) <
               std::tie(b.range.start, b.range.end, b.terminal);
    });
    const std::vector<std::size_t> leader = groupsOf(episodes, Plant(links), settings);
    std::vector<Incident> incidents;
    std::vector<std::size_t> place(episodes.size(), 0);
    for (std::size_t i = 0; i < episodes.size(); ++i) {
        if (leader[i] == i) {
            place[i] = incidents.size();
            incidents.emplace_back();
            incidents.back().id = "i" + std::to_string(incidents.size());
            incidents.back().range = episodes[i].range;
        }
        Incident& incident = incidents[place[leader[i]]];
        incident.range.end = std::max(incident.range.end, episodes[i].range.end);
        incident.episodes.push_back(std::move(episodes[i]));
    }
    return incidents;
}

} // namespace vestigo::detection
