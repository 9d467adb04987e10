// SPDX-License-Identifier: GPL-3.0-or-later
// What moves over the lanes: the cursors, the range, the value under the pointer. And all of it as a picture.
#include "ui/common/theme.h"
#include "ui/timeline/paint_common.h"
#include "ui/timeline/timeline_scene.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

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

bool inSight(const TimelineScene& scene, double x) {
    return x >= scene.axis.left - 0.5 && x <= scene.axis.left + scene.axis.width + 0.5;
}

QString clockText(const TimelineScene& scene, double t) {
    const bool days = scene.clock.isKnown() && scene.axis.visible.length() > 86400.0;
    const QString clock = scene.clock.clock(t, scene.cursorDigits());
    return days ? scene.clock.date(t) + QLatin1Char(' ') + clock : clock;
}

/// "Δ 12.35 s" with the sign of time, and as many digits as this zoom can tell.
QString distanceText(const TimelineScene& scene, double seconds) {
    const double size = std::fabs(seconds);
    const int digits = std::clamp(scene.cursorDigits() + (size < 1.0 ? 1 : 0), 1, 4);
    const QString text = size < 120.0
                             ? translated(QT_TRANSLATE_NOOP("TimelineView", "%1 s")).arg(size, 0, 'f', digits)
                             : ui_common::durationText(size);
    return QStringLiteral("Δ ") + (seconds < 0.0 ? QString(QChar(0x2212)) : QString()) + text;
}

/// "1.2 … 3.4 A": what the rows behind one pixel reach from and to.
QString cellText(const TimelineScene& scene, const Lane& lane, double t) {
    const auto* rows = scene.windowOf(lane);
    if (rows == nullptr || rows->isSamples() || !rows->range.contains(t)) {
        return {};
    }
    const auto place = static_cast<std::size_t>((t - rows->range.start) / rows->cellSeconds);
    const auto& cell = rows->cells[std::min(place, rows->cells.size() - 1)];
    if (cell.empty()) {
        return {};
    }
    const QString low = ui_plots::shortNumber(static_cast<double>(cell.smallest));
    const QString high = ui_plots::shortNumber(static_cast<double>(cell.largest));
    const QString unit = scene.unitOf(lane);
    const QString range =
        low == high ? low : translated(QT_TRANSLATE_NOOP("TimelineView", "%1 … %2")).arg(low, high);
    return unit.isEmpty() ? range : range + QLatin1Char(' ') + unit;
}

/// The spans at a moment in a lane of spans; two cameras may be in a bad state at once.
QString spanText(const TimelineScene& scene, const Lane& lane, double t) {
    QStringList names;
    for (const NamedSpan& span : scene.spansOf(lane)) {
        if (span.range.contains(t)) {
            names += span.name;
        }
    }
    return names.join(QLatin1Char('\n'));
}

QString hoverText(const TimelineScene& scene, const Lane& lane, double t) {
    if (lane.kind == LaneKind::Annotations || lane.kind == LaneKind::Activities ||
        lane.kind == LaneKind::Cameras) {
        return spanText(scene, lane, t);
    }
    if (const QString cell = cellText(scene, lane, t); !cell.isEmpty()) {
        return lane.kind == LaneKind::Mode ? QString() : cell;
    }
    std::optional<double> value;
    if (const auto* rows = scene.windowOf(lane)) {
        const auto sample = sampleAt(*rows, t);
        if (sample && std::isfinite(sample->value) && t - sample->t <= scene.series.longestGap()) {
            value = static_cast<double>(sample->value);
        }
    } else if (const auto* signal = scene.signalOf(lane)) {
        const auto held = signal->valueAt(t);
        value = held ? std::optional<double>(static_cast<double>(*held)) : std::nullopt;
    }
    return valueText(scene, lane, value);
}

void paintSecondCursor(QPainter& painter, const TimelineScene& scene) {
    const double t = scene.at(Point::Mark);
    const double x = scene.axis.x(t);
    if (!std::isfinite(t) || !inSight(scene, x)) {
        return;
    }
    const double bottom = scene.size.height() - axisBand;
    painter.setPen(QPen(theme().selection, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, 4.0), QPointF(x, bottom));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels, true));
    const QString text = clockText(scene, t);
    paintChip(painter,
              chipBox(painter, text, x, bottom + 3.0, axisBand - 6.0, scene.axis.left, scene.size.width()),
              text, theme().panel, theme().selection);
}

} // namespace

