// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explanation/causal/graph_layout.h"

namespace vestigo::explanation {

/// What of this room stands on Graphviz and lies in the module (core/base/engine_module.h).
struct LayoutPart {
    Result<GraphLayout> (*layOut)(const analysis::Incident& incident, double nodeWidth, double nodeHeight);
};

} // namespace vestigo::explanation

extern "C" const vestigo::explanation::LayoutPart* vestigoLayoutPart();
