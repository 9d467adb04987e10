// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace vestigo::explanation {

namespace {

using analysis::FeatureWeight;
using analysis::KeySegment;

constexpr double carryingShare = 0.2;   // of the heaviest step: lighter steps carry nothing worth naming
constexpr double sameFeatures = 0.5;    // cosine of the weights of two neighbouring stretches
constexpr std::size_t mostSegments = 6; // more is not an explanation
constexpr std::size_t mostFeatures = 6;
constexpr double smallestFeature = 0.03; // share of its segment
constexpr std::size_t fewestUsual = 8;   // known normal steps that "usual" needs
constexpr std::size_t mostUsual = 8192;  // steps that "usual" is taken from

using Weights = std::map<std::size_t, double>; // by feature

/// A stretch of steps whose score is carried by the same features.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    Weights weights;
    double total = 0.0;
};

double sumOf(const Weights& weights) {
    double sum = 0.0;
    for (const auto& [feature, weight] : weights) {
        sum += weight;
    }
    return sum;
}

double cosine(const Weights& a, const Weights& b) {
    double dot = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (const auto& [feature, weight] : a) {
        aa += weight * weight;
        const auto other = b.find(feature);
        dot += other == b.end() ? 0.0 : weight * other->second;
    }
    for (const auto& [feature, weight] : b) {
        bb += weight * weight;
    }
    return aa > 0.0 && bb > 0.0 ? dot / std::sqrt(aa * bb) : 0.0;
}

/// Names of the terminal's features, and which of the engine's features speak of the picture: their evidence
/// is the box in the picture, not a line in a table.
class FeatureBook {
public:
    FeatureBook(const models::TerminalScores& scores, const timeline::AlignedTerminal& terminal) {
        std::map<std::string, const timeline::FeatureSeries*> byName;
        for (const timeline::FeatureSeries& series : terminal.features) {
            byName.emplace(series.name, &series);
        }
        for (const std::string& name : scores.featureNames) {
            const auto found = byName.find(name);
            series_.push_back(found == byName.end() ? nullptr : found->second);
            picture_.push_back(series_.back() != nullptr
                                   ? series_.back()->group == timeline::FeatureGroup::Video
                                   : namesStream(name, terminal));
        }
    }
    bool behavior(std::size_t feature) const { return feature < picture_.size() && !picture_[feature]; }
    const timeline::FeatureSeries* series(std::size_t feature) const { return series_[feature]; }

private:
    static bool namesStream(const std::string& name, const timeline::AlignedTerminal& terminal) {
        return std::any_of(terminal.heat.begin(), terminal.heat.end(),
                           [&](const auto& heat) { return name.rfind(heat.stream + ".", 0) == 0; });
    }
    std::vector<const timeline::FeatureSeries*> series_;
    std::vector<bool> picture_;
};

struct CarriedScore {
    std::map<std::size_t, Weights> bySteps; ///< behaviour features only
    double total = 0.0;                     ///< of all features, those of the picture too
};

/// Which steps and features carry the scores of the episode: attributions weighted by the probability they
/// explain.
CarriedScore carriedScore(const analysis::Episode& episode, const models::TerminalScores& scores,
                          const FeatureBook& book, const timeline::Grid& grid) {
    CarriedScore carried;
    const std::size_t emitted =
        std::min({scores.steps.size(), scores.probabilities.size(), scores.attributions.size()});
    const auto begin = std::partition_point(
        scores.steps.begin(), scores.steps.begin() + static_cast<std::ptrdiff_t>(emitted),
        [&](std::size_t step) { return grid.time(step) < episode.range.start; });
    for (auto k = static_cast<std::size_t>(begin - scores.steps.begin());
         k < emitted && grid.time(scores.steps[k]) <= episode.range.end; ++k) {
        const double p = scores.probabilities[k];
        if (!std::isfinite(p)) {
            continue;
        }
        for (const models::Attribution& part : scores.attributions[k]) {
            const double weight = p * static_cast<double>(part.weight);
            if (!(weight > 0.0) || !std::isfinite(weight) || part.step >= grid.steps) {
                continue;
            }
            carried.total += weight;
            if (book.behavior(part.feature)) {
                carried.bySteps[part.step][part.feature] += weight;
            }
        }
    }
    return carried;
}

void append(Stretch& stretch, const Stretch& next) {
    stretch.last = next.last;
    stretch.total += next.total;
    for (const auto& [feature, weight] : next.weights) {
        stretch.weights[feature] += weight;
    }
}

/// Consecutive steps that carry the score, cut where other features take over.
std::vector<Stretch> stretchesOf(const std::map<std::size_t, Weights>& bySteps) {
    double heaviest = 0.0;
    for (const auto& [step, weights] : bySteps) {
        heaviest = std::max(heaviest, sumOf(weights));
    }
    std::vector<Stretch> out;
    for (const auto& [step, weights] : bySteps) {
        const Stretch here{step, step, weights, sumOf(weights)};
        if (here.total < carryingShare * heaviest) {
            continue;
        }
        const bool joins = !out.empty() && step - out.back().last <= 2 &&
                           cosine(out.back().weights, weights) >= sameFeatures;
        if (joins) {
            append(out.back(), here);
        } else {
            out.push_back(here);
        }
    }
    return out;
}

