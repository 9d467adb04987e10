// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/evaluation/figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vestigo::evaluation {

namespace {

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

std::vector<Metric> withIntervals(const std::vector<Counts>& counts, int rounds, std::uint64_t seed) {
    std::vector<const Counts*> all;
    for (const Counts& one : counts) {
        all.push_back(&one);
    }
    std::map<std::string, std::vector<double>> drawn;
    Random random(seed);
    for (int round = 0; round < rounds && counts.size() > 1; ++round) {
        std::vector<const Counts*> sample;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            sample.push_back(all[random.below(counts.size())]);
        }
        for (const auto& [name, value] : figuresOf(sample)) {
            if (!std::isnan(value)) {
                drawn[name].push_back(value);
            }
        }
    }
    std::vector<Metric> metrics;
    for (const auto& [name, value] : figuresOf(all)) {
        Metric metric;
        metric.name = name;
        const std::vector<double>& values = drawn[name];
        if (!std::isnan(value)) {
            metric.value = value;
            // An interval from a few odd draws would only look like one.
            if (values.size() * 5 > static_cast<std::size_t>(std::max(0, rounds)) && values.size() > 1) {
                metric.low = percentile(values, 0.025);
                metric.high = percentile(values, 0.975);
            }
        }
        metrics.push_back(std::move(metric));
    }
    return metrics;
}

/// What a detector that knows nothing would get: only the figures of steps, since it makes no episodes.
std::vector<Metric> blindDetector(const std::vector<Counts>& counts, bool constant, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::uint8_t> truth;
    std::vector<double> score;
    for (const Counts& one : counts) {
        for (const std::uint8_t abnormal : one.truth) {
            truth.push_back(abnormal);
            score.push_back(constant ? 0.5 : random.uniform());
        }
    }
    const auto known = [](double value) {
        return std::isnan(value) ? std::nullopt : std::optional<double>(value);
    };
    return {{"step AUROC", known(areaUnderRoc(truth, score)), {}, {}},
            {"step AP", known(averagePrecision(truth, score)), {}, {}},
            {"step F1, best threshold", known(bestF1(truth, score)), {}, {}}};
}

} // namespace

Evaluation evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                    std::uint64_t seed) {
    Evaluation evaluation;
    std::vector<Counts> counts;
    for (const EvaluatedRecording& recording : recordings) {
        counts.push_back(countRecording(recording));
        evaluation.anomalies += counts.back().anomalies.size();
        evaluation.steps += counts.back().truth.size();
    }
    evaluation.recordings = recordings.size();
    evaluation.metrics = withIntervals(counts, bootstrapRounds, seed);
    evaluation.randomDetector = blindDetector(counts, false, seed);
    evaluation.constantDetector = blindDetector(counts, true, seed);
    return evaluation;
}

} // namespace vestigo::evaluation
