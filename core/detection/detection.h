// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/models/model_api.h"
#include "core/timeline/aligned.h"

#include <vector>

namespace vestigo::detection {

struct DetectionSettings {
    double mergeGapSeconds = 1.5; ///< raised stretches closer than this are one episode
    double shortestSeconds = 1.0; ///< shorter raised stretches are no episode; 0 when nothing may look ahead
    double incidentGapSeconds =
        8.0; ///< an episode that starts so soon after another one ends belongs to its incident
    double releaseFraction = 0.8; ///< hysteresis: an episode goes on while p >= releaseFraction * threshold
};

/// Flags of one terminal's scores: hysteresis, shortest length. [emitted steps]
std::vector<bool> raisedSteps(const models::TerminalScores& scores, double stepSeconds,
                              const DetectionSettings& settings);

/// Episodes of one terminal, by time.
std::vector<analysis::Episode> findEpisodes(const models::TerminalScores& scores,
                                            const std::vector<bool>& raised, double stepSeconds,
                                            const DetectionSettings& settings);

/// Groups the episodes of all terminals into incidents by time and by links, in order of start; ids "i1",
/// "i2", ...
std::vector<analysis::Incident> groupIncidents(std::vector<analysis::Episode> episodes,
                                               const std::vector<timeline::AlignedLink>& links,
                                               const DetectionSettings& settings);

} // namespace vestigo::detection
