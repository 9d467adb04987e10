// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the lanes, right of their names.
#include "ui/common/theme.h"
#include "ui/plots/series_plot.h"
#include "ui/timeline/paint_common.h"
#include "ui/timeline/timeline_scene.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

QFont smallFont(const TimelineScene& scene) {
    return ui_common::sizedFont(scene.font, ui_common::smallTextPixels);
}

/// The range in pixels, at least two wide, cut to the plot; empty when out of sight.
QRectF spanOf(const TimelineScene& scene, const timeline::TimeRange& range, const QRectF& lane) {
    const double left = std::max(scene.axis.x(range.start), lane.left());
    const double right =
        std::min(std::max(scene.axis.x(range.end), scene.axis.x(range.start) + 2.0), lane.right());
    return right > left ? QRectF(left, lane.top(), right - left, lane.height()) : QRectF();
}

/// Small text on the panel's colour, so that a curve behind it does not touch it.
void paintNote(QPainter& painter, const QRectF& lane, Qt::Alignment alignment, const QString& text) {
    const QRectF box = painter.boundingRect(lane.adjusted(4, 1, -4, -1), alignment, text);
    painter.fillRect(box.adjusted(-3, 0, 3, 0), faint(theme().panel, 0.85));
    painter.setPen(theme().quietText);
    painter.drawText(box, alignment, text);
}

