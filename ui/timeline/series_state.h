// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/series_provider.h"

#include <array>
#include <cstddef>

namespace vestigo::ui_timeline {

/// The moments whose values are kept at hand.
enum class Point : std::size_t { Cursor, Mark, RangeStart, RangeEnd };
constexpr std::size_t pointCount = 4;
/// By Point; NaN: there is none.
using Points = std::array<double, pointCount>;

/// What the timeline holds of the selected terminal's recorded series. Plain values.
struct SeriesState {
    SeriesTable table;
    std::shared_ptr<const TerminalEvents> events;
    std::shared_ptr<const WindowAnswer> windows;
    std::shared_ptr<const ValueAnswer> values; ///< times: the points
    QString failure;                           ///< why there is no table, in words
    double indexed = 1.0;                      ///< share of the table that is indexed so far

    const SeriesColumn* column(const QString& name) const;
    /// What is at hand of a column, or nullptr.
    const timeline::SeriesWindow* window(const QString& name) const;
    /// Rows further apart are not joined, and a value holds no longer.
    double longestGap() const { return 10.0 * table.usualStep; }
    /// The value that holds at a point whose time is `t`.
    std::optional<float> valueAt(const QString& name, Point point, double t) const;
};

/// The row that holds at `t` out of rows in sight, if they reach that far.
std::optional<timeline::SeriesSample> sampleAt(const timeline::SeriesWindow& window, double t);

} // namespace vestigo::ui_timeline
