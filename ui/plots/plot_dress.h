// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_view.h"

#include <QtGui/QFont>
#include <QtGui/QPen>

namespace vestigo::ui_plots {

/// How a plot of QCustomPlot's is set up: what its axes count, what the mouse does.
void setUpPlot(QCustomPlot& plot, PlotAxes axes);
/// The theme in use on axes, grid and legend; `font` is of numbers and names.
void dressPlot(QCustomPlot& plot, const QFont& font);
/// As many numbers as have place on axes of `size`; on both the same if they are equally long.
void setTickCounts(QCustomPlot& plot, PlotAxes axes, const QSize& size);

QColor colourOf(LineHue hue);
QPen penOf(const PlotLine& line);

} // namespace vestigo::ui_plots