/// The bar with its label in it, else beside it before the next bar begins, else with its number alone.
void paintIncident(QPainter& painter, const TimelineScene& scene, std::size_t index, const QRectF& row) {
    const auto& all = scene.content.incidents;
    const IncidentContent& incident = all[index];
    const QRectF bar = spanOf(scene, incident.range, row.adjusted(0, 5, 0, -5));
    if (bar.isEmpty()) {
        return;
    }
    painter.fillRect(bar, incident.selected ? theme().abnormal : faint(theme().abnormal, 0.25));
    painter.setPen(theme().abnormal);
    painter.drawRect(bar);
    const QFontMetricsF metrics(painter.font());
    const double next = index + 1 < all.size()
                            ? std::min(row.right(), scene.axis.x(all[index + 1].range.start))
                            : row.right();
    const double width = metrics.horizontalAdvance(incident.label) + 4.0;
    const bool inside = width <= bar.width() - 10.0;
    const bool beside = !inside && bar.right() + 6.0 + width <= next;
    const QColor onBar = theme().dark ? theme().ground : QColor(Qt::white);
    painter.setPen(incident.selected && !beside ? onBar : theme().text);
    if (inside || beside) {
        const double left = inside ? bar.left() + 6.0 : bar.right() + 6.0;
        painter.drawText(QRectF(left, row.top(), width, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         incident.label);
    } else if (bar.width() >= 16.0) {
        painter.drawText(bar.adjusted(0, -3, 0, 3), Qt::AlignCenter, QString::number(index + 1));
    }
}

void paintIncidents(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const QRectF row = scene.plotOf(lane);
    painter.setFont(smallFont(scene));
    if (scene.content.incidents.empty()) {
        painter.setPen(theme().quietText);
        painter.drawText(row.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         scene.content.analysed
                             ? translated(QT_TRANSLATE_NOOP(
                                   "TimelineView", "No incident: every terminal stayed below its threshold."))
                             : translated(QT_TRANSLATE_NOOP("TimelineView", "Not analysed yet.")));
        return;
    }
    for (std::size_t i = 0; i < scene.content.incidents.size(); ++i) {
        paintIncident(painter, scene, i, row);
    }
}

void paintBracket(QPainter& painter, double x, const QRectF& row, double direction) {
    constexpr double foot = 4.0;
    painter.drawPolyline(
        QPolygonF({QPointF(x + direction * foot, row.top() + 1.0), QPointF(x, row.top() + 1.0),
                   QPointF(x, row.bottom() - 1.0), QPointF(x + direction * foot, row.bottom() - 1.0)}));
}

void paintStripLane(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const ProbabilityContent& strip = scene.content.strips[static_cast<std::size_t>(lane.index)];
    ui_plots::PlotFrame frame = scene.frameOf(lane);
    frame.area = scene.plotOf(lane).adjusted(0, 3, 0, -3);
    ui_plots::paintStrip(painter, strip.probability, frame,
                         {theme().quietText, theme().abnormal, strip.threshold});
    painter.setPen(QPen(theme().text, 1.2));
    for (const timeline::TimeRange& episode : strip.episodes) {
        const double left = scene.axis.x(episode.start);
        const double right = std::max(scene.axis.x(episode.end), left + 2.0);
        if (!(right - left >= 8.0)) {
            continue; // closer than that the two feet would touch
        }
        const auto inSight = [&frame](double x) { return x >= frame.area.left() && x <= frame.area.right(); };
        if (inSight(left)) {
            paintBracket(painter, left, frame.area, 1.0);
        }
        if (inSight(right)) {
            paintBracket(painter, right, frame.area, -1.0);
        }
    }
}

void paintProbability(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const ProbabilityContent& selected = *scene.content.selected;
    const ui_plots::PlotFrame frame = scene.frameOf(lane);
    painter.setFont(smallFont(scene));
    for (const timeline::TimeRange& episode : selected.episodes) {
        painter.fillRect(spanOf(scene, episode, scene.plotOf(lane)), faint(theme().abnormal, 0.08));
    }
    if (!selected.probability.extremes()) {
        painter.setPen(theme().quietText);
        painter.drawText(
            frame.area.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
            selected.note.empty()
                ? translated(QT_TRANSLATE_NOOP("TimelineView", "There is no score for this terminal."))
                : QCoreApplication::translate("Analysis", selected.note.c_str()));
        return;
    }
    ui_plots::paintAbove(painter, selected.probability, frame, selected.threshold,
                         faint(theme().abnormal, 0.18));
    const double y = frame.y(std::clamp(selected.threshold, 0.0, 1.0));
    painter.setPen(QPen(theme().quietText, 1.0, Qt::DashLine));
    painter.drawLine(QPointF(frame.area.left(), y), QPointF(frame.area.right(), y));
    // Grey is normal: only what lies above the threshold bears the alarm's hue.
    ui_plots::paintSignal(painter, selected.probability, frame, theme().text, 1.3);
    painter.save();
    painter.setClipRect(
        QRectF(frame.area.left(), frame.area.top() - 2.0, frame.area.width(), y - frame.area.top() + 2.0),
        Qt::IntersectClip);
    ui_plots::paintSignal(painter, selected.probability, frame, theme().abnormal, 2.0);
    painter.restore();
    const QString text = translated(QT_TRANSLATE_NOOP("TimelineView", "threshold %1"))
                             .arg(QString::number(selected.threshold, 'f', 2));
    const double above = y - painter.fontMetrics().height() - 2.0;
    const double top = above >= frame.area.top() - 2.0 ? above : y + 2.0;
    paintNote(painter,
              QRectF(frame.area.left(), top, frame.area.width(), painter.fontMetrics().height() + 2.0),
              Qt::AlignRight | Qt::AlignTop, text);
}

void paintEvidence(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const QRectF row = scene.plotOf(lane).adjusted(0, 5, 0, -5);
    for (const EvidenceContent& one : scene.content.evidence) {
        const QRectF bar = spanOf(scene, one.range, row);
        if (!bar.isEmpty()) {
            painter.fillRect(bar, faint(theme().attention, 0.25 + 0.75 * one.share));
        }
    }
}

void paintFeature(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const FeatureContent& feature = scene.content.features[static_cast<std::size_t>(lane.index)];
    const ui_plots::PlotFrame frame = scene.frameOf(lane);
    painter.setFont(smallFont(scene));
    if (!feature.range) {
        painter.setPen(theme().quietText);
        painter.drawText(frame.area.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         translated(QT_TRANSLATE_NOOP("TimelineView", "No values were recorded.")));
        return;
    }
    if (feature.usual) {
        const double top = std::max(frame.y(feature.usual->largest), frame.area.top());
        const double bottom = std::min(frame.y(feature.usual->smallest), frame.area.bottom());
        painter.fillRect(QRectF(frame.area.left(), top, frame.area.width(), std::max(1.0, bottom - top)),
                         faint(theme().quietText, 0.13));
    }
    for (const timeline::TimeRange& segment : feature.keySegments) {
        painter.fillRect(spanOf(scene, segment, scene.plotOf(lane)), faint(theme().attention, 0.14));
    }
    if (const auto* rows = scene.windowOf(lane)) {
        ui_plots::paintSeries(painter, *rows, frame, theme().text, scene.series.longestGap());
    } else {
        ui_plots::paintSignal(painter, feature.values, frame, theme().text, 1.2); // until the rows have come
    }
}

void paintLane(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    switch (lane.kind) {
    case LaneKind::Incident:
        return paintIncidents(painter, scene, lane);
    case LaneKind::Strip:
        return paintStripLane(painter, scene, lane);
    case LaneKind::Probability:
        return paintProbability(painter, scene, lane);
    case LaneKind::Evidence:
        return paintEvidence(painter, scene, lane);
    case LaneKind::Feature:
        return paintFeature(painter, scene, lane);
    case LaneKind::Instructions:
        return paintInstructions(painter, scene, lane);
    case LaneKind::Mode:
        return paintMode(painter, scene, lane);
    case LaneKind::Heat:
        return paintHeat(painter, scene, lane);
    case LaneKind::Annotations:
    case LaneKind::Activities:
    case LaneKind::Cameras:
        return paintSpans(painter, scene, lane);
    case LaneKind::MoreStrips:
        return;
    }
}

void paintArrowHead(QPainter& painter, const QPointF& tip) {
    painter.setBrush(theme().text);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF({tip, tip + QPointF(-7.0, -4.0), tip + QPointF(-7.0, 4.0)}));
    painter.setBrush(Qt::NoBrush);
}

