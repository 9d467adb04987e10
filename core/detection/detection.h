// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/models/model_api.h"
#include "core/timeline/aligned.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace vestigo::detection {

/// What a camera whose view is hindered (covered, blurred, displaced, overexposed, frozen) does to the score
/// of its terminal.
enum class CameraVoice : std::uint8_t {
    Raises, ///< it raises the terminal: nothing is known of what such views are worth here
    /// It speaks for an anomaly, as one reason among others: the engine learned from labelled recordings what
    /// pictures are worth. People cover cameras for good reasons, too.
    Speaks,
    Tells ///< nothing; it is told of. In normal running of this plant views are hindered all the time
};

struct DetectionSettings {
    double mergeGapSeconds = 1.5; ///< raised stretches closer than this are one episode
    double shortestSeconds = 1.0; ///< shorter raised stretches are no episode; 0 when nothing may look ahead
    /// What leads to something does so within this time: an episode that begins so soon after that of a
    /// linked terminal belongs to its incident.
    double longestLagSeconds = 15.0;
    double onsetErrorSeconds = 2.0; ///< of estimated onsets and of clocks that nobody set
    /// The same terminal again after so short a pause is still the same incident.
    double incidentGapSeconds = 8.0;
    /// Whether an episode's ends may be set once it is over: the mean over time raises steps before and after
    /// what carries it.
    bool trimEnds = true;
    double releaseFraction = 0.8; ///< hysteresis: an episode goes on while p >= releaseFraction * threshold
    CameraVoice cameras = CameraVoice::Raises;

    /// The same for a recording of long steps: no pause or lag is told apart that is within a few of them.
    DetectionSettings forSteps(double stepSeconds) const;
};

/// Flags of one terminal's scores: hysteresis, shortest length, ends that carry nothing cut off. [emitted
/// steps]
std::vector<bool> raisedSteps(const models::TerminalScores& scores, double stepSeconds,
                              const DetectionSettings& settings);

/// Episodes of one terminal, by time.
std::vector<analysis::Episode> findEpisodes(const models::TerminalScores& scores,
                                            const std::vector<bool>& raised, double stepSeconds,
                                            const DetectionSettings& settings);

/// The emitted steps [first, last] of a raised stretch that carry it: from where the unsmoothed score first
/// reaches half of what it reaches, to where it last does. Half, because a window over a sudden change is
/// half filled when it comes, be it strong or weak. The whole stretch where there is no unsmoothed score.
std::pair<std::size_t, std::size_t> carryingSteps(const models::TerminalScores& scores, std::size_t first,
                                                  std::size_t last);

/// Groups the episodes of all terminals into incidents, in order of start; ids "i1", "i2", ... Two episodes
/// belong together when a link of the plant joins their terminals and the second began within the longest lag
/// after the first, or when they are of the same terminal and close in time; what belongs to one of them
/// belongs to all. Merely being at the same time joins nothing: two things may go wrong at once. A recording
/// without any links says nothing of that, and nearness in time must do.
std::vector<analysis::Incident> groupIncidents(std::vector<analysis::Episode> episodes,
                                               const std::vector<timeline::AlignedLink>& links,
                                               const DetectionSettings& settings);

} // namespace vestigo::detection
