// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <string>
#include <vector>

namespace vestigo::ui_common {

/// What is known of one terminal within a stretch of time.
struct RangeEvidence {
    /// Features that carried the score there, heaviest first; their weights add up to 1. Values are those of
    /// the segment that weighs most there.
    std::vector<analysis::FeatureWeight> features;
    std::vector<analysis::VisualEvidence> visual; ///< strongest first
    std::optional<double> highestProbability;     ///< none: nothing was scored there
    double highestTime = 0.0;
    double abnormalSeconds = 0.0; ///< of its episodes
};

/// A segment that lies only partly in the range counts with the share of its length that does.
RangeEvidence evidenceWithin(const analysis::Analysis& analysis, const std::string& terminal,
                             const timeline::TimeRange& range);

/// Numbers of the incidents that touch the range, from 1 in order of time.
std::vector<int> incidentsWithin(const analysis::Analysis& analysis, const timeline::TimeRange& range);

} // namespace vestigo::ui_common
