// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explanation/causal/graph_layout.h"

#include <cstddef>
#include <optional>

namespace vestigo::report_render {

/// The place that a figure of an incident's spread may take, in points.
struct SpreadRoom {
    double width = 0.0;
    double mostHeight = 0.0;
    double nameWidth = 52.0; ///< of a box that holds the widest name
    bool figures = true;     ///< room for strength and q between the boxes
};

/// How an incident's spread is drawn in that room.
struct SpreadLayout {
    explanation::GraphLayout layout; ///< points
    double scale = 1.0;              ///< of the layout, to fit
    bool numbers = false;            ///< nodes hold their place only; their names stand in a legend
    std::size_t terminals = 0;       ///< of the incident; the layout may hold fewer
    std::size_t edges = 0;
    bool strongestOnly = false; ///< the layout holds the strongest edges, not all
};

/// Height of a box with a name and a time.
constexpr double namedNodeHeight = 27.0;

/// Tested edges are laid out by Graphviz; where all of them cannot be read in that room, the strongest are.
/// Without edges the terminals stand by time in rows like words, the first ones where not all have room.
/// Nothing where the incident has no terminal.
std::optional<SpreadLayout> layOutSpread(const analysis::Incident& incident, const SpreadRoom& room);

} // namespace vestigo::report_render
