// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_extent.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::ui_plots {

namespace {

constexpr double air = 0.02; ///< of an axis
constexpr double airAbove = 0.06;

/// From the first pass to the last; there are at least two to come.
QRectF extentOfCounts(const std::vector<PlotLine>& lines) {
    double first = 1.0;
    double last = 2.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const PlotLine& line : lines) {
        for (const QPointF& point : line.points) {
            if (isFinite(point)) {
                first = std::min(first, point.x());
                last = std::max(last, point.x());
                low = std::min(low, point.y());
                high = std::max(high, point.y());
            }
        }
    }
    if (low > high) {
        return {};
    }
    const double beside = air * (last - first);
    const double above = std::max(airAbove * (high - low), std::max(1e-6, 0.01 * std::abs(high)));
    return {first - beside, low - above, last - first + 2.0 * beside, high - low + 2.0 * above};
}

QRectF extentOfUnits(const std::vector<PlotLine>& lines) {
    const bool any = std::any_of(lines.begin(), lines.end(), [](const PlotLine& line) {
        return !line.silent && std::any_of(line.points.begin(), line.points.end(), isFinite);
    });
    return any ? QRectF(-air, -air, 1.0 + 2.0 * air, 1.0 + 2.0 * air) : QRectF();
}

} // namespace

bool isFinite(const QPointF& point) {
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

QRectF extentOf(const std::vector<PlotLine>& lines, PlotAxes axes) {
    return axes == PlotAxes::Counts ? extentOfCounts(lines) : extentOfUnits(lines);
}

} // namespace vestigo::ui_plots
