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
    if (!scores.sharpProbabilities.empty()) {
        const std::size_t first = carryingSteps(scores, stretch.first, stretch.last).first;
        episode.onset = static_cast<double>(scores.steps[first]) * stepSeconds;
    }
    return episode;
}

/// Energy of the deviation: the square of the odds, which engines make linear in it.
double energyOf(double probability) {
    if (std::isnan(probability)) {
        return 0.0;
    }
    const double odds = probability / std::max(1e-6, 1.0 - probability);
    return odds * odds;
}

void lower(std::vector<bool>& raised, std::size_t from, std::size_t to) {
    std::fill(raised.begin() + static_cast<std::ptrdiff_t>(from),
              raised.begin() + static_cast<std::ptrdiff_t>(to), false);
}

} // namespace

std::pair<std::size_t, std::size_t> carryingSteps(const models::TerminalScores& scores, std::size_t first,
                                                  std::size_t last) {
    if (scores.sharpProbabilities.size() != scores.steps.size()) {
        return {first, last};
    }
    std::vector<double> energies;
    for (std::size_t i = first; i <= last; ++i) {
        energies.push_back(energyOf(scores.sharpProbabilities[i]));
    }
    std::vector<double> sorted = energies;
    const auto high = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 4 / 5);
    std::nth_element(sorted.begin(), high, sorted.end());
    const double half = 0.5 * *high * (1.0 - 1e-9); // exactly half counts
    if (!(half > 0.0)) {
        return {first, last};
    }
    const auto carries = [half](double energy) { return energy >= half; };
    const auto begin = std::find_if(energies.begin(), energies.end(), carries);
    const auto end = std::find_if(energies.rbegin(), energies.rend(), carries);
    return {first + static_cast<std::size_t>(begin - energies.begin()),
            last - static_cast<std::size_t>(end - energies.rbegin())};
}

DetectionSettings DetectionSettings::forSteps(double stepSeconds) const {
    DetectionSettings settings = *this;
    settings.mergeGapSeconds = std::max(mergeGapSeconds, 3.0 * stepSeconds);
    settings.incidentGapSeconds = std::max(incidentGapSeconds, 4.0 * stepSeconds);
    settings.longestLagSeconds = std::max(longestLagSeconds, 4.0 * stepSeconds);
    return settings;
}

std::vector<bool> raisedSteps(const models::TerminalScores& scores, double stepSeconds,
                              const DetectionSettings& settings) {
    std::vector<bool> raised(scores.probabilities.size(), false);
    bool up = false;
    for (std::size_t i = 0; i < raised.size(); ++i) {
        const double limit = scores.suggestedThreshold * (up ? settings.releaseFraction : 1.0);
        up = scores.probabilities[i] >= limit; // false for NaN
        raised[i] = up;
    }
    for (const Stretch& stretch : stretchesOf(scores, raised, stepSeconds, settings.mergeGapSeconds)) {
        if (secondsOf(scores, stretch, stepSeconds) < settings.shortestSeconds - 1e-9) {
            lower(raised, stretch.first, stretch.last + 1);
        } else if (settings.trimEnds) {
            const auto [first, last] = carryingSteps(scores, stretch.first, stretch.last);
            lower(raised, stretch.first, first);
            lower(raised, last + 1, stretch.last + 1);
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
