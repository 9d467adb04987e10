// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/causal/site_plan_view.h"

#include <QtCore/QLineF>
#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QSizeF>
#include <QtCore/QString>
#include <QtGui/QFontMetricsF>

#include <vector>

namespace vestigo::ui_causal {

/// Where the terminals lie: those with a place true to scale, y upwards as on a plan; those without in rows
/// below.
struct PlanPlaces {
    std::vector<QPointF> points; ///< one per terminal
    std::vector<bool> known;     ///< lies on the plan
    double rowTop = 0.0;         ///< top of the rows below; the lower edge when there are none
};

/// Centres of all terminals within the area.
PlanPlaces placeTerminals(const std::vector<PlanTerminal>& terminals, const QRectF& area);

/// Places labels of the given sizes beside their points (below, above, right, left, at the corners), the
/// first in the list first; one that fits nowhere in one line is tried in two (`tall`: their sizes, empty
/// where there is no second line), and then gets at least half of its width, for a shortened text. An empty
/// rectangle: there is no room without covering another label or point.
std::vector<QRectF> placeLabels(const std::vector<QPointF>& points, const std::vector<QSizeF>& sizes,
                                const std::vector<std::size_t>& order, double radius, const QRectF& area,
                                const std::vector<QLineF>& lines = {}, const std::vector<QSizeF>& tall = {});

/// A name broken into two lines where they are widest least; unchanged where it has no blank.
QString inTwoLines(const QString& name, const QFontMetricsF& metrics);

} // namespace vestigo::ui_causal
