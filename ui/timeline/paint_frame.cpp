// SPDX-License-Identifier: GPL-3.0-or-later
// What lies around the lanes: names, axis, cursor, range, the value under the pointer.
#include "ui/common/theme.h"
#include "ui/timeline/timeline_scene.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

QString translated(const char* text) {
    return QCoreApplication::translate("TimelineView", text);
}

QColor faint(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

/// A lane's label: a name, a quiet second line, and what stands at its right.
struct Label {
    QString name;
    QString below;
    QString value;
    bool alarm = false;
};

QString valueText(const TimelineScene& scene, const Lane& lane, double t) {
    const auto* signal = scene.signalOf(lane);
    const auto value = signal != nullptr ? signal->valueAt(t) : std::nullopt;
    if (!value) {
        return {};
    }
    const auto number = static_cast<double>(*value);
    return lane.kind == LaneKind::Feature ? ui_plots::shortNumber(number) : QString::number(number, 'f', 2);
}

bool isRaised(const ProbabilityContent& content, double t) {
    const auto value = content.probability.valueAt(t);
    return value && static_cast<double>(*value) >= content.threshold;
}

Label incidentLabel(const TimelineScene& scene) {
    Label label;
    const auto& all = scene.content.incidents;
    label.name = all.size() == 1 ? translated(QT_TRANSLATE_NOOP("TimelineView", "Incident"))
                                 : translated(QT_TRANSLATE_NOOP("TimelineView", "Incidents"));
    label.value = QString::number(all.size());
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
QString rangeText(const FeatureContent& feature) {
    const auto exact = feature.values.extremes();
    if (!exact) {
        return feature.unit;
    }
    const QString range = translated(QT_TRANSLATE_NOOP("TimelineView", "%1 … %2"))
                              .arg(ui_plots::shortNumber(static_cast<double>(exact->smallest)),
                                   ui_plots::shortNumber(static_cast<double>(exact->largest)));
    return feature.unit.isEmpty() ? range : range + QLatin1Char(' ') + feature.unit;
}

Label labelOf(const TimelineScene& scene, const Lane& lane, double t) {
    const auto index = static_cast<std::size_t>(lane.index);
    const QString value = valueText(scene, lane, t);
    switch (lane.kind) {
    case LaneKind::Incident:
        return incidentLabel(scene);
    case LaneKind::Strip:
        return {scene.content.strips[index].name, {}, value, isRaised(scene.content.strips[index], t)};
    case LaneKind::MoreStrips:
        return moreLabel(scene);
    case LaneKind::Probability:
        return {translated(QT_TRANSLATE_NOOP("TimelineView", "Probability")), scene.content.selected->name,
                value, isRaised(*scene.content.selected, t)};
    case LaneKind::Evidence:
        return {translated(QT_TRANSLATE_NOOP("TimelineView", "Evidence")), {}, {}, false};
    case LaneKind::Feature:
        return {scene.content.features[index].name, rangeText(scene.content.features[index]), value, false};
    }
    return {};
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

void paintLabel(QPainter& painter, const TimelineScene& scene, const Lane& lane, double t) {
    const Label label = labelOf(scene, lane, t);
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

void paintChip(QPainter& painter, const QRectF& box, const QString& text, const QColor& ground,
               const QColor& ink) {
    painter.fillRect(box, ground);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

QColor inkOnSelection() {
    return theme().dark ? theme().ground : QColor(Qt::white);
}

/// A box of the text's width centred at x, kept between the ends.
QRectF chipBox(const QPainter& painter, const QString& text, double x, double top, double height, double left,
               double right) {
    const double width = painter.fontMetrics().horizontalAdvance(text) + 12.0;
    const double start = std::clamp(x - width / 2.0, left, std::max(left, right - width));
    return {start, top, width, height};
}

} // namespace

void paintLabels(QPainter& painter, const TimelineScene& scene, double t) {
    painter.save();
    painter.setClipRect(scene.lanesArea());
    for (const Lane& lane : scene.lanes) {
        const QRectF row = scene.rectOf(lane);
        if (!row.intersects(scene.lanesArea())) {
            continue;
        }
        paintLabel(painter, scene, lane, t);
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

void paintCursor(QPainter& painter, const TimelineScene& scene, double t) {
    const double x = scene.axis.x(t);
    if (x < scene.axis.left - 0.5 || x > scene.axis.left + scene.axis.width + 0.5) {
        return;
    }
    painter.save();
    painter.setPen(QPen(theme().selection, 1.5));
    const double bottom = scene.size.height() - axisBand;
    painter.drawLine(QPointF(x, 4.0), QPointF(x, bottom));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().selection);
    painter.drawPolygon(QPolygonF({QPointF(x - 6.0, 2.0), QPointF(x + 6.0, 2.0), QPointF(x, 12.0)}));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels + 1, true));
    const bool days = scene.clock.isKnown() && scene.axis.visible.length() > 86400.0;
    const QString clock = scene.clock.clock(t, scene.cursorDigits());
    const QString text = days ? scene.clock.date(t) + QLatin1Char(' ') + clock : clock;
    paintChip(painter,
              chipBox(painter, text, x, bottom + 3.0, axisBand - 6.0, scene.axis.left, scene.size.width()),
              text, theme().selection, inkOnSelection());
    painter.restore();
}

void paintRange(QPainter& painter, const TimelineScene& scene, const timeline::TimeRange& range) {
    const QRectF plot = scene.plotArea();
    const double left = std::max(scene.axis.x(range.start), plot.left());
    const double right = std::min(scene.axis.x(range.end), plot.right());
    if (right < left) {
        return;
    }
    painter.save();
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), faint(theme().selection, 0.13));
    painter.setPen(QPen(theme().selection, 1.0, Qt::DashLine));
    painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    const QString text = ui_common::durationText(range.length());
    paintChip(painter,
              chipBox(painter, text, (left + right) / 2.0, 0.0, cursorBand, plot.left(), plot.right()), text,
              theme().panel, theme().selection);
    painter.restore();
}

void paintHover(QPainter& painter, const TimelineScene& scene, const QPointF& pointer) {
    const Lane* lane = scene.laneAtPoint(pointer);
    if (lane == nullptr || pointer.x() < scene.axis.left ||
        pointer.x() > scene.axis.left + scene.axis.width) {
        return;
    }
    painter.save();
    painter.setPen(QPen(faint(theme().text, 0.5), 1.0, Qt::DotLine));
    painter.drawLine(QPointF(pointer.x(), cursorBand), QPointF(pointer.x(), scene.size.height() - axisBand));
    const double t = scene.axis.time(pointer.x());
    QString text = scene.clock.clock(t, scene.cursorDigits());
    const QString value = valueText(scene, *lane, t);
    if (!value.isEmpty()) {
        const QString unit = scene.unitOf(*lane);
        text += QStringLiteral("  ") + value + (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
    }
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels + 1));
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 12.0;
    const double height = metrics.height() + 4.0;
    const bool atRight = pointer.x() + 14.0 + width <= scene.size.width();
    const double top =
        std::clamp(pointer.y() - height - 6.0, cursorBand, scene.size.height() - axisBand - height);
    const QRectF box(atRight ? pointer.x() + 14.0 : pointer.x() - 10.0 - width, top, width, height);
    painter.setBrush(theme().panel);
    painter.setPen(theme().quietText);
    painter.drawRect(box);
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace vestigo::ui_timeline
