// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/explanation/causal/causal_graph.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vestigo::explanation {

/// The terminals of an incident in the order in which they turned abnormal, with their probabilities around
/// it on one common grid of steps.
struct IncidentSeries {
    std::vector<std::string> terminals;
    std::vector<double> onsets;              ///< seconds, one per terminal
    std::vector<std::vector<double>> values; ///< [terminal][step], NaN where nothing is known
    std::size_t steps = 0;

    std::size_t count() const { return terminals.size(); }
};

/// Holes of up to two seconds between known values are bridged by a straight line: one lost step must not
/// cost the test. Longer ones stay open. `wanted` is how many terminals get values at most.
IncidentSeries seriesOf(const analysis::Incident& incident,
                        const std::vector<analysis::TerminalResult>& terminals, double stepSeconds,
                        const CausalSettings& settings, std::size_t wanted);

/// The longest stretch [first, second) of steps in which every one of the given terminals is known.
std::pair<std::size_t, std::size_t> longestKnown(const IncidentSeries& series,
                                                 const std::vector<std::size_t>& which);

/// The largest absolute correlation between `effect` and the past of `cause`, lags 1 to `longestLag`; 0 where
/// it cannot be said.
double strongestLaggedCorrelation(const std::vector<double>& cause, const std::vector<double>& effect,
                                  int longestLag);

} // namespace vestigo::explanation
