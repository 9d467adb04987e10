// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/unit_chart.h"

#include "ui/plots/signal_plot.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::ui_plots {

namespace {

constexpr int ticks = 4; ///< quarters
constexpr double gap = 4.0;

QString tickText(int tick) {
    return QString::number(static_cast<double>(tick) / ticks, 'g', 2);
}

void paintGrid(QPainter& painter, const UnitChart& chart, const QRectF& square) {
    const QFontMetricsF metrics(chart.font);
    painter.setFont(chart.font);
    for (int tick = 0; tick <= ticks; ++tick) {
        const double share = static_cast<double>(tick) / ticks;
        const QPointF across = placeInSquare(square, {share, 0.0});
        const QPointF up = placeInSquare(square, {0.0, share});
        painter.setPen(QPen(chart.rule, 1.0));
        painter.drawLine(QPointF(across.x(), square.top()), QPointF(across.x(), square.bottom()));
        painter.drawLine(QPointF(square.left(), up.y()), QPointF(square.right(), up.y()));
        painter.setPen(chart.text);
        const QString text = tickText(tick);
        const double width = metrics.horizontalAdvance(text);
        painter.drawText(QPointF(across.x() - width / 2.0, square.bottom() + gap + metrics.ascent()), text);
        painter.drawText(QPointF(square.left() - gap - width, up.y() + metrics.ascent() / 2.0 - 1.0), text);
    }
    const double below = square.bottom() + 2.0 * gap + metrics.height() + metrics.ascent();
    painter.drawText(QPointF(square.center().x() - metrics.horizontalAdvance(chart.xTitle) / 2.0, below),
                     chart.xTitle);
    painter.drawText(QPointF(square.left(), square.top() - gap - metrics.descent()), chart.yTitle);
}

void paintCurve(QPainter& painter, const UnitCurve& curve, const QRectF& square) {
    Stroke stroke;
    for (const QPointF& point : curve.points) {
        stroke.push_back(
            placeInSquare(square, {std::clamp(point.x(), 0.0, 1.0), std::clamp(point.y(), 0.0, 1.0)}));
    }
    QPen pen(curve.colour, curve.dashed ? 1.2 : 1.8);
    pen.setStyle(curve.dashed ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    drawStroke(painter, stroke);
    if (curve.dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(curve.colour);
        for (const QPointF& point : stroke) {
            painter.drawEllipse(point, 3.0, 3.0);
        }
    }
}

} // namespace

QRectF unitSquare(const UnitChart& chart, const QRectF& area) {
    const QFontMetricsF metrics(chart.font);
    const double left = metrics.horizontalAdvance(tickText(1)) + 2.0 * gap;
    const double top = metrics.height() + 2.0 * gap;
    const double bottom = 2.0 * metrics.height() + 4.0 * gap;
    const double right = metrics.horizontalAdvance(tickText(ticks)) / 2.0 + gap;
    const double side = std::min(area.width() - left - right, area.height() - top - bottom);
    return {area.left() + left, area.top() + top, std::max(0.0, side), std::max(0.0, side)};
}

QPointF placeInSquare(const QRectF& square, const QPointF& point) {
    return {square.left() + point.x() * square.width(), square.bottom() - point.y() * square.height()};
}

void paintUnitChart(QPainter& painter, const UnitChart& chart, const QRectF& area) {
    const QRectF square = unitSquare(chart, area);
    if (square.width() < 1.0) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter, chart, square);
    for (const UnitCurve& curve : chart.curves) {
        paintCurve(painter, curve, square);
    }
    painter.restore();
}

} // namespace vestigo::ui_plots
