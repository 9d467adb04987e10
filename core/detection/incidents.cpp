// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detection/detection.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace vestigo::detection {

namespace {

using analysis::Episode;
using analysis::Incident;

bool linked(const std::set<std::pair<std::string, std::string>>& pairs, const std::string& a,
            const std::string& b) {
    return a == b || pairs.count({a, b}) > 0 || pairs.count({b, a}) > 0;
}

/// Episodes that overlap belong together; so do episodes of linked terminals (or of the same one) that follow
/// each other within the gap. Without any links in the recording, nearness in time must do.
bool together(const Episode& earlier, const Episode& later,
              const std::set<std::pair<std::string, std::string>>& pairs, double gap) {
    const double distance = later.range.start - earlier.range.end;
    return distance <= 0.0 ||
           (distance <= gap && (pairs.empty() || linked(pairs, earlier.terminal, later.terminal)));
}

} // namespace

std::vector<Incident> groupIncidents(std::vector<Episode> episodes,
                                     const std::vector<timeline::AlignedLink>& links,
                                     const DetectionSettings& settings) {
    std::sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
        return std::tie(a.range.start, a.range.end, a.terminal) <
               std::tie(b.range.start, b.range.end, b.terminal);
    });
    std::set<std::pair<std::string, std::string>> pairs;
    for (const timeline::AlignedLink& link : links) {
        pairs.insert({link.from, link.to});
    }
    std::vector<Incident> incidents;
    for (Episode& episode : episodes) {
        // The newest incident that any of whose episodes the new one belongs to.
        auto home = std::find_if(incidents.rbegin(), incidents.rend(), [&](const Incident& incident) {
            return std::any_of(incident.episodes.begin(), incident.episodes.end(), [&](const Episode& other) {
                return together(other, episode, pairs, settings.incidentGapSeconds);
            });
        });
        if (home == incidents.rend()) {
            incidents.emplace_back();
            incidents.back().id = "i" + std::to_string(incidents.size());
            incidents.back().range = episode.range;
            home = incidents.rbegin();
        }
        home->range.end = std::max(home->range.end, episode.range.end);
        home->episodes.push_back(std::move(episode));
    }
    return incidents;
}

} // namespace vestigo::detection
