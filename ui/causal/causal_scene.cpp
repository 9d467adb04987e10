// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/causal/causal_scene.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainterPathStroker>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace vestigo::ui_causal {

namespace {

using explanation::GraphLayout;

constexpr double margin = 6.0;

QString translated(const char* text) {
    return QCoreApplication::translate("CausalView", text);
}

void transpose(GraphLayout& layout) {
    std::swap(layout.width, layout.height);
    for (auto& node : layout.nodes) {
        std::swap(node.x, node.y);
        std::swap(node.width, node.height);
    }
    for (auto& edge : layout.edges) {
        std::swap(edge.labelX, edge.labelY);
        for (auto& point : edge.curve) {
            std::swap(point[0], point[1]);
        }
    }
}

constexpr std::size_t mostCompared = 100; ///< nodes: each is compared with each

/// A layout from left to right, or from the top down.
struct Axis {
    double explanation::LayoutNode::*centre;
    double explanation::LayoutEdge::*label;
    std::size_t point; ///< of a curve's
    double GraphLayout::*extent;
};
constexpr Axis acrossAxis{&explanation::LayoutNode::x, &explanation::LayoutEdge::labelX, 0,
                          &GraphLayout::width};
constexpr Axis downAxis{&explanation::LayoutNode::y, &explanation::LayoutEdge::labelY, 1,
                        &GraphLayout::height};

/// Draws everything together along an axis, seen from the middle of the first node; nodes keep their size.
void drawTogether(GraphLayout& layout, const Axis& axis, double nodeExtent, double scale) {
    const double half = nodeExtent / 2.0;
    const auto moved = [&](double place) { return half + (place - half) * scale; };
    for (auto& node : layout.nodes) {
        node.*axis.centre = moved(node.*axis.centre);
    }
    for (auto& edge : layout.edges) {
        edge.*axis.label = moved(edge.*axis.label);
        for (auto& point : edge.curve) {
            point[axis.point] = moved(point[axis.point]);
        }
    }
    layout.*axis.extent = moved(layout.*axis.extent - half) + half;
}

/// Rows of a graph whose edges bear no labels need no room for them.
void drawRowsTogether(GraphLayout& layout, const NodeSize& size) {
    constexpr double gap = 26.0;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& a : layout.nodes) {
        for (const auto& b : layout.nodes) {
            const double distance = std::fabs(a.y - b.y);
            if (distance > 1.0) {
                least = std::min(least, distance);
            }
        }
    }
    const double scale = (size.height + gap) / least;
    if (std::isfinite(least) && scale < 1.0) {
        drawTogether(layout, downAxis, size.height, scale);
    }
}

/// What Graphviz leaves free between two of one row is given back where the room has no place for it, as far
/// as boxes and labels stay apart.
void drawColumnsTogether(GraphLayout& layout, const NodeSize& size, double width) {
    constexpr double gap = 10.0;
    constexpr double labelWidth = 72.0; // of "by order" in any language
    double scale = (width - size.width) / std::max(1.0, layout.width - size.width);
    for (const auto& a : layout.nodes) {
        for (const auto& b : layout.nodes) {
            const double distance = std::fabs(a.x - b.x);
            if (&a != &b && std::fabs(a.y - b.y) < size.height && distance > 0.0) {
                scale = std::max(scale, (size.width + gap) / distance);
            }
        }
    }
    for (const auto& a : layout.edges) {
        for (const auto& b : layout.edges) {
            const double distance = std::fabs(a.labelX - b.labelX);
            if (&a != &b && std::fabs(a.labelY - b.labelY) < size.height && distance > 0.0) {
                scale = std::max(scale, labelWidth / distance);
            }
        }
    }
    if (scale > 0.0 && scale < 1.0) {
        drawTogether(layout, acrossAxis, size.width, scale);
    }
}

double fitOf(const GraphLayout& layout, const QSizeF& area) {
    return std::min(
        {1.0, area.width() / std::max(1.0, layout.width), area.height() / std::max(1.0, layout.height)});
}

/// Graphviz leaves the room between nodes to itself, and an edge's label needs some: nodes are laid out
/// larger than they are drawn, and the edges go on to their centres, under the boxes.
constexpr double roomAcross = 24.0;
constexpr double roomDown = 14.0;

QPainterPath pathOf(const std::vector<std::array<double, 2>>& curve, const QPointF& from, const QPointF& to) {
    const auto at = [&curve](std::size_t i) { return QPointF(curve[i][0] + margin, curve[i][1] + margin); };
    QPainterPath path(from);
    if (curve.size() >= 4) {
        path.lineTo(at(0));
        for (std::size_t i = 1; i + 2 < curve.size(); i += 3) {
            path.cubicTo(at(i), at(i + 1), at(i + 2));
        }
    }
    path.lineTo(to);
    return path;
}

