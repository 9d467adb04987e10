// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/explanation/causal/graph_layout.h"
#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QPainterPath>

#include <vector>

namespace vestigo::ui_causal {

/// A terminal as it lies in the graph.
struct CausalNode {
    QString terminal;
    QString name;
    QString since;   ///< "since 06:24:46"
    QString exactly; ///< "since 06:24:46.5"
    double onset = 0.0;
    int place = 0;
    bool root = false;
    QRectF box;
};

/// An edge as it lies in the graph; `lines`: lag, strength and q, empty where only the order in time joins
/// the two.
struct CausalLine {
    int from = 0; ///< node
    int to = 0;
    bool tested = true;
    double strength = 0.0;
    QStringList lines;   ///< as they stand at the edge
    QStringList numbers; ///< lag, strength, q
    QPainterPath path;
    QPointF tip;
    double tipAngle = 0.0; ///< radians, the direction in which the head points
    QPointF labelCentre;
};

/// The graph of one incident, laid out.
struct CausalScene {
    QSizeF size;
    std::vector<CausalNode> nodes;
    std::vector<CausalLine> edges;
    QString problem; ///< why there is no graph

    /// What lies at a point: nodes count from 0, edges from nodes.size(); -1: nothing.
    int itemAt(const QPointF& point) const;
    int itemCount() const { return static_cast<int>(nodes.size() + edges.size()); }
    bool isNode(int item) const { return item >= 0 && item < static_cast<int>(nodes.size()); }
    /// The node that an item stands for: an edge stands for the terminal that it leads to.
    const CausalNode* nodeOf(int item) const;
    /// One sentence for people who do not see the picture.
    QString describe(int item) const;
};

/// How large a node must be for its texts.
struct NodeSize {
    double width = 120.0;
    double height = 44.0;
};

/// A graph laid out both ways. Costs some time for many terminals and does not depend on the room, so it is
/// kept.
struct CausalLayouts {
    explanation::GraphLayout across; ///< from left to right
    explanation::GraphLayout down;   ///< from the top down
    NodeSize node;
    QString problem; ///< why there is none
};
CausalLayouts layOutBothWays(const analysis::Incident& incident, const NodeSize& node);

/// The graph in the direction that fits `area` better.
CausalScene buildScene(const analysis::Analysis& analysis, const analysis::Incident& incident,
                       const CausalLayouts& layouts, const QSizeF& area);

/// The sentence under the graph: which terminal is the root, by which rule, and what the test could not say.
QString rootSentence(const analysis::Analysis& analysis, const analysis::Incident& incident);

/// "0.031", "< 0.001"
QString probabilityText(double value);

} // namespace vestigo::ui_causal