/// Keeps the heaviest and brings them back into order of weight.
void keepHeaviest(std::vector<Stretch>& stretches) {
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.total > b.total; });
    stretches.resize(std::min(stretches.size(), mostSegments));
}

/// Steps of the terminal that were normal, as far as this engine can say. Of a long recording so many as tell
/// what is usual (all of them for each of its episodes would take a time that grows with the square of its
/// length): spread evenly, and not in step with anything that repeats.
std::vector<std::size_t> normalSteps(const analysis::Episode& episode, const models::TerminalScores& scores,
                                     const timeline::Grid& grid, Reference reference) {
    constexpr std::size_t scatter = 2654435761U;
    std::size_t steps = grid.steps;
    if (reference == Reference::PastOnly) { // how long the recording goes on is not known either
        const double end = std::max(0.0, std::floor(episode.range.end / grid.stepSeconds + 1e-6));
        steps = end < static_cast<double>(steps) ? static_cast<std::size_t>(end) + 1 : steps;
    }
    const std::size_t stride = steps / mostUsual + 1;
    const std::size_t emitted = std::min(scores.steps.size(), scores.probabilities.size());
    const auto end = scores.steps.begin() + static_cast<std::ptrdiff_t>(emitted);
    std::vector<std::size_t> normal;
    for (std::size_t i = 0; i * stride < steps; ++i) {
        const std::size_t k = i * stride + i * scatter % stride;
        if (k >= steps || episode.range.contains(grid.time(k))) {
            continue;
        }
        const auto judged = std::lower_bound(scores.steps.begin(), end, k);
        const auto place = static_cast<std::size_t>(judged - scores.steps.begin());
        if (judged == end || *judged != k || scores.probabilities[place] < scores.suggestedThreshold) {
            normal.push_back(k);
        }
    }
    return normal;
}

bool knownAt(const timeline::FeatureSeries& series, std::size_t step) {
    return step < series.values.size() && std::isfinite(series.values[step]) &&
           (step >= series.present.size() || series.present[step] != 0);
}

double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void describe(FeatureWeight& feature, const timeline::FeatureSeries& series,
              const std::vector<std::size_t>& normal, const Stretch& stretch) {
    feature.unit = series.unit;
    std::vector<double> usual;
    for (const std::size_t k : normal) {
        if (knownAt(series, k)) {
            usual.push_back(static_cast<double>(series.values[k]));
        }
    }
    if (usual.size() >= fewestUsual) {
        std::sort(usual.begin(), usual.end());
        feature.usual = quantile(usual, 0.5);
        feature.usualSpread = (quantile(usual, 0.9) - quantile(usual, 0.1)) / 2.0;
    }
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t k = stretch.first; k <= stretch.last; ++k) {
        if (knownAt(series, k)) {
            sum += static_cast<double>(series.values[k]);
            ++count;
        }
    }
    if (count > 0) {
        feature.here = sum / static_cast<double>(count);
    }
}

std::vector<FeatureWeight> featuresOf(const Stretch& stretch, const models::TerminalScores& scores,
                                      const FeatureBook& book, const std::vector<std::size_t>& normal) {
    std::vector<std::pair<double, std::size_t>> order;
    for (const auto& [feature, weight] : stretch.weights) {
        order.emplace_back(-weight / stretch.total, feature);
    }
    std::sort(order.begin(), order.end());
    std::vector<FeatureWeight> out;
    for (const auto& [negative, index] : order) {
        if (out.size() == mostFeatures || (-negative < smallestFeature && !out.empty())) {
            break;
        }
        FeatureWeight feature;
        feature.name = scores.featureNames[index];
        feature.weight = -negative;
        if (book.series(index) != nullptr) {
            describe(feature, *book.series(index), normal, stretch);
        }
        out.push_back(std::move(feature));
    }
    return out;
}

} // namespace

void explainBehavior(analysis::Episode& episode, const models::TerminalScores& scores,
                     const timeline::AlignedTerminal& terminal, const timeline::Grid& grid,
                     Reference reference) {
    episode.keySegments.clear();
    const FeatureBook book(scores, terminal);
    const CarriedScore carried = carriedScore(episode, scores, book, grid);
    std::vector<Stretch> stretches = stretchesOf(carried.bySteps);
    keepHeaviest(stretches);
    const std::vector<std::size_t> normal = normalSteps(episode, scores, grid, reference);
    for (const Stretch& stretch : stretches) {
        KeySegment segment;
        // step k holds what was measured in the step before time(k)
        segment.range.start = std::max(0.0, grid.time(stretch.first) - grid.stepSeconds);
        segment.range.end = grid.time(stretch.last);
        segment.weight = stretch.total / carried.total;
        segment.features = featuresOf(stretch, scores, book, normal);
        episode.keySegments.push_back(std::move(segment));
    }
}

} // namespace vestigo::explanation
