// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/figures.h"

#include <vector>

namespace vestigo::evaluation {

/// The figures of each anomaly type, in the order of ranked.anomalyTypes, in a sample.
std::vector<Figures> figuresOfAnomalyTypes(const std::vector<const Counts*>& sample,
                                           const RankedSteps& ranked, const Times& times);
/// The figures of the terminals of each type, in the order of ranked.terminalTypes.
std::vector<Figures> figuresOfTerminalTypes(const std::vector<const Counts*>& sample,
                                            const RankedSteps& ranked, const Times& times);

/// How much there is of each, without figures, in the same orders.
std::vector<Group> anomalyTypeGroups(const std::vector<Counts>& counts, const RankedSteps& ranked);
std::vector<Group> terminalTypeGroups(const std::vector<Counts>& counts, const RankedSteps& ranked);

} // namespace vestigo::evaluation
