// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/scores.h"

#include "core/models/odds.h"
#include "core/models/vgmsstgat/neighbour_evidence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr std::size_t strongest = 8;   ///< attributions of a step
constexpr std::size_t reasonSteps = 6; ///< how far from a step its reasons are looked for

/// Relevance of one terminal's features: several numbers of the network's may tell of one feature.
struct Reasons {
    std::vector<std::string> names;
    std::vector<std::vector<float>> relevance; ///< [name][step]

    std::vector<float>& of(const std::string& name, std::size_t steps) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end()) {
            return relevance[static_cast<std::size_t>(found - names.begin())];
        }
        names.push_back(name);
        return relevance.emplace_back(steps, 0.0F);
    }
};

Reasons reasonsOf(const NetworkScores& scores, const NetworkData& data, std::size_t terminal) {
    Reasons reasons;
    if (scores.columnRelevance.empty()) {
        return reasons;
    }
    const auto add = [&](const std::string& name, const float* from, std::size_t stride) {
        std::vector<float>& to = reasons.of(name, data.steps);
        for (std::size_t k = 0; k < data.steps; ++k) {
            to[k] += from[k * stride];
        }
    };
    for (std::size_t c = 0; c < data.columnNames[terminal].size(); ++c) {
        if (!data.columnNames[terminal][c].empty()) {
            add(data.columnNames[terminal][c],
                scores.columnRelevance.data() + (terminal * data.columns + c) * data.steps, 1);
        }
    }
    for (std::size_t s = 0; s < pictureStreams.size(); ++s) {
        for (std::size_t m = 0; m < pictureMeasureCount; ++m) {
            const std::size_t row = (terminal * pictureStreams.size() + s) * data.steps;
            add(std::string(pictureStreams[s]) + "." + pictureMeasureNames[m / pictureMeasureViews.size()],
                scores.measureRelevance.data() + row * pictureMeasureCount + m, pictureMeasureCount);
        }
    }
    return reasons;
}

/// The features that raised the score around a step most, their shares summing to 1.
std::vector<Attribution> attributionsAt(const Reasons& reasons, std::size_t step, std::size_t steps,
                                        bool causal) {
    std::vector<Attribution> found;
    const std::size_t from = step - std::min(step, reasonSteps);
    const std::size_t to = causal ? step + 1 : std::min(steps, step + reasonSteps + 1);
    for (std::size_t f = 0; f < reasons.names.size(); ++f) {
        for (std::size_t k = from; k < to; ++k) {
            if (reasons.relevance[f][k] > 0.0F) {
                found.emplace_back(k, f, reasons.relevance[f][k]);
            }
        }
    }
    const auto heavier = [](const Attribution& a, const Attribution& b) { return a.weight > b.weight; };
    const std::size_t kept = std::min(found.size(), strongest);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), heavier);
    found.resize(kept);
    float sum = 0.0F;
    for (const Attribution& attribution : found) {
        sum += attribution.weight;
    }
    for (Attribution& attribution : found) {
        attribution.weight /= sum;
    }
    return found;
}

std::map<std::string, double> typesAt(const NetworkScores& scores, std::size_t place) {
    std::map<std::string, double> types;
    for (std::size_t i = 0; i < anomalyTypes.size(); ++i) {
        types[anomalyTypes[i]] = static_cast<double>(scores.types[place * anomalyTypes.size() + i]);
    }
    return types;
}

} // namespace

void addNeighbours(NetworkScores& scores, const NetworkData& data,
                   const timeline::AlignedRecording& recording, const Thresholds& thresholds) {
    std::vector<std::vector<double>> logits(data.terminals);
    std::vector<double> levels;
    for (std::size_t t = 0; t < data.terminals; ++t) {
        levels.push_back(thresholds.of(recording.terminals[t].id, recording.terminals[t].type));
        for (std::size_t k = 0; k < data.steps; ++k) {
            const std::size_t place = t * data.steps + k;
            const bool known = k >= timeline::windowSteps && data.present[place] > 0.0F;
            logits[t].push_back(known ? static_cast<double>(scores.logits[place])
                                      : std::numeric_limits<double>::quiet_NaN());
        }
    }
    const auto told = withNeighbours(logits, levels, recording);
    for (std::size_t t = 0; t < data.terminals; ++t) {
        for (std::size_t k = 0; k < data.steps; ++k) {
            if (!std::isnan(told[t][k])) {
                scores.logits[t * data.steps + k] = static_cast<float>(told[t][k]);
            }
        }
    }
}

std::vector<TerminalScores> terminalScores(const NetworkScores& scores, const NetworkData& data,
                                           const timeline::AlignedRecording& recording,
                                           const Thresholds& thresholds) {
    std::vector<TerminalScores> all;
    for (std::size_t t = 0; t < data.terminals; ++t) {
        const timeline::AlignedTerminal& terminal = recording.terminals[t];
        const Reasons reasons = reasonsOf(scores, data, t);
        TerminalScores own;
        own.terminal = terminal.id;
        own.suggestedThreshold = thresholds.of(terminal.id, terminal.type);
        own.featureNames = reasons.names;
        for (std::size_t k = timeline::windowSteps; k < data.steps; ++k) {
            const std::size_t place = t * data.steps + k;
            const bool known = data.present[place] > 0.0F;
            const double probability = known ? probabilityOf(static_cast<double>(scores.logits[place]))
                                             : std::numeric_limits<double>::quiet_NaN();
            own.steps.push_back(k);
            own.probabilities.push_back(probability);
            const bool explain = known && probability >= worthExplaining && !reasons.names.empty();
            own.attributions.push_back(explain ? attributionsAt(reasons, k, data.steps, recording.causal)
                                               : std::vector<Attribution>());
            own.typeProbabilities.push_back(typesAt(scores, place));
        }
        all.push_back(std::move(own));
    }
    return all;
}

} // namespace vestigo::models::vgmsstgat
