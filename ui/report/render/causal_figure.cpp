// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"
#include "ui/report/render/figure_marks.h"
#include "ui/report/render/spread_layout.h"
#include "ui/report/render/text_block.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace vestigo::report_render {

namespace {

using explanation::LayoutEdge;
using explanation::LayoutNode;

struct Graph {
    const report::Document& document;
    analysis::AnalysisPtr analysis;
    const analysis::Incident& incident;
    bool plain = false;
    std::map<std::string, Mark> marks;
};

/// As wide as the widest name, within reason.
double nodeWidthOf(const Graph& graph) {
    qreal widest = 52 * pt;
    for (const auto& [terminal, mark] : graph.marks) {
        widest = std::max(widest,
                          textWidth(terminalName(graph.document, terminal), printFont(sizes::figure, true)) +
                              (mark.root ? 22 : 12) * pt);
        QString time = clockText(*graph.analysis, graph.document.words, mark.onset, graph.plain ? 0 : 1);
        time = mark.root ? filled(graph.document.words.since, time) : time;
        widest = std::max(widest, textWidth(time, printFont(6.5)) + 10 * pt);
    }
    return std::min(widest, 104 * pt) / pt;
}

/// A layout at its place in the figure.
struct Drawing {
    SpreadLayout spread;
    qreal scale = 1.0; ///< layout points -> units of the page
    QPointF offset;
    qreal height = 0.0;
};

Drawing placed(SpreadLayout spread, qreal width) {
    Drawing drawing;
    drawing.scale = spread.scale * pt;
    drawing.height = spread.layout.height * drawing.scale + 4 * pt;
    drawing.offset = QPointF(std::max(0.0, (width - spread.layout.width * drawing.scale) / 2.0), 2 * pt);
    drawing.spread = std::move(spread);
    return drawing;
}

const analysis::CausalEdge* edgeOf(const Graph& graph, const LayoutEdge& edge) {
    for (const analysis::CausalEdge& known : graph.incident.causalEdges) {
        if (known.from == edge.from && known.to == edge.to) {
            return &known;
        }
    }
    return nullptr;
}

QString lagText(const Graph& graph, const analysis::CausalEdge& edge) {
    return filled(graph.document.words.seconds, QString::number(edge.lagSeconds, 'f', 1));
}

QString probabilityText(double value) {
    if (value >= 0.095) {
        return QString::number(value, 'f', 2);
    }
    return value >= 0.0001 ? QString::number(value, 'f', 4) : QString::number(value, 'e', 1);
}

class Painting {
public:
    Painting(QPainter& painter, const Graph& graph, const Drawing& drawing, const QPointF& at)
        : painter_(painter)
        , graph_(graph)
        , drawing_(drawing)
        , origin_(at + drawing.offset) {}

    void paint() {
        painter_.setRenderHint(QPainter::Antialiasing);
        for (const LayoutEdge& edge : drawing_.spread.layout.edges) {
            paintEdge(edge);
        }
        for (const LayoutNode& node : drawing_.spread.layout.nodes) {
            paintNode(node);
        }
        for (const LayoutEdge& edge : drawing_.spread.layout.edges) {
            paintLabel(edge);
        }
    }

private:
    QPointF point(double x, double y) const { return origin_ + QPointF(x, y) * drawing_.scale; }
    QPointF point(const std::array<double, 2>& p) const { return point(p[0], p[1]); }

