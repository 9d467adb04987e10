// SPDX-License-Identifier: GPL-3.0-or-later
// What lies around the lanes: names with values, and the axis.
#include "ui/common/theme.h"
#include "ui/timeline/lane_ids.h"
#include "ui/timeline/paint_common.h"
#include "ui/timeline/timeline_scene.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

/// A lane's label: a name, a quiet second line, and what stands at its right.
struct Label {
    QString name;
    QString below;
    QString value;
    bool alarm = false;
};

bool isRaised(const ProbabilityContent& content, double t) {
    const auto value = content.probability.valueAt(t);
    return value && static_cast<double>(*value) >= content.threshold;
}

Label incidentLabel(const TimelineScene& scene) {
    Label label;
    const auto& all = scene.content.incidents;
    label.name = all.size() == 1 ? translated(QT_TRANSLATE_NOOP("TimelineView", "Incident"))
                                 : translated(QT_TRANSLATE_NOOP("TimelineView", "Incidents"));
    label.value = scene.content.analysed ? QString::number(all.size()) : QString();
    return label;
}

Label moreLabel(const TimelineScene& scene) {
    const int hidden = scene.content.hiddenStrips;
    return {hidden > 0 ? translated(QT_TRANSLATE_NOOP("TimelineView", "Show %1 more")).arg(hidden)
                       : translated(QT_TRANSLATE_NOOP("TimelineView", "Show fewer")),
            {},
            {},
            false};
}

/// "17 … 89 %": what the height of the lane stands for.
QString rangeText(const TimelineScene& scene, const FeatureContent& feature) {
    auto exact = feature.values.extremes();
    const SeriesColumn* recorded = scene.series.column(feature.column);
    if (recorded != nullptr && !recorded->extent.empty()) {
        exact = ui_plots::MinMax{recorded->extent.smallest, recorded->extent.largest};
    }
    if (!exact) {
        return feature.unit;
    }
    const QString range = translated(QT_TRANSLATE_NOOP("TimelineView", "%1 … %2"))
                              .arg(ui_plots::shortNumber(static_cast<double>(exact->smallest)),
                                   ui_plots::shortNumber(static_cast<double>(exact->largest)));
    return feature.unit.isEmpty() ? range : range + QLatin1Char(' ') + feature.unit;
}

/// "Δ −3.2 A": from one cursor to the other; empty where there is none or a value is missing.
QString differenceText(const TimelineScene& scene, const Lane& lane) {
    const auto span = scene.span();
    const auto from = span ? scene.valueOf(lane, span->first) : std::nullopt;
    const auto to = span ? scene.valueOf(lane, span->second) : std::nullopt;
    if (!from || !to || lane.kind == LaneKind::Mode) {
        return {};
    }
    const double difference = *to - *from;
    const QString number = lane.kind == LaneKind::Feature ? ui_plots::shortNumber(std::fabs(difference))
                                                          : QString::number(std::fabs(difference), 'f', 2);
    const QString unit = scene.unitOf(lane);
    const QChar sign = difference < 0.0 ? QChar(0x2212) : QLatin1Char('+');
    return QStringLiteral("Δ ") + sign + number + (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

Label eventLabel(const TimelineScene& scene, const Lane& lane, const QString& value) {
    Label label{laneName(scene.idOf(lane)), {}, value, false};
    if (lane.kind == LaneKind::Instructions) {
        const auto count = static_cast<qulonglong>(scene.content.events->instructions.size());
        label.value = scene.content.events->more
                          ? translated(QT_TRANSLATE_NOOP("TimelineView", "first %1")).arg(count)
                          : QString::number(count);
    } else if (lane.kind == LaneKind::Annotations) {
        label.value = translated(QT_TRANSLATE_NOOP("TimelineView", "by people"));
    }
    return label;
}

Label labelOf(const TimelineScene& scene, const Lane& lane) {
    const auto index = static_cast<std::size_t>(lane.index);
    const QString value = valueText(scene, lane, scene.valueOf(lane, Point::Cursor));
    const QString difference = differenceText(scene, lane);
    switch (lane.kind) {
    case LaneKind::Incident:
        return incidentLabel(scene);
    case LaneKind::Strip:
        return {scene.content.strips[index].name,
                {},
                value,
                isRaised(scene.content.strips[index], scene.at(Point::Cursor))};
    case LaneKind::MoreStrips:
        return moreLabel(scene);
    case LaneKind::Probability:
        return {laneName(lane::probability), difference.isEmpty() ? scene.content.selected->name : difference,
                value, isRaised(*scene.content.selected, scene.at(Point::Cursor))};
    case LaneKind::Feature:
        return {scene.content.features[index].name,
                difference.isEmpty() ? rangeText(scene, scene.content.features[index]) : difference, value,
                false};
    case LaneKind::Heat:
        return {laneName(lane::heat), {}, {}, false};
    default:
        return eventLabel(scene, lane, value);
    }
}

/// Diamond for the root, the place in a disc for those that followed. Returns its width.
double paintBadge(QPainter& painter, const TimelineScene& scene, const ProbabilityContent& strip,
                  const QRectF& row) {
    constexpr double width = 20.0;
    const QPointF centre(row.left() + 8.0, row.center().y());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(strip.place > 0 || strip.root ? theme().abnormal : theme().quietText);
    if (strip.root) {
        painter.drawPolygon(QPolygonF({centre + QPointF(0, -7), centre + QPointF(7, 0),
                                       centre + QPointF(0, 7), centre + QPointF(-7, 0)}));
    } else {
        painter.drawEllipse(centre, 7.5, 7.5);
        painter.setPen(theme().panel);
        painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels, true));
        painter.drawText(QRectF(centre.x() - 9, centre.y() - 8, 18, 16), Qt::AlignCenter,
                         strip.place > 0 ? QString::number(strip.place) : QStringLiteral("–"));
    }
    painter.restore();
    return width;
}

