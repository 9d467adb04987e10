// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/measurement.h"
#include "core/labels/annotations.h"
#include "core/timeline/aligned.h"

#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// One terminal as it was, and as it would have been had nothing gone wrong.
struct TerminalPair {
    const Measurement* with = nullptr;
    const Measurement* without = nullptr;
    std::vector<std::string> columns; ///< of its table; empty: it has none
    const std::vector<timeline::FeatureSeries>* logsWith = nullptr;
    const std::vector<timeline::FeatureSeries>* logsWithout = nullptr;
    double logStepSeconds = 0.1;
    double cycleSeconds = 0.0;
    double seconds = 64.0;
};

/// Where which columns differ plainly from what they would have been, within start .. end.
std::vector<labels::BehaviorSegment> behaviorSegments(const TerminalPair& pair, double start, double end);

} // namespace vestigo::dataset::synthetic
