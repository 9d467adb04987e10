// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detection/detection.h"

#include <algorithm>
#include <cmath>

namespace vestigo::detection {

namespace {

/// One raised stretch, as indices of emitted steps.
struct Stretch {
    std::size_t first;
    std::size_t last;
};

std::vector<Stretch> stretchesOf(const models::TerminalScores& scores, const std::vector<bool>& raised,
                                 double stepSeconds, double mergeGapSeconds) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < raised.size(); ++i) {
        if (!raised[i]) {
            continue;
        }
        const bool goesOn =
            !stretches.empty() &&
            static_cast<double>(scores.steps[i] - scores.steps[stretches.back().last] - 1) * stepSeconds <=
                mergeGapSeconds + 1e-9;
        if (goesOn) {
            stretches.back().last = i;
        } else {
            stretches.push_back({i, i});
        }
    }
    return stretches;
}

double secondsOf(const models::TerminalScores& scores, const Stretch& stretch, double stepSeconds) {
    return static_cast<double>(scores.steps[stretch.last] - scores.steps[stretch.first] + 1) * stepSeconds;
}

/// Mean of the engine's types over the stretch, weighted by the probability that anything is wrong.
void nameType(analysis::Episode& episode, const models::TerminalScores& scores, const Stretch& stretch) {
    if (scores.typeProbabilities.empty()) {
        return;
    }
    double total = 0.0;
    for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
        const double weight = std::isnan(scores.probabilities[i]) ? 0.0 : scores.probabilities[i];
        total += weight;
        for (const auto& [type, probability] : scores.typeProbabilities[i]) {
            episode.typeProbabilities[type] += weight * probability;
        }
    }
    double best = 0.0;
    for (auto& [type, probability] : episode.typeProbabilities) {
        probability = total > 0.0 ? probability / total : 0.0;
        if (probability > best) {
            best = probability;
            episode.type = type;
        }
    }
}

analysis::Episode episodeOf(const models::TerminalScores& scores, const Stretch& stretch,
                            double stepSeconds) {
    analysis::Episode episode;
    episode.terminal = scores.terminal;
    episode.range.start = static_cast<double>(scores.steps[stretch.first]) * stepSeconds;
    episode.range.end = static_cast<double>(scores.steps[stretch.last]) * stepSeconds;
    episode.peakTime = episode.range.start;
    for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
        if (scores.probabilities[i] > episode.peakProbability) {
            episode.peakProbability = scores.probabilities[i];
            episode.peakTime = static_cast<double>(scores.steps[i]) * stepSeconds;
        }
    }
    nameType(episode, scores, stretch);
    return episode;
}

} // namespace

std::vector<bool> raisedSteps(const models::TerminalScores& scores, double stepSeconds,
                              const DetectionSettings& settings) {
    std::vector<bool> raised(scores.probabilities.size(), false);
    bool up = false;
    for (std::size_t i = 0; i < raised.size(); ++i) {
        const double limit = scores.suggestedThreshold * (up ? settings.releaseFraction : 1.0);
        up = scores.probabilities[i] >= limit; // false for NaN
        raised[i] = up;
    }
    if (settings.shortestSeconds <= 0.0) {
        return raised;
    }
    for (const Stretch& stretch : stretchesOf(scores, raised, stepSeconds, settings.mergeGapSeconds)) {
        if (secondsOf(scores, stretch, stepSeconds) < settings.shortestSeconds - 1e-9) {
            std::fill(raised.begin() + static_cast<std::ptrdiff_t>(stretch.first),
                      raised.begin() + static_cast<std::ptrdiff_t>(stretch.last) + 1, false);
        }
    }
    return raised;
}

std::vector<analysis::Episode> findEpisodes(const models::TerminalScores& scores,
                                            const std::vector<bool>& raised, double stepSeconds,
                                            const DetectionSettings& settings) {
    std::vector<analysis::Episode> episodes;
    for (const Stretch& stretch : stretchesOf(scores, raised, stepSeconds, settings.mergeGapSeconds)) {
        if (secondsOf(scores, stretch, stepSeconds) >= settings.shortestSeconds - 1e-9) {
            episodes.push_back(episodeOf(scores, stretch, stepSeconds));
        }
    }
    return episodes;
}

} // namespace vestigo::detection