/// Where the path enters the box of its goal, and in which direction.
void placeTip(CausalLine& line, const QRectF& goal) {
    double outside = 0.0;
    double inside = 1.0;
    for (int i = 0; i < 16; ++i) {
        const double middle = (outside + inside) / 2.0;
        (goal.contains(line.path.pointAtPercent(middle)) ? inside : outside) = middle;
    }
    line.tip = line.path.pointAtPercent(inside);
    const double length = std::max(1.0, line.path.length());
    const QPointF before = line.path.pointAtPercent(std::max(0.0, inside - 14.0 / length));
    line.tipAngle = std::atan2(line.tip.y() - before.y(), line.tip.x() - before.x());
}

/// With digits after the point; a number that no sound analysis holds stays short.
QString plainNumber(double value, int digits) {
    return std::fabs(value) < 1e6 ? QString::number(value, 'f', digits) : QString::number(value, 'g', 3);
}

/// Lag, strength and q: three short lines where the graph runs across, two where it runs down.
QStringList linesOf(const analysis::CausalEdge& edge, bool across) {
    const QString lag =
        translated(QT_TRANSLATE_NOOP("CausalView", "%1 s")).arg(plainNumber(edge.lagSeconds, 1));
    if (edge.basis == analysis::EdgeBasis::Order) {
        return {lag, translated(QT_TRANSLATE_NOOP("CausalView", "by order"))};
    }
    const QString strength = plainNumber(edge.strength, 2);
    const QString q = translated(QT_TRANSLATE_NOOP("CausalView", "q %1")).arg(probabilityText(edge.qValue));
    return across ? QStringList{lag, strength, q} : QStringList{lag, strength + QStringLiteral(" · ") + q};
}

void addNodes(CausalScene& scene, const GraphLayout& layout, const analysis::Analysis& analysis,
              const std::vector<ui_common::IncidentMember>& members, const NodeSize& size) {
    const ui_common::SiteClock clock(analysis.startedAt);
    const QString since = translated(QT_TRANSLATE_NOOP("CausalView", "since %1"));
    for (const auto& placed : layout.nodes) {
        CausalNode node;
        node.terminal = QString::fromStdString(placed.terminal);
        node.name = ui_common::terminalName(analysis, placed.terminal);
        node.root = placed.root;
        node.place = placed.place;
        if (const auto* member = ui_common::findMember(members, placed.terminal)) {
            node.onset = member->onset;
            node.since = since.arg(clock.clock(member->onset, 0));
            node.exactly = since.arg(clock.clock(member->onset, 1));
        }
        node.box = QRectF(placed.x - size.width / 2.0 + margin, placed.y - size.height / 2.0 + margin,
                          size.width, size.height);
        scene.nodes.push_back(node);
    }
}

void addEdges(CausalScene& scene, const GraphLayout& layout, const analysis::Incident& incident,
              bool across) {
    std::map<std::string, int> places;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        places.emplace(layout.nodes[i].terminal, static_cast<int>(i));
    }
    for (const auto& placed : layout.edges) {
        const auto from = places.find(placed.from);
        const auto to = places.find(placed.to);
        CausalLine line;
        if (from == places.end() || to == places.end() || from == to) {
            continue;
        }
        line.from = from->second;
        line.to = to->second;
        line.path = pathOf(placed.curve, scene.nodes[static_cast<std::size_t>(line.from)].box.center(),
                           scene.nodes[static_cast<std::size_t>(line.to)].box.center());
        line.tested = placed.testedEdge;
        line.labelCentre = QPointF(placed.labelX + margin, placed.labelY + margin);
        for (const auto& edge : incident.causalEdges) {
            if (placed.testedEdge && edge.from == placed.from && edge.to == placed.to) {
                line.tested = edge.basis == analysis::EdgeBasis::Test;
                line.strength = std::isfinite(edge.strength) ? std::clamp(edge.strength, 0.0, 1.0) : 0.0;
                line.lines = linesOf(edge, across);
                line.numbers = linesOf(edge, true);
            }
        }
        placeTip(line, scene.nodes[static_cast<std::size_t>(line.to)].box);
        scene.edges.push_back(std::move(line));
    }
}

} // namespace

QString probabilityText(double value) {
    if (!std::isfinite(value)) {
        return QStringLiteral("–");
    }
    return value < 0.001 ? QStringLiteral("< 0.001") : QString::number(value, 'f', 3);
}

CausalLayouts layOutBothWays(const analysis::Incident& incident, const NodeSize& node) {
    CausalLayouts layouts;
    layouts.node = node;
    auto across = explanation::layoutCausalGraph(incident, node.width + roomAcross, node.height + roomAcross);
    // The layout runs from left to right; laid out on its side and turned it runs from the top down.
    auto down = explanation::layoutCausalGraph(incident, node.height + roomDown, node.width);
    if (!across.ok() || !down.ok()) {
        const Error& error = across.ok() ? down.error() : across.error();
        layouts.problem = QCoreApplication::translate("Causal", error.message.source);
        return layouts;
    }
    layouts.across = across.take();
    layouts.down = down.take();
    transpose(layouts.down);
    if (incident.causalEdges.empty() && layouts.down.nodes.size() <= mostCompared) {
        drawRowsTogether(layouts.down, node);
    }
    return layouts;
}

