// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_plot.h"

#include "ui/plots/signal_plot.h"

namespace vestigo::ui_plots {

CurvePlot::CurvePlot(QWidget* parent)
    : PlotView(PlotAxes::Counts, parent) {}

void CurvePlot::setTitles(const QString& title, const QString& axis, const QString& empty) {
    axis_ = axis;
    empty_ = empty;
    setAccessibleName(title);
    PlotView::setTitles(title, axis, {}, empty);
    tell();
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
    curves_ = std::move(curves);
    std::vector<PlotLine> lines;
    for (const Curve& curve : curves_) {
        PlotLine line;
        line.hue = curve.second ? LineHue::Attention : LineHue::Text;
        line.dots = LineDots::Last;
        line.dashed = curve.dashed;
        line.points = curve.points;
        if (!curve.points.empty()) {
            line.name = curve.name + QStringLiteral("  ") + shortNumber(curve.points.back().y());
        }
        lines.push_back(std::move(line));
    }
    setLines(std::move(lines));
    tell();
}

QString CurvePlot::pointText(std::size_t line, std::size_t point) const {
    const Curve& curve = curves_[line];
    const QPointF at = curve.points[point];
    return QStringLiteral("%1\n%2 %3: %4")
        .arg(curve.name, axis_, QString::number(at.x()), QString::number(at.y(), 'g', 4));
}

/// For who does not see it: the last value of each curve.
void CurvePlot::tell() {
    QStringList parts;
    for (const Curve& curve : curves_) {
        if (!curve.points.empty()) {
            parts.append(curve.name + QLatin1Char(' ') + shortNumber(curve.points.back().y()));
        }
    }
    setAccessibleDescription(parts.isEmpty() ? empty_ : parts.join(QStringLiteral(", ")));
}

} // namespace vestigo::ui_plots
