// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/spread_layout.h"

#include "ui/report/render/figure_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace vestigo::report_render {

namespace {

using explanation::GraphLayout;
using explanation::LayoutEdge;
using explanation::LayoutNode;

constexpr double numberNode = 17.0;
constexpr double roomForFigures = 9.0;  // between nodes, for strength and q of their arrows
constexpr double smallestNamed = 0.8;   // below, names give way to numbers with a legend
constexpr double smallestNumbers = 0.4; // below, nobody reads them
constexpr std::size_t mostLaidOut = 60; // terminals; Graphviz takes long for more, and nobody follows them
constexpr std::size_t mostEdgesLaidOut = 120;

std::size_t terminalsOf(const analysis::Incident& incident) {
    return marksOf(incident).size();
}

/// How many nodes of a chain stand in how many rows.
struct Rows {
    double nodeWidth = 0.0;
    double nodeHeight = 0.0;
    double gap = 0.0;
    double between = 0.0; ///< rows
    std::size_t inRow = 1;
    std::size_t rows = 1;

    double height() const { return static_cast<double>(rows) * (nodeHeight + between) - between; }
};

Rows rowsFor(std::size_t nodes, double nodeWidth, double nodeHeight, double width) {
    constexpr double widestGap = 60.0;
    Rows rows;
    rows.nodeWidth = nodeWidth;
    rows.nodeHeight = nodeHeight;
    rows.between = 14.0;
    const double narrowest = 15.0;
    const double fitting = std::floor((width + narrowest) / (nodeWidth + narrowest));
    rows.inRow = std::min(nodes, static_cast<std::size_t>(std::max(1.0, fitting)));
    rows.rows = (nodes + rows.inRow - 1) / rows.inRow;
    const double rest = width - static_cast<double>(rows.inRow) * nodeWidth;
    rows.gap = rows.inRow < 2 ? 0.0 : std::min(widestGap, rest / static_cast<double>(rows.inRow - 1));
    return rows;
}

using Corner = std::array<double, 2>;

/// Straight pieces through the corners, as the cubic curves that layouts hold.
std::vector<Corner> through(const std::vector<Corner>& corners) {
    std::vector<Corner> curve{corners.front()};
    for (std::size_t i = 1; i < corners.size(); ++i) {
        for (int third = 1; third <= 3; ++third) {
            Corner point{};
            for (std::size_t axis = 0; axis < 2; ++axis) {
                point[axis] = corners[i - 1][axis] + (corners[i][axis] - corners[i - 1][axis]) * third / 3.0;
            }
            curve.push_back(point);
        }
    }
    return curve;
}

LayoutEdge follows(const LayoutNode& from, const LayoutNode& to) {
    LayoutEdge edge;
    edge.from = from.terminal;
    edge.to = to.terminal;
    edge.testedEdge = false;
    if (from.y == to.y) {
        edge.curve = through({{from.x + from.width / 2.0, from.y}, {to.x - to.width / 2.0, to.y}});
    } else { // to the next row, between the two
        const double bottom = from.y + from.height / 2.0;
        const double top = to.y - to.height / 2.0;
        const double middle = bottom + 0.4 * (top - bottom);
        edge.curve = through({{from.x, bottom}, {from.x, middle}, {to.x, middle}, {to.x, top}});
    }
    edge.labelX = (from.x + to.x) / 2.0;
    edge.labelY = (from.y + to.y) / 2.0;
    return edge;
}

GraphLayout chainOf(const analysis::Incident& incident, std::size_t shown, const Rows& rows) {
    std::vector<std::pair<int, LayoutNode>> placed;
    for (const auto& [terminal, mark] : marksOf(incident)) {
        placed.push_back(
            {mark.place, {terminal, 0.0, 0.0, rows.nodeWidth, rows.nodeHeight, mark.place, mark.root}});
    }
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    GraphLayout layout;
    layout.width = static_cast<double>(rows.inRow) * (rows.nodeWidth + rows.gap) - rows.gap;
    layout.height = rows.height();
    for (std::size_t i = 0; i < std::min(shown, placed.size()); ++i) {
        LayoutNode node = placed[i].second;
        node.x = static_cast<double>(i % rows.inRow) * (rows.nodeWidth + rows.gap) + rows.nodeWidth / 2.0;
        const auto row = i / rows.inRow;
        node.y = static_cast<double>(row) * (rows.nodeHeight + rows.between) + rows.nodeHeight / 2.0;
        if (!layout.nodes.empty()) {
            layout.edges.push_back(follows(layout.nodes.back(), node));
        }
        layout.nodes.push_back(node);
    }
    return layout;
}

SpreadLayout chain(const analysis::Incident& incident, const SpreadRoom& room) {
    constexpr double small = 0.7;
    SpreadLayout out;
    out.terminals = terminalsOf(incident);
    Rows rows = rowsFor(out.terminals, room.nameWidth, namedNodeHeight, room.width);
    if (rows.height() > room.mostHeight) {
        out.numbers = true;
        rows = rowsFor(out.terminals, numberNode, numberNode, room.width);
    }
    if (rows.height() > room.mostHeight) {
        out.scale = small;
        rows = rowsFor(out.terminals, numberNode, numberNode, room.width / small);
        const double fitting =
            std::floor((room.mostHeight / small + rows.between) / (numberNode + rows.between));
        rows.rows = std::min(rows.rows, static_cast<std::size_t>(std::max(1.0, fitting)));
    }
    out.layout = chainOf(incident, rows.inRow * rows.rows, rows);
    return out;
}

/// False: it cannot be read in that room.
bool layOut(const analysis::Incident& incident, const SpreadRoom& room, bool numbers, SpreadLayout& out) {
    const double named = room.figures ? namedNodeHeight + roomForFigures : namedNodeHeight;
    auto layout = explanation::layoutCausalGraph(incident, numbers ? numberNode : room.nameWidth,
                                                 numbers ? numberNode : named);
    if (!layout.ok() || layout->nodes.empty() || !(layout->width > 0.0) || !(layout->height > 0.0)) {
        return false;
    }
    out.layout = layout.take();
    out.numbers = numbers;
    out.scale = std::min({1.0, room.width / out.layout.width, room.mostHeight / out.layout.height});
    return out.scale >= (numbers ? smallestNumbers : smallestNamed);
}

/// The incident with its strongest edges only; those that lead away from the root come first, so that it
/// stays in the picture.
analysis::Incident strongest(const analysis::Incident& incident, std::size_t edges) {
    analysis::Incident part;
    part.id = incident.id;
    part.range = incident.range;
    part.rootCause = incident.rootCause;
    part.rootRule = incident.rootRule;
    part.causalEdges = incident.causalEdges;
    const auto later = [](const analysis::CausalEdge& a, const analysis::CausalEdge& b) {
        return a.strength > b.strength;
    };
    std::stable_sort(part.causalEdges.begin(), part.causalEdges.end(), later);
    const auto rootsOwn = std::find_if(part.causalEdges.begin(), part.causalEdges.end(),
                                       [&](const auto& edge) { return edge.from == incident.rootCause; });
    if (rootsOwn != part.causalEdges.end()) {
        std::rotate(part.causalEdges.begin(), rootsOwn, rootsOwn + 1);
    }
    part.causalEdges.resize(std::min(edges, part.causalEdges.size()));
    std::set<std::string> kept;
    for (const analysis::CausalEdge& edge : part.causalEdges) {
        kept.insert({edge.from, edge.to});
    }
    for (const analysis::Episode& episode : incident.episodes) {
        if (kept.count(episode.terminal) != 0) {
            analysis::Episode bare;
            bare.terminal = episode.terminal;
            bare.range = episode.range;
            part.episodes.push_back(bare);
        }
    }
    for (const std::string& terminal : incident.path) {
        if (kept.count(terminal) != 0) {
            part.path.push_back(terminal);
        }
    }
    return part;
}

} // namespace

std::optional<SpreadLayout> layOutSpread(const analysis::Incident& incident, const SpreadRoom& room) {
    const std::size_t terminals = terminalsOf(incident);
    if (terminals == 0) {
        return std::nullopt;
    }
    if (incident.causalEdges.empty()) {
        return chain(incident, room);
    }
    SpreadLayout out;
    const bool few = terminals <= mostLaidOut && incident.causalEdges.size() <= mostEdgesLaidOut;
    bool drawn = few && (layOut(incident, room, false, out) || layOut(incident, room, true, out));
    for (const std::size_t edges : {48U, 24U, 12U, 6U, 3U, 1U}) {
        if (drawn || edges >= incident.causalEdges.size()) {
            continue;
        }
        const analysis::Incident part = strongest(incident, edges);
        drawn = layOut(part, room, false, out) || layOut(part, room, true, out);
        out.strongestOnly = true;
    }
    if (!drawn) { // a single edge always has room, but Graphviz may be missing
        return chain(incident, room);
    }
    out.terminals = terminals;
    out.edges = incident.causalEdges.size();
    return out;
}

} // namespace vestigo::report_render
