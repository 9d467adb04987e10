// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/counts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::evaluation {

/// How often each recording is in a sample; 1 everywhere: the recordings themselves.
using Times = std::vector<std::uint32_t>;

/// The steps of all recordings by falling score: sorted once, so that the figures of a resampled set need no
/// sorting.
struct RankedSteps {
    struct Step {
        double score = 0.0;
        std::uint32_t recording = 0;
        std::uint16_t anomalyType = 0; ///< 0: normal, else 1 + index in anomalyTypes
        std::uint16_t terminalType = 0;
        bool raised = false;
        bool endsTie = false; ///< the next step has another score
        bool abnormal() const { return anomalyType != 0; }
    };
    explicit RankedSteps(const std::vector<Counts>& counts);

    std::vector<Step> steps;
    std::vector<std::string> anomalyTypes;  ///< of the true anomalies, sorted
    std::vector<std::string> terminalTypes; ///< of the results' terminals, sorted
};

/// NaN: cannot be said.
struct StepAreas {
    double underRoc = 0.0;
    double averagePrecision = 0.0;
    double bestF1 = 0.0;
};

/// Of all steps of a sample.
StepAreas stepAreas(const RankedSteps& ranked, const Times& times);

/// Sums over the steps of one group in a sample.
struct GroupSteps {
    StepAreas areas;
    double abnormal = 0.0;
    double abnormalRaised = 0.0;
    double normal = 0.0;
    double normalRaised = 0.0;
};

/// Of each anomaly type: its steps against all normal ones.
std::vector<GroupSteps> stepsOfAnomalyTypes(const RankedSteps& ranked, const Times& times);
/// Of the terminals of each type.
std::vector<GroupSteps> stepsOfTerminalTypes(const RankedSteps& ranked, const Times& times);

/// Curves over all thresholds, thinned to at most curvePoints points that lie on them.
std::vector<CurvePoint> rocCurve(const RankedSteps& ranked);
std::vector<CurvePoint> precisionRecallCurve(const RankedSteps& ranked);
Calibration calibrationOf(const RankedSteps& ranked);

} // namespace vestigo::evaluation
