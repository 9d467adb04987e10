// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_plot.h"

#include "ui/common/theme.h"
#include "ui/plots/signal_plot.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_plots {

namespace {

constexpr qreal leftMargin = 44.0;
constexpr qreal bottomMargin = 24.0;
constexpr qreal nameWidth = 190.0;
constexpr int rows = 4;

/// x and width: the axis; y and height: the values, with a little air. Empty without points.
QRectF extentOf(const std::vector<Curve>& curves) {
    bool any = false;
    qreal last = 2.0;
    qreal low = 0.0;
    qreal high = 0.0;
    for (const Curve& curve : curves) {
        for (const QPointF& point : curve.points) {
            if (!std::isfinite(point.y())) {
                continue;
            }
            low = any ? std::min(low, point.y()) : point.y();
            high = any ? std::max(high, point.y()) : point.y();
            last = std::max(last, point.x());
            any = true;
        }
    }
    if (!any) {
        return {};
    }
    const qreal air = std::max(0.06 * (high - low), std::max(1e-6, 0.01 * std::abs(high)));
    return {1.0, low - air, last - 1.0, high - low + 2.0 * air};
}

QPointF placed(const QPointF& point, const QRectF& area, const QRectF& values) {
    return {area.left() + (point.x() - values.left()) / values.width() * area.width(),
            area.bottom() - (point.y() - values.top()) / values.height() * area.height()};
}

QPen penOf(const Curve& curve) {
    const ui_common::Theme& theme = ui_common::theme();
    QPen pen(curve.second ? theme.attention : theme.text, 1.6);
    pen.setStyle(curve.dashed ? Qt::DashLine : Qt::SolidLine);
    return pen;
}

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, [this] { update(); });
}

void CurvePlot::setTitles(const QString& title, const QString& axis, const QString& empty) {
    title_ = title;
    axis_ = axis;
    empty_ = empty;
    tell();
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
    curves_ = std::move(curves);
    tell();
}

/// For who does not see it: the last value of each curve.
void CurvePlot::tell() {
    QStringList parts;
    for (const Curve& curve : curves_) {
        if (!curve.points.empty()) {
            parts.append(curve.name + QLatin1Char(' ') + shortNumber(curve.points.back().y()));
        }
    }
    setAccessibleName(title_);
    setAccessibleDescription(parts.isEmpty() ? empty_ : parts.join(QStringLiteral(", ")));
    update();
}

void CurvePlot::paintEvent(QPaintEvent* /*event*/) {
    const ui_common::Theme& theme = ui_common::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.panel);
    painter.setFont(ui_common::sizedFont(font(), ui_common::textPixels, true));
    painter.setPen(theme.text);
    const qreal head = painter.fontMetrics().height() + 6.0;
    painter.drawText(QRectF(8.0, 4.0, width() - 16.0, head), Qt::AlignLeft | Qt::AlignTop, title_);
    painter.setFont(ui_common::sizedFont(font(), ui_common::smallTextPixels));
    const QRectF area(leftMargin, head + 4.0, width() - leftMargin - nameWidth - 12.0,
                      height() - head - bottomMargin - 8.0);
    const QRectF values = extentOf(curves_);
    if (values.isNull() || area.width() < 20.0 || area.height() < 20.0) {
        painter.setPen(theme.quietText);
        painter.drawText(QRectF(8.0, head, width() - 16.0, height() - head),
                         Qt::AlignCenter | Qt::TextWordWrap, empty_);
        return;
    }
    paintAxes(painter, area, values);
    paintCurves(painter, area, values);
    paintNames(painter, QRectF(area.right() + 12.0, area.top(), nameWidth, area.height()));
}

void CurvePlot::paintAxes(QPainter& painter, const QRectF& area, const QRectF& values) const {
    const ui_common::Theme& theme = ui_common::theme();
    for (int row = 0; row <= rows; ++row) {
        const qreal share = static_cast<qreal>(row) / rows;
        const qreal y = area.bottom() - share * area.height();
        painter.setPen(theme.rule);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.quietText);
        painter.drawText(QRectF(0.0, y - 8.0, leftMargin - 6.0, 16.0), Qt::AlignRight | Qt::AlignVCenter,
                         shortNumber(values.top() + share * values.height()));
    }
    const int last = static_cast<int>(std::lround(values.right()));
    const int step = std::max(1, (last + 4) / 5);
    for (int at = 1; at <= last; at += step) {
        const qreal x = placed(QPointF(at, 0.0), area, values).x();
        painter.drawText(QRectF(x - 20.0, area.bottom() + 2.0, 40.0, 16.0), Qt::AlignCenter,
                         QString::number(at));
    }
    painter.drawText(QRectF(area.right() + 12.0, area.bottom() + 2.0, nameWidth, 16.0),
                     Qt::AlignLeft | Qt::AlignVCenter, axis_);
}

void CurvePlot::paintCurves(QPainter& painter, const QRectF& area, const QRectF& values) const {
    for (const Curve& curve : curves_) {
        Stroke stroke;
        for (const QPointF& point : curve.points) {
            if (std::isfinite(point.y())) {
                stroke.push_back(placed(point, area, values));
            }
        }
        painter.setPen(penOf(curve));
        drawStroke(painter, stroke);
        if (!stroke.empty()) { // a first value alone is seen too
            painter.setBrush(painter.pen().color());
            painter.drawEllipse(stroke.back(), 2.5, 2.5);
            painter.setBrush(Qt::NoBrush);
        }
    }
}

void CurvePlot::paintNames(QPainter& painter, const QRectF& place) const {
    qreal y = place.top();
    for (const Curve& curve : curves_) {
        if (curve.points.empty()) {
            continue;
        }
        painter.setPen(penOf(curve));
        painter.drawLine(QPointF(place.left(), y + 8.0), QPointF(place.left() + 22.0, y + 8.0));
        painter.setPen(ui_common::theme().text);
        const QString text = curve.name + QStringLiteral("  ") + shortNumber(curve.points.back().y());
        painter.drawText(QRectF(place.left() + 28.0, y, place.width() - 28.0, 16.0),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        y += 18.0;
    }
}

} // namespace vestigo::ui_plots
