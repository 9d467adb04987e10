// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace vestigo::ui_timeline {

/// A series that is known on the grid of steps only.
struct StepSeries {
    QString name;
    std::vector<double> times;
    std::vector<float> values; ///< NaN: missing
};

/// What the user wants as CSV.
struct SeriesExport {
    QString terminal;
    timeline::TimeRange range;
    QStringList columns;             ///< recorded ones, at their full rate
    std::vector<StepSeries> onSteps; ///< others, as they are on the screen
};

} // namespace vestigo::ui_timeline

Q_DECLARE_METATYPE(vestigo::ui_timeline::SeriesExport)
