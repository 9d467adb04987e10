// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"
#include "ui/plots/signal_plot.h"

#include <vector>

namespace vestigo::ui_plots {

/// What one column of device pixels has to show of a series.
struct PixelColumn {
    timeline::Extent values;
    bool joined = false; ///< the curve goes on from the column before
};

/// The columns of the frame, left to right. `pixelRatio`: device pixels for each of the frame's. Every value
/// of the window that lies in the frame is in one of them; between columns without a value nothing is
/// invented. Rows further apart than `longestGap` seconds are not joined.
std::vector<PixelColumn> pixelColumns(const timeline::SeriesWindow& window, const PlotFrame& frame,
                                      double pixelRatio, double longestGap);

/// True where rows are so far apart that each is drawn: a line through all and, further apart still, a dot
/// each.
bool showsEachRow(const timeline::SeriesWindow& window, const PlotFrame& frame, double pixelRatio);

/// Rows as strokes, broken where the rows are more than `longestGap` seconds apart, and where a value is
/// missing. A column that has a value only now and then (a slow sensor in a fast table) is joined over the
/// rows between.
std::vector<Stroke> rowStrokes(const timeline::SeriesWindow& window, const PlotFrame& frame,
                               double longestGap);

/// Draws a series at any zoom: a band from the smallest to the largest value of each column of pixels, a
/// line, or a line with a dot for each row.
void paintSeries(QPainter& painter, const timeline::SeriesWindow& window, const PlotFrame& frame,
                 const QColor& colour, double longestGap);

} // namespace vestigo::ui_plots