void paintArrow(QPainter& painter, const TimelineScene& scene, const ArrowContent& arrow, const QRectF& from,
                const QRectF& to) {
    const bool downwards = to.top() > from.top();
    // Ends far out of sight are drawn just out of sight: the painter dislikes astronomic coordinates.
    const auto near = [&scene](double t) {
        return std::clamp(scene.axis.x(t), scene.axis.left - 200.0,
                          scene.axis.left + scene.axis.width + 200.0);
    };
    const QPointF start(near(arrow.fromTime), downwards ? from.bottom() - 3.0 : from.top() + 3.0);
    const QPointF tip(near(arrow.toTime) - 1.0, to.center().y());
    const double turn = std::min(start.x(), tip.x() - 16.0);
    QPainterPath path(start);
    path.cubicTo(QPointF(turn, tip.y()), QPointF(turn, tip.y()), tip - QPointF(6.0, 0.0));
    painter.setPen(QPen(faint(theme().panel, 0.8), 4.0));
    painter.drawPath(path);
    painter.setPen(QPen(theme().text, 1.3));
    painter.drawPath(path);
    paintArrowHead(painter, tip);
}

void paintArrows(QPainter& painter, const TimelineScene& scene) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto rowOf = [&scene](int strip) {
        for (const Lane& lane : scene.lanes) {
            if (lane.kind == LaneKind::Strip && lane.index == strip) {
                return scene.plotOf(lane);
            }
        }
        return QRectF();
    };
    for (const ArrowContent& arrow : scene.content.arrows) {
        const QRectF from = rowOf(arrow.fromStrip);
        const QRectF to = rowOf(arrow.toStrip);
        if (!from.isEmpty() && !to.isEmpty()) {
            paintArrow(painter, scene, arrow, from, to);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

void paintLanes(QPainter& painter, const TimelineScene& scene) {
    painter.save();
    painter.setClipRect(scene.plotArea());
    const double spacing = tickSpacing(scene.axis.secondsPerPixel(), 96.0);
    painter.setPen(faint(theme().rule, 0.7));
    for (const double t : tickTimes(scene.axis.visible, spacing, scene.clock.secondsOfDayAtStart())) {
        const double x = std::round(scene.axis.x(t)) + 0.5;
        painter.drawLine(QPointF(x, scene.plotArea().top()), QPointF(x, scene.plotArea().bottom()));
    }
    for (const Lane& lane : scene.lanes) {
        if (scene.rectOf(lane).intersects(scene.lanesArea())) {
            painter.save();
            paintLane(painter, scene, lane);
            painter.restore();
        }
    }
    paintArrows(painter, scene);
    painter.restore();
}

} // namespace vestigo::ui_timeline
