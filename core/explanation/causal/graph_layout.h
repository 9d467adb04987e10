// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/result.h"

#include <array>
#include <string>
#include <vector>

namespace vestigo::explanation {

struct LayoutNode {
    std::string terminal;
    double x = 0.0; ///< centre, points, y downwards
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
    int place = 0; ///< in the order they turned abnormal, 1 = first
    bool root = false;
};

struct LayoutEdge {
    std::string from;
    std::string to;
    std::vector<std::array<double, 2>> curve; ///< cubic Bezier control points: 1 + 3 n
    double labelX = 0.0;
    double labelY = 0.0;
    bool testedEdge = true; ///< false: no edge of the incident, the order in time alone joins them
};

struct GraphLayout {
    double width = 0.0;
    double height = 0.0;
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;
};

/// Lays an incident's causal graph out with Graphviz (dot). Node sizes are given by the caller, since only
/// the caller knows the fonts. Never fails for a valid incident; without edges the nodes stand in a row by
/// time.
Result<GraphLayout> layoutCausalGraph(const analysis::Incident& incident, double nodeWidth,
                                      double nodeHeight);

} // namespace vestigo::explanation
