// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/base/result.h"

namespace vestigo::explanation {

struct CausalSettings {
    double smallestStrength = 0.3; ///< VG-MS-ST-GAT
    double falseDiscoveryRate = 0.05;
    double contextSeconds = 20.0; ///< taken before and after the incident, so that the onset is in the data
    double longestLagSeconds = 8.0;
};

/// Tests every ordered pair of the incident's terminals on their probabilities, keeps the edges that pass,
/// names the root: the source of the graph, else the first to turn abnormal, and says which of the two it
/// was. Takes scores from any engine. Fills rootCause, rootRule, rootRanking, causalEdges, testedPairs,
/// causalNote, path.
Outcome<Done> explainIncident(analysis::Incident& incident,
                              const std::vector<analysis::TerminalResult>& terminals, double stepSeconds,
                              const CausalSettings& settings, const CancelToken& cancel);

} // namespace vestigo::explanation