CausalScene buildScene(const analysis::Analysis& analysis, const analysis::Incident& incident,
                       const CausalLayouts& layouts, const QSizeF& area) {
    CausalScene scene;
    scene.problem = layouts.problem;
    const bool across = fitOf(layouts.across, area) >= fitOf(layouts.down, area);
    GraphLayout layout = across ? layouts.across : layouts.down;
    if (!across && layout.nodes.size() <= mostCompared) {
        drawColumnsTogether(layout, layouts.node, area.width() - 2.0 * margin);
    }
    addNodes(scene, layout, analysis, ui_common::incidentMembers(incident), layouts.node);
    addEdges(scene, layout, incident, across);
    scene.size = QSizeF(layout.width + 2.0 * margin, layout.height + 2.0 * margin);
    return scene;
}

int CausalScene::itemAt(const QPointF& point) const {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].box.contains(point)) {
            return static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const QRectF label(edges[i].labelCentre - QPointF(26.0, 20.0), QSizeF(52.0, 40.0));
        QPainterPathStroker stroker;
        stroker.setWidth(12.0);
        const bool onLine = stroker.createStroke(edges[i].path).contains(point);
        if (onLine || (!edges[i].lines.isEmpty() && label.contains(point))) {
            return static_cast<int>(nodes.size() + i);
        }
    }
    return -1;
}

const CausalNode* CausalScene::nodeOf(int item) const {
    if (isNode(item)) {
        return &nodes[static_cast<std::size_t>(item)];
    }
    if (item < 0 || item >= itemCount()) {
        return nullptr;
    }
    return &nodes[static_cast<std::size_t>(edges[static_cast<std::size_t>(item) - nodes.size()].to)];
}

QString CausalScene::describe(int item) const {
    const CausalNode* node = nodeOf(item);
    if (node == nullptr) {
        return {};
    }
    if (isNode(item)) {
        const QString text = node->name + QStringLiteral(", ") + node->exactly;
        return node->root ? translated(QT_TRANSLATE_NOOP("CausalView", "%1, root")).arg(text)
                          : translated(QT_TRANSLATE_NOOP("CausalView", "%1, number %2 in the chain"))
                                .arg(text)
                                .arg(node->place);
    }
    const CausalLine& edge = edges[static_cast<std::size_t>(item) - nodes.size()];
    const QString& from = nodes[static_cast<std::size_t>(edge.from)].name;
    if (edge.numbers.size() == 2) {
        return translated(
                   QT_TRANSLATE_NOOP("CausalView",
                                     "%2 turned abnormal %3 after %1, whose link leads to it; no test shows "
                                     "a cause"))
            .arg(from, node->name, edge.numbers[0]);
    }
    if (edge.numbers.size() < 3) {
        return translated(QT_TRANSLATE_NOOP("CausalView", "%2 turned abnormal after %1; no tested cause"))
            .arg(from, node->name);
    }
    return translated(QT_TRANSLATE_NOOP("CausalView", "%1 led to %2 after %3; strength %4, %5"))
        .arg(from, node->name, edge.numbers[0], edge.numbers[1], edge.numbers[2]);
}

QString rootSentence(const analysis::Analysis& analysis, const analysis::Incident& incident) {
    QString text;
    const QString root = ui_common::terminalName(analysis, incident.rootCause);
    switch (incident.rootCause.empty() ? analysis::RootRule::None : incident.rootRule) {
    case analysis::RootRule::GraphSource:
        text = translated(QT_TRANSLATE_NOOP(
                              "CausalView",
                              "The chain begins at %1: it is the source of the graph, the others follow it."))
                   .arg(root);
        break;
    case analysis::RootRule::LinkSource:
        text = translated(
                   QT_TRANSLATE_NOOP("CausalView",
                                     "The chain begins at %1: the others turned abnormal soon after it along "
                                     "the plant's links. The tests name no source."))
                   .arg(root);
        break;
    case analysis::RootRule::FirstAbnormal:
        text = translated(QT_TRANSLATE_NOOP("CausalView",
                                            "%1 was the first to turn abnormal; the tests name no source."))
                   .arg(root);
        break;
    case analysis::RootRule::None:
        text = translated(QT_TRANSLATE_NOOP("CausalView", "No root is named."));
        break;
    }
    if (!incident.causalNote.empty()) {
        text += QLatin1Char(' ') + QCoreApplication::translate("Causal", incident.causalNote.c_str());
    }
    return text;
}

} // namespace vestigo::ui_causal
