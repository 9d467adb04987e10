// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/sampled_signal.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>

#include <optional>
#include <vector>

class QPainter;

namespace vestigo::ui_plots {

/// How time and value lie in a rectangle of pixels.
struct PlotFrame {
    QRectF area;
    double startTime = 0.0;
    double endTime = 1.0;
    double lowest = 0.0; ///< value at the lower edge
    double highest = 1.0;

    double x(double t) const { return area.left() + (t - startTime) / (endTime - startTime) * area.width(); }
    double y(double value) const {
        return area.bottom() - (value - lowest) / (highest - lowest) * area.height();
    }
    double timeAt(double px) const {
        return startTime + (px - area.left()) / area.width() * (endTime - startTime);
    }
    bool isValid() const {
        return area.width() >= 1.0 && area.height() >= 1.0 && endTime > startTime && highest > lowest;
    }
};

/// One unbroken stroke of a signal; gaps are where values are missing.
using Stroke = std::vector<QPointF>;

/// True where the visible part has more than two values a pixel: then columns speak for it, else strokes.
bool isDense(const SampledSignal& signal, const PlotFrame& frame);

/// The strokes of the visible part, every value of it and one more on each side.
std::vector<Stroke> strokes(const SampledSignal& signal, const PlotFrame& frame);

/// The values of one pixel column as a vertical line; it reaches to the one before, so that the curve has no
/// holes.
struct Column {
    double x = 0.0;
    double top = 0.0;
    double bottom = 0.0;
};
std::vector<Column> columns(const SampledSignal& signal, const PlotFrame& frame);

/// Extremes of a signal as the range of a lane: a little air, never empty. Nothing without values.
std::optional<MinMax> laneRange(const SampledSignal& signal);
MinMax laneRange(const MinMax& extremes);

/// "0.93", "44", "1230" without needless digits; what is not finite is a dash.
QString shortNumber(double value);

/// Draws a stroke with the painter's pen, in pieces: a smooth line costs Qt the square of the points on it.
void drawStroke(QPainter& painter, const Stroke& stroke);

/// Draws the strokes; a lone value becomes a dot.
void paintSignal(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame, const QColor& colour,
                 double width = 1.2);

/// Fills what lies above `level` between the curve and the lower edge.
void paintAbove(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame, double level,
                const QColor& colour);

/// A strip whose colour is the largest value of each pixel column.
struct StripColours {
    QColor low;  ///< up to the threshold, more opaque the higher
    QColor high; ///< from the threshold
    double threshold = 0.5;
};
void paintStrip(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame,
                const StripColours& colours);

} // namespace vestigo::ui_plots
