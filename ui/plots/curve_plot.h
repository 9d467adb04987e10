// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_view.h"

namespace vestigo::ui_plots {

/// A curve of a few points: what each pass of a training gave.
struct Curve {
    QString name;
    bool second = false; ///< another hue
    bool dashed = false; ///< never hue alone: of the other way of a model
    std::vector<QPointF> points;
};

/// Curves over a common axis of whole numbers, with their names and last values in words beside them.
class CurvePlot : public PlotView {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setTitles(const QString& title, const QString& axis, const QString& empty);
    void setCurves(std::vector<Curve> curves);
    const std::vector<Curve>& curves() const { return curves_; }
    QSize sizeHint() const override { return {420, 180}; }
    QSize minimumSizeHint() const override { return {220, 110}; }

protected:
    QString pointText(std::size_t line, std::size_t point) const override;

private:
    void tell();

    QString axis_;
    QString empty_;
    std::vector<Curve> curves_;
};

} // namespace vestigo::ui_plots