void paintLabel(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const Label label = labelOf(scene, lane);
    QRectF row(8.0, scene.rectOf(lane).top(), scene.labelWidth() - 16.0, lane.height);
    if (lane.kind == LaneKind::Strip) {
        const auto& strip = scene.content.strips[static_cast<std::size_t>(lane.index)];
        if (strip.terminal == scene.terminal) {
            painter.fillRect(QRectF(0, row.top(), scene.labelWidth(), row.height()),
                             faint(theme().selection, 0.16));
            painter.fillRect(QRectF(0, row.top(), 3, row.height()), theme().selection);
        }
        row.setLeft(row.left() + paintBadge(painter, scene, strip, row));
    }
    const QFont valueFont = ui_common::sizedFont(scene.font, ui_common::smallTextPixels + 1, label.alarm);
    painter.setFont(valueFont);
    const double valueWidth =
        label.value.isEmpty() ? 0.0 : QFontMetricsF(valueFont).horizontalAdvance(label.value) + 6;
    painter.setPen(label.alarm ? theme().abnormal : theme().quietText);
    const double line = QFontMetricsF(scene.font).height();
    const bool twoLines = !label.below.isEmpty() && lane.height >= 2.0 * line;
    const double first = twoLines ? row.center().y() - line : row.center().y() - line / 2.0;
    painter.drawText(QRectF(row.left(), first, row.width(), line), Qt::AlignRight | Qt::AlignVCenter,
                     label.value);

    painter.setFont(scene.font);
    const bool link = lane.kind == LaneKind::MoreStrips;
    painter.setPen(link ? theme().selection : theme().text);
    const QRectF nameBox(row.left(), first, row.width() - valueWidth, line);
    painter.drawText(nameBox, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(scene.font).elidedText(label.name, Qt::ElideRight, nameBox.width()));
    if (twoLines) {
        painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
        painter.setPen(theme().quietText);
        painter.drawText(QRectF(row.left(), first + line, row.width(), line), Qt::AlignLeft | Qt::AlignTop,
                         QFontMetricsF(painter.font()).elidedText(label.below, Qt::ElideRight, row.width()));
    }
}

QString axisText(const ui_common::SiteClock& clock, double t, double spacing) {
    if (!clock.isKnown() || spacing < 60.0) {
        return clock.clock(t, clockDigits(spacing));
    }
    constexpr double day = 86400.0;
    const double ofDay = std::fmod(t + clock.secondsOfDayAtStart(), day);
    const bool midnight = std::fabs(ofDay) < 0.5 || std::fabs(ofDay - day) < 0.5;
    return midnight ? clock.date(t + 0.25) : clock.clock(t + 0.25, 0).left(5);
}

} // namespace

void paintLabels(QPainter& painter, const TimelineScene& scene) {
    painter.save();
    painter.setClipRect(scene.lanesArea());
    for (const Lane& lane : scene.lanes) {
        const QRectF row = scene.rectOf(lane);
        if (!row.intersects(scene.lanesArea())) {
            continue;
        }
        paintLabel(painter, scene, lane);
        painter.setPen(faint(theme().rule, 0.7));
        painter.drawLine(QPointF(0, row.bottom() - 0.5), QPointF(scene.size.width(), row.bottom() - 0.5));
    }
    painter.restore();
}

void paintAxis(QPainter& painter, const TimelineScene& scene) {
    painter.save();
    const QRectF band(0, scene.size.height() - axisBand, scene.size.width(), axisBand);
    painter.setPen(theme().rule);
    painter.drawLine(QPointF(0, band.top() + 0.5), QPointF(band.right(), band.top() + 0.5));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    painter.setPen(theme().quietText);
    const QString where =
        scene.clock.isKnown()
            ? scene.clock.date(scene.axis.visible.start) + QLatin1Char(' ') + scene.clock.zone()
            : translated(QT_TRANSLATE_NOOP("TimelineView", "seconds from the start"));
    const QRectF corner(8, band.top(), scene.labelWidth() - 12, band.height());
    painter.drawText(
        corner, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(where, Qt::ElideRight, static_cast<int>(corner.width())));
    const double spacing = tickSpacing(scene.axis.secondsPerPixel(), 96.0);
    for (const double t : tickTimes(scene.axis.visible, spacing, scene.clock.secondsOfDayAtStart())) {
        const double x = std::round(scene.axis.x(t)) + 0.5;
        painter.setPen(theme().quietText);
        painter.drawLine(QPointF(x, band.top()), QPointF(x, band.top() + 4.0));
        const QString text = axisText(scene.clock, t, spacing);
        const QRectF box(x + 4.0, band.top() + 1.0, painter.fontMetrics().horizontalAdvance(text) + 2.0,
                         band.height() - 2.0);
        if (box.right() <= scene.size.width()) {
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    painter.restore();
}

} // namespace vestigo::ui_timeline
