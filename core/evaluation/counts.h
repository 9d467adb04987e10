// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/metrics.h"

#include <cstdint>
#include <vector>

namespace vestigo::evaluation {

/// Everything countable about one recording; figures of many recordings are made of sums of these.
struct Counts {
    struct Anomaly {
        bool detected = false;
        double delay = 0.0; ///< seconds from its start to the first raised step inside
    };
    struct Alarm {
        bool touchesAnomaly = false; ///< within 0.5 s
        bool falseAlarm = false;     ///< further than 2 s from any anomaly of its terminal
        bool inActivity = false;
    };
    struct Cause {
        bool hit1 = false;
        bool hit3 = false;
    };
    std::vector<std::uint8_t> truth; ///< of each emitted step of each terminal
    std::vector<double> score;
    std::vector<std::uint8_t> raised;
    std::vector<std::uint8_t> activity;
    double normalHours = 0.0;
    double activityHours = 0.0;
    std::vector<Anomaly> anomalies;
    std::vector<Alarm> alarms;
    std::vector<Cause> causes;
    std::size_t edgesFound = 0;
    std::size_t edgesMissed = 0;
    std::size_t edgesInvented = 0;
};

/// By the definitions of the project's scorer (score/README.md of the specification).
Counts countRecording(const EvaluatedRecording& recording);

} // namespace vestigo::evaluation
