// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"
#include "ui/timeline/timeline_content.h"
#include "ui/timeline/timeline_geometry.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtGui/QFont>

class QPainter;

namespace vestigo::ui_timeline {

/// Heights of the bands above and below the lanes.
constexpr double cursorBand = 14.0;
constexpr double axisBand = 26.0;

/// One moment of the timeline as it lies on the screen; what painting and the mouse read.
struct TimelineScene {
    TimelineContent content;
    ui_common::SiteClock clock;
    QString terminal;  ///< the selected one
    QString emptyText; ///< said instead of lanes
    QFont font;
    QSizeF size;
    TimeAxis axis;
    std::vector<Lane> lanes; ///< tops before scrolling
    double scroll = 0.0;

    double labelWidth() const { return axis.left; }
    QRectF lanesArea() const {
        return {0.0, cursorBand, size.width(), size.height() - cursorBand - axisBand};
    }
    QRectF plotArea() const {
        return lanesArea().adjusted(axis.left, 0.0, axis.left + axis.width - size.width(), 0.0);
    }
    /// A lane's rectangle over the whole width, and its part right of the label.
    QRectF rectOf(const Lane& lane) const;
    QRectF plotOf(const Lane& lane) const;
    const Lane* laneAtPoint(const QPointF& point) const;
    /// How a lane's values lie on the screen.
    ui_plots::PlotFrame frameOf(const Lane& lane) const;
    /// The signal of a lane that has one, or nullptr.
    const ui_plots::SampledSignal* signalOf(const Lane& lane) const;
    /// Index of the incident whose bar lies there, or -1.
    int incidentAt(const QPointF& point) const;
    QString unitOf(const Lane& lane) const;
    /// Digits after the second's point that the cursor's time needs at this zoom.
    int cursorDigits() const;
};

/// Lays the lanes out for a size; `visible` is kept.
void layOut(TimelineScene& scene, const QSizeF& size, const timeline::TimeRange& visible);

/// All that does not move with the cursor.
void paintLanes(QPainter& painter, const TimelineScene& scene);
/// The lanes' names; `t`: the cursor, for the values at the right of them.
void paintLabels(QPainter& painter, const TimelineScene& scene, double t);
void paintAxis(QPainter& painter, const TimelineScene& scene);
void paintCursor(QPainter& painter, const TimelineScene& scene, double t);
void paintRange(QPainter& painter, const TimelineScene& scene, const timeline::TimeRange& range);
/// The value under the pointer.
void paintHover(QPainter& painter, const TimelineScene& scene, const QPointF& pointer);

} // namespace vestigo::ui_timeline
