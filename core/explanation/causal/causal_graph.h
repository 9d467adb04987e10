// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/timeline/aligned.h"

namespace vestigo::explanation {

/// The defaults beyond the paper's were checked on plant-a, not fitted to it (see the note of each).
/// Probabilities are taken as they are, as Eq. (7) says: their log-odds make the small wobble of a quiet
/// terminal as large as the step of an anomaly, and the edges are lost in it.
struct CausalSettings {
    double smallestStrength = 0.3; ///< VG-MS-ST-GAT
    double falseDiscoveryRate = 0.05;
    /// Taken before the incident, so that the onset is in the data and rows are left beside the
    /// coefficients: 16 lags of 5 series need 121 rows, a minute at half-second steps.
    double contextSeconds = 30.0;
    /// After the incident; 0 where a result may not know what comes later.
    double contextAfterSeconds = 30.0;
    double longestLagSeconds = 8.0;
    int mostOthers = 3; ///< conditioned on: those whose past goes with the effect most; fewer in short data
    /// How long after its cause an effect turns abnormal at most, for an edge by order.
    double longestOrderSeconds = 12.0;
    int mostTerminals = 24; ///< tested: the first to turn abnormal; pairs of later ones say why not
};

/// Tests every ordered pair of the incident's terminals on their probabilities, keeps the edges that pass,
/// names the root: the source of the graph, else the first to turn abnormal, and says which of the two it
/// was. Takes scores from any engine. Fills rootCause, rootRule, rootRanking, causalEdges, testedPairs,
/// causalNote, path.
///
/// An edge needs a test (each conditional on `mostOthers` other terminals of the incident), a strength above
/// `smallestStrength`, a Benjamini-Hochberg q over all tested pairs of the incident within
/// `falseDiscoveryRate`, and that the cause did not turn abnormal after the effect: what came later did not
/// lead to it, whatever the regression says of the rest of the series. The figures of a refused pair stay in
/// testedPairs as computed.
///
/// Beyond the paper: where the plant's links are known, an edge needs one that leads from the one to the
/// other: terminals that follow the same third one go together, too (on plant-a's train and validation split,
/// synthetic, none of 16 tested edges without a link was right, and none of 11 against its direction). And a
/// minute of probabilities seldom carries a test: a terminal that no test gives a cause has an edge by order
/// (EdgeBasis::Order) from that one of the incident whose link leads to it and that turned abnormal last
/// before it, within `longestOrderSeconds` (there 20 of 22 were right).
Outcome<Done> explainIncident(analysis::Incident& incident,
                              const std::vector<analysis::TerminalResult>& terminals,
                              const std::vector<timeline::AlignedLink>& links, double stepSeconds,
                              const CausalSettings& settings, const CancelToken& cancel);

} // namespace vestigo::explanation
