// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <string>
#include <vector>

namespace vestigo::explanation {

struct RootChoice {
    std::string root; ///< empty: there is no terminal
    analysis::RootRule rule = analysis::RootRule::None;
    std::vector<std::string> ranking; ///< all terminals, the likeliest root first
};

/// The source of the graph: a terminal with edges out and none in; of several the one that reaches most
/// terminals, of these the first to turn abnormal. Where the graph has no source (no edges, or only circles),
/// the first to turn abnormal. `byOnset` are all terminals of the incident in the order in which they turned
/// abnormal.
RootChoice chooseRoot(const std::vector<std::string>& byOnset,
                      const std::vector<analysis::CausalEdge>& edges);

} // namespace vestigo::explanation
