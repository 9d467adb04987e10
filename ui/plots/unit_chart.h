// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QFont>

#include <vector>

class QPainter;

namespace vestigo::ui_plots {

/// One curve of a chart over the unit square.
struct UnitCurve {
    std::vector<QPointF> points; ///< x and y from 0 to 1
    QColor colour;
    bool dashed = false;
    bool dots = false; ///< each point is marked
};

/// A chart whose two axes go from 0 to 1: ROC, precision and recall, calibration.
struct UnitChart {
    QString xTitle;
    QString yTitle;
    std::vector<UnitCurve> curves;
    QColor rule; ///< frame and grid
    QColor text; ///< titles and numbers
    QFont font;  ///< of titles and numbers
};

/// Where the unit square lies when the chart is painted into `area`.
QRectF unitSquare(const UnitChart& chart, const QRectF& area);
/// The place of a point of the unit square.
QPointF placeInSquare(const QRectF& square, const QPointF& point);

void paintUnitChart(QPainter& painter, const UnitChart& chart, const QRectF& area);

} // namespace vestigo::ui_plots
