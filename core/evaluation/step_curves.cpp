// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"
#include "core/evaluation/ranked_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vestigo::evaluation {

namespace {

double abnormalIn(const RankedSteps& ranked) {
    return static_cast<double>(std::count_if(ranked.steps.begin(), ranked.steps.end(),
                                             [](const RankedSteps::Step& step) { return step.abnormal(); }));
}

/// The points that are far enough from the last one kept, by `way`, which must not fall along the curve and
/// grows by `length` in all; the first and the last point always.
template <class Way>
std::vector<CurvePoint> thinned(const std::vector<CurvePoint>& full, double length, Way way) {
    const double least = length / static_cast<double>(curvePoints - 2);
    std::vector<CurvePoint> kept;
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (i == 0 || i + 1 == full.size() || way(full[i]) - way(kept.back()) >= least) {
            kept.push_back(full[i]);
        }
    }
    return kept;
}

} // namespace

std::vector<CurvePoint> rocCurve(const RankedSteps& ranked) {
    const double positives = abnormalIn(ranked);
    const double negatives = static_cast<double>(ranked.steps.size()) - positives;
    if (positives == 0.0 || negatives == 0.0) {
        return {};
    }
    std::vector<CurvePoint> points{{0.0, 0.0, std::numeric_limits<double>::infinity()}};
    double hits = 0.0;
    double raised = 0.0;
    for (const RankedSteps::Step& step : ranked.steps) {
        hits += step.abnormal() ? 1.0 : 0.0;
        raised += 1.0;
        if (step.endsTie) {
            points.push_back({(raised - hits) / negatives, hits / positives, step.score});
        }
    }
    return thinned(points, 2.0, [](const CurvePoint& point) { return point.x + point.y; });
}

std::vector<CurvePoint> precisionRecallCurve(const RankedSteps& ranked) {
    const double positives = abnormalIn(ranked);
    if (positives == 0.0) {
        return {};
    }
    std::vector<CurvePoint> points;
    double hits = 0.0;
    double raised = 0.0;
    double hitsBefore = 0.0;
    for (const RankedSteps::Step& step : ranked.steps) {
        hits += step.abnormal() ? 1.0 : 0.0;
        raised += 1.0;
        // Between two recalls the precision only falls: the point where a recall is reached is enough.
        if (step.endsTie && hits > hitsBefore) {
            points.push_back({hits / positives, hits / raised, step.score});
            hitsBefore = hits;
        }
    }
    return thinned(points, 1.0, [](const CurvePoint& point) { return point.x; });
}

Calibration calibrationOf(const RankedSteps& ranked) {
    constexpr std::size_t tenths = 10;
    std::array<CalibrationBin, tenths> bins;
    double squares = 0.0;
    for (const RankedSteps::Step& step : ranked.steps) {
        const double probability = std::clamp(step.score, 0.0, 1.0);
        const double truth = step.abnormal() ? 1.0 : 0.0;
        const auto place = static_cast<std::size_t>(probability * static_cast<double>(tenths));
        CalibrationBin& bin = bins[std::min(place, tenths - 1)];
        bin.steps += 1;
        bin.meanProbability += probability;
        bin.abnormalShare += truth;
        squares += (probability - truth) * (probability - truth);
    }
    Calibration calibration;
    const auto all = static_cast<double>(ranked.steps.size());
    double error = 0.0;
    for (std::size_t k = 0; k < tenths; ++k) {
        CalibrationBin bin = bins[k];
        if (bin.steps == 0) {
            continue;
        }
        const auto steps = static_cast<double>(bin.steps);
        bin.low = static_cast<double>(k) / tenths;
        bin.high = static_cast<double>(k + 1) / tenths;
        bin.meanProbability /= steps;
        bin.abnormalShare /= steps;
        error += steps * std::abs(bin.meanProbability - bin.abnormalShare);
        calibration.bins.push_back(bin);
    }
    if (all > 0.0) {
        calibration.expectedError = error / all;
        calibration.brierScore = squares / all;
    }
    return calibration;
}

} // namespace vestigo::evaluation
