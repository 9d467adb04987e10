// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/metrics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::evaluation {

/// Everything countable about one recording; figures of many recordings are made of sums of these.
struct Counts {
    /// The steps of one terminal: [firstStep, endStep) of the lists of steps.
    struct Terminal {
        std::string type;
        std::size_t firstStep = 0;
        std::size_t endStep = 0;
        double normalHours = 0.0;
        double activityHours = 0.0;
    };
    struct Anomaly {
        std::string type;
        std::string terminalType; ///< empty: the result does not hold its terminal
        bool detected = false;
        double delay = 0.0; ///< seconds from its start to the first raised step inside
        bool warned = false;
        /// Of the episode that it was matched with, one to one.
        std::optional<double> timeOverlap; ///< intersection over union
        std::string namedType;             ///< empty: none named
    };
    struct Alarm {
        bool touchesAnomaly = false; ///< within 0.5 s
        bool falseAlarm = false;     ///< further than 2 s from any anomaly of its terminal
        bool inActivity = false;
        std::string terminalType;
        std::string namedType; ///< empty: none named
    };
    struct Cause {
        std::size_t anomalies = 0; ///< more than one: a chain
        bool hit1 = false;
        bool hit3 = false;
        bool exact = false; ///< the right root and exactly the true edges
    };
    /// Visual evidence of one matched anomaly that has regions, strongest box first; no entry: none given.
    struct Pointing {
        struct Box {
            bool inside = false; ///< its centre lies in a region
            double overlap = 0.0;
        };
        std::vector<Box> boxes;
        std::vector<double> chance; ///< share of the frame that each region covers
    };
    /// Key segments of one matched anomaly that has behaviour segments.
    struct KeyPart {
        bool given = false;
        double timeOverlap = 0.0;
        bool firstNamed = false;         ///< the heaviest feature is one of the annotation
        bool oneOfThreeNamed = false;    ///< one of the three heaviest is
        std::optional<double> precision; ///< share of the features that the annotation names
    };
    std::vector<Terminal> terminals;
    std::vector<std::uint8_t> truth;          ///< of each emitted step of each terminal
    std::vector<std::uint32_t> anomalyOfStep; ///< index of its anomaly, where there is one
    std::vector<double> score;
    std::vector<std::uint8_t> raised;
    std::vector<std::uint8_t> activity;
    std::optional<double> areaUnderRoc; ///< of this recording alone
    double stepsExpected = 0.0;         ///< that lie after the first 8 s
    double normalHours = 0.0;
    double activityHours = 0.0;
    std::vector<Anomaly> anomalies;
    std::vector<Alarm> alarms;
    std::vector<Cause> causes;
    std::size_t edgesFound = 0;
    std::size_t edgesMissed = 0;
    std::size_t edgesInvented = 0;
    std::vector<double> lagErrors; ///< seconds, of the edges found
    std::vector<Pointing> pointing;
    std::vector<KeyPart> keyParts;
    /// What the engine gave at all; figures of the rest cannot be said.
    bool givesIncidents = false;
    bool givesRoots = false;
    bool givesVisualEvidence = false;
};

/// By the definitions of the project's scorer (score/README.md of the specification).
Counts countRecording(const EvaluatedRecording& recording);

} // namespace vestigo::evaluation