    void paintEdge(const LayoutEdge& edge) {
        if (edge.curve.size() < 4) {
            return;
        }
        const analysis::CausalEdge* known = edgeOf(graph_, edge);
        const bool tested = edge.testedEdge && known != nullptr && known->basis == analysis::EdgeBasis::Test;
        const qreal width = tested ? (0.8 + 1.6 * std::clamp(known->strength, 0.0, 1.0)) * pt : 0.8 * pt;
        const QColor colour = tested ? colours::text : colours::strongRule;
        const qreal head = tested ? 6 * pt : 4 * pt;
        QPainterPath path(point(edge.curve.front()));
        for (std::size_t i = 1; i + 2 < edge.curve.size(); i += 3) {
            path.cubicTo(point(edge.curve[i]), point(edge.curve[i + 1]), point(edge.curve[i + 2]));
        }
        const QPointF tip = path.currentPosition();
        const qreal length = path.length();
        const QPointF back = length > head ? path.pointAtPercent(path.percentAtLength(length - head))
                                           : path.pointAtPercent(0.0);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(colour, width, tested ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
        painter_.save();
        painter_.drawPath(shortened(path, length, head));
        painter_.restore();
        painter_.setBrush(colour);
        paintArrowHead(painter_, back, tip, head);
    }

    /// The line ends in the arrow head, not before its tip.
    static QPainterPath shortened(const QPainterPath& path, qreal length, qreal head) {
        constexpr int pieces = 32;
        QPainterPath line(path.pointAtPercent(0.0));
        const qreal last = length > head ? path.percentAtLength(length - 0.8 * head) : 0.0;
        for (int i = 1; i <= pieces; ++i) {
            line.lineTo(path.pointAtPercent(last * i / pieces));
        }
        return line;
    }

    void paintNode(const LayoutNode& node) {
        const QPointF centre = point(node.x, node.y);
        const auto found = graph_.marks.find(node.terminal);
        const Mark mark = found == graph_.marks.end() ? Mark{node.place, node.root, 0.0} : found->second;
        if (drawing_.spread.numbers) {
            paintMark(painter_, centre, node.height * drawing_.scale * 0.46, mark);
            return;
        }
        const QSizeF size(node.width * drawing_.scale, namedNodeHeight * drawing_.scale);
        const QRectF rect(centre - QPointF(size.width() / 2, size.height() / 2), size);
        painter_.setPen(QPen(colours::abnormal, mark.root ? 1.4 * pt : 0.9 * pt));
        painter_.setBrush(Qt::white);
        painter_.drawRoundedRect(rect, 2.5 * pt, 2.5 * pt);
        const qreal shrink = drawing_.scale / pt;
        const QFont bold = printFont(sizes::figure * shrink, true);
        const QFont plain = printFont(6.6 * shrink);
        const qreal diamond = mark.root ? 9 * pt * shrink : 0.0;
        const QString name =
            elided(terminalName(graph_.document, node.terminal), bold, rect.width() - diamond - 6 * pt);
        const qreal nameWidth = textWidth(name, bold);
        const qreal left = centre.x() - (nameWidth + diamond) / 2.0;
        if (mark.root) {
            paintDiamond(painter_, QPointF(left + 2.6 * pt * shrink, rect.top() + 9.6 * pt * shrink),
                         3 * pt * shrink);
        }
        painter_.setPen(colours::text);
        painter_.setFont(bold);
        painter_.drawText(QPointF(left + diamond, rect.top() + 12.2 * pt * shrink), name);
        QString time = clockText(*graph_.analysis, graph_.document.words, mark.onset, graph_.plain ? 0 : 1);
        time = elided(mark.root ? filled(graph_.document.words.since, time) : time, plain,
                      rect.width() - 4 * pt);
        painter_.setPen(colours::quiet);
        painter_.setFont(plain);
        painter_.drawText(
            QPointF(centre.x() - textWidth(time, plain) / 2.0, rect.bottom() - 5.2 * pt * shrink), time);
    }

    void paintLabel(const LayoutEdge& edge) {
        const analysis::CausalEdge* known = edgeOf(graph_, edge);
        if (known == nullptr || edge.curve.empty()) {
            return;
        }
        const qreal shrink = std::max(0.9, drawing_.scale / pt);
        const QFont bold = printFont(7.2 * shrink, true);
        const QFont plain = printFont(6.2 * shrink);
        const QString lag = lagText(graph_, *known);
        const QString rest =
            graph_.plain || known->basis == analysis::EdgeBasis::Order
                ? QString()
                : filled(graph_.document.words.strengthAndQ, QString::number(known->strength, 'f', 2),
                         probabilityText(known->qValue));
        const QPointF centre = labelPlace(edge);
        // Above and below the line, farther from it where it is steep, so that text and arrow stay apart.
        const QPointF way = point(edge.curve.back()) - point(edge.curve.front());
        const qreal steep = std::fabs(way.y()) / std::max(1.0, std::fabs(way.x()));
        const auto away = [&](const QString& text, const QFont& font) {
            return std::min(9 * pt, 2.2 * pt + steep * textWidth(text, font) / 2.0) * shrink;
        };
        // Beside the boxes, not over them.
        const qreal left = std::min(point(edge.curve.front()).x(), point(edge.curve.back()).x()) + 2 * pt;
        const qreal right = std::max(point(edge.curve.front()).x(), point(edge.curve.back()).x()) - 6 * pt;
        const auto between = [&](const QString& text, const QFont& font) {
            const qreal half = textWidth(text, font) / 2.0;
            return right - left < 2.0 * half ? (left + right) / 2.0
                                             : std::clamp(centre.x(), left + half, right - half);
        };
        put(lag, bold, QPointF(between(lag, bold), centre.y() - away(lag, bold)), colours::text);
        if (!rest.isEmpty()) {
            put(rest, plain,
                QPointF(between(rest, plain), centre.y() + away(rest, plain) + 0.9 * plain.pixelSize()),
                colours::quiet);
        }
    }

    /// Where arrows run together or apart, their figures stand where the arrows are farthest from each other.
    QPointF labelPlace(const LayoutEdge& edge) const {
        std::size_t apart = 0;
        std::size_t together = 0;
        for (const LayoutEdge& other : drawing_.spread.layout.edges) {
            apart += other.from == edge.from ? 1U : 0U;
            together += other.to == edge.to ? 1U : 0U;
        }
        QPainterPath path(point(edge.curve.front()));
        for (std::size_t i = 1; i + 2 < edge.curve.size(); i += 3) {
            path.cubicTo(point(edge.curve[i]), point(edge.curve[i + 1]), point(edge.curve[i + 2]));
        }
        const qreal share = together > apart ? 0.3 : (apart > together ? 0.62 : 0.47);
        return path.isEmpty() ? point(edge.labelX, edge.labelY) : path.pointAtPercent(share);
    }

    /// Centred over `baseline`.
    void put(const QString& text, const QFont& font, const QPointF& baseline, const QColor& colour) {
        painter_.setFont(font);
        painter_.setPen(colour);
        painter_.drawText(QPointF(baseline.x() - textWidth(text, font) / 2.0, baseline.y()), text);
    }

    QPainter& painter_;
    const Graph& graph_;
    const Drawing& drawing_;
    QPointF origin_;
};

/// "1 Process sensor · 2 Line PLC"
std::string legend(const Graph& graph, const SpreadLayout& spread) {
    constexpr std::size_t mostNamed = 40;
    std::vector<std::pair<int, std::string>> places;
    for (const LayoutNode& node : spread.layout.nodes) {
        const auto mark = graph.marks.find(node.terminal);
        places.emplace_back(mark == graph.marks.end() ? node.place : mark->second.place, node.terminal);
    }
    std::sort(places.begin(), places.end());
    QString text;
    for (std::size_t i = 0; i < std::min(places.size(), mostNamed); ++i) {
        const auto mark = graph.marks.find(places[i].second);
        const bool root = mark != graph.marks.end() && mark->second.root;
        text += (i == 0 ? QString() : QStringLiteral("  ·  ")) +
                (root ? QStringLiteral("◆") : QString::number(places[i].first)) + QChar(QChar::Nbsp) +
                terminalName(graph.document, places[i].second);
    }
    if (places.size() > mostNamed) {
        text += QStringLiteral("  ·  ") +
                filled(graph.document.words.more, QString::number(places.size() - mostNamed));
    }
    return text.toStdString();
}

/// What the figure does not show; empty: it shows all.
std::string leftOut(const report::FigureWords& words, const SpreadLayout& spread) {
    if (spread.strongestOnly) {
        return filled(words.strongestShown, QString::number(spread.layout.edges.size()),
                      QString::number(spread.edges))
            .toStdString();
    }
    return spread.layout.nodes.size() < spread.terminals
               ? filled(words.firstShown, QString::number(spread.layout.nodes.size()),
                        QString::number(spread.terminals))
                     .toStdString()
               : std::string();
}

} // namespace

std::vector<Fragment> composeCausal(const report::CausalFigure& figure, qreal width,
                                    const ComposeContext& context) {
    std::vector<Fragment> fragments;
    if (!figure.analysis || figure.incident >= figure.analysis->incidents.size()) {
        return fragments;
    }
    const analysis::Incident& incident = figure.analysis->incidents[figure.incident];
    const Graph graph{context.document, figure.analysis, incident, figure.plain, marksOf(incident)};
    SpreadRoom room;
    room.width = width / pt;
    room.mostHeight = (context.style.frontline ? 125 : 230) * context.style.figureScale;
    room.nameWidth = nodeWidthOf(graph);
    room.figures = !figure.plain;
    std::optional<SpreadLayout> spread = layOutSpread(incident, room);
    if (!spread) {
        return fragments;
    }
    const Drawing drawing = placed(std::move(*spread), width);
    fragments.push_back(
        figureFragment(width, drawing.height, [graph, drawing](QPainter& painter, const QPointF& at) {
            Painting(painter, graph, drawing, at).paint();
        }));
    if (drawing.spread.numbers) {
        addCaption(fragments, legend(graph, drawing.spread), width);
    }
    addCaption(fragments, leftOut(context.document.words, drawing.spread), width);
    addCaption(fragments, figure.caption, width);
    return fragments;
}

} // namespace vestigo::report_render