QString valueText(const TimelineScene& scene, const Lane& lane, std::optional<double> value) {
    if (!value) {
        return {};
    }
    if (lane.kind == LaneKind::Mode) {
        return modeText(*value);
    }
    if (lane.kind != LaneKind::Feature) {
        return QString::number(*value, 'f', 2);
    }
    const QString unit = scene.unitOf(lane);
    const QString number = ui_plots::shortNumber(*value);
    return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
}

void paintCursors(QPainter& painter, const TimelineScene& scene) {
    painter.save();
    paintSecondCursor(painter, scene);
    const double t = scene.at(Point::Cursor);
    const double x = scene.axis.x(t);
    if (!std::isfinite(t) || !inSight(scene, x)) {
        painter.restore();
        return;
    }
    painter.setPen(QPen(theme().selection, 1.5));
    const double bottom = scene.size.height() - axisBand;
    painter.drawLine(QPointF(x, 4.0), QPointF(x, bottom));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().selection);
    painter.drawPolygon(QPolygonF({QPointF(x - 6.0, 2.0), QPointF(x + 6.0, 2.0), QPointF(x, 12.0)}));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels + 1, true));
    QString text = clockText(scene, t);
    if (std::isfinite(scene.at(Point::Mark))) {
        text += QStringLiteral("   ") + distanceText(scene, t - scene.at(Point::Mark));
    }
    paintChip(painter,
              chipBox(painter, text, x, bottom + 3.0, axisBand - 6.0, scene.axis.left, scene.size.width()),
              text, theme().selection, inkOnSelection());
    painter.restore();
}

void paintRange(QPainter& painter, const TimelineScene& scene) {
    const timeline::TimeRange range{scene.at(Point::RangeStart), scene.at(Point::RangeEnd)};
    const QRectF plot = scene.plotArea();
    const double left = std::max(scene.axis.x(range.start), plot.left());
    const double right = std::min(scene.axis.x(range.end), plot.right());
    if (!(right >= left)) { // also where there is none
        return;
    }
    painter.save();
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), faint(theme().selection, 0.13));
    painter.setPen(QPen(theme().selection, 1.0, Qt::DashLine));
    painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    const QString text = distanceText(scene, range.length());
    paintChip(painter,
              chipBox(painter, text, (left + right) / 2.0, 0.0, cursorBand, plot.left(), plot.right()), text,
              theme().panel, theme().selection);
    painter.restore();
}

void paintHover(QPainter& painter, const TimelineScene& scene, const QPointF& pointer) {
    const Lane* lane = scene.laneAtPoint(pointer);
    if (lane == nullptr || !inSight(scene, pointer.x())) {
        return;
    }
    painter.save();
    painter.setPen(QPen(faint(theme().text, 0.5), 1.0, Qt::DotLine));
    painter.drawLine(QPointF(pointer.x(), cursorBand), QPointF(pointer.x(), scene.size.height() - axisBand));
    const double t = scene.axis.time(pointer.x());
    QString text = scene.clock.clock(t, scene.cursorDigits());
    const QString value = hoverText(scene, *lane, t);
    text += value.isEmpty() ? QString() : QStringLiteral("  ") + value;
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

double wholeHeight(const TimelineScene& scene) {
    return heightOf(scene.lanes) + cursorBand + axisBand;
}

void paintPicture(QPainter& painter, TimelineScene scene, const QSizeF& size) {
    scene.scroll = 0.0;
    layOut(scene, size, scene.axis.visible);
    painter.save();
    painter.fillRect(QRectF(QPointF(0, 0), size), theme().panel);
    paintLanes(painter, scene);
    paintAxis(painter, scene);
    paintLabels(painter, scene);
    paintRange(painter, scene);
    paintCursors(painter, scene);
    painter.restore();
}

} // namespace vestigo::ui_timeline
