// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the module that lays graphs out.
#include "core/explanation/causal/graph_layout.h"

#include "core/base/engine_module.h"
#include "core/explanation/causal/layout_part.h"

namespace vestigo::explanation {

Result<GraphLayout> layoutCausalGraph(const analysis::Incident& incident, double nodeWidth,
                                      double nodeHeight) {
    const auto part = enginePart<LayoutPart>("vestigoLayoutPart");
    return part ? (*part)->layOut(incident, nodeWidth, nodeHeight) : part.error();
}

} // namespace vestigo::explanation
