// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_view.h"

namespace vestigo::ui_plots {

bool isFinite(const QPointF& point);

/// What a plot of these lines shows as a whole, with a little air, so that the dots at its ends are whole
/// too; top() is the least value. Null where there is nothing to draw.
QRectF extentOf(const std::vector<PlotLine>& lines, PlotAxes axes);

} // namespace vestigo::ui_plots
