// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"
#include "ui/timeline/timeline_content.h"
#include "ui/timeline/timeline_geometry.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtGui/QFont>

#include <cmath>
#include <memory>
#include <optional>
#include <utility>

class QPainter;

namespace vestigo::ui_timeline {

/// Heights of the bands above and below the lanes.
constexpr double cursorBand = 14.0;
constexpr double axisBand = 26.0;

/// One moment of the timeline as it lies on the screen; what painting and the mouse read.
struct TimelineScene {
    TimelineContent content;
    SeriesState series; ///< recorded rows of the selected terminal
    /// Time cursor, second cursor and the ends of the selected range; NaN: there is none.
    Points points{std::nan(""), std::nan(""), std::nan(""), std::nan("")};
    ui_common::SiteClock clock;
    QString terminal;  ///< the selected one
    QString emptyText; ///< said instead of lanes
    QFont font;
    QSizeF size;
    TimeAxis axis;
    std::vector<Lane> lanes; ///< tops before scrolling
    /// Moments that a search in the logs has found, ascending; null: nobody searches.
    std::shared_ptr<const std::vector<double>> hits;
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
    /// The signal on the grid of a lane that has one, or nullptr.
    const ui_plots::SampledSignal* signalOf(const Lane& lane) const;
    /// Of a lane of annotations, activities or cameras.
    const std::vector<NamedSpan>& spansOf(const Lane& lane) const;
    /// What is at hand of the rows that a lane shows, or nullptr.
    const timeline::SeriesWindow* windowOf(const Lane& lane) const;
    /// The column of a lane that has recorded rows; else empty.
    QString recordedColumn(const Lane& lane) const;
    double at(Point point) const { return points[static_cast<std::size_t>(point)]; }
    /// The value that a lane has at a point.
    std::optional<double> valueOf(const Lane& lane, Point point) const;
    /// From where to where differences are taken: from the second cursor to the time cursor, else over the
    /// selected range; nothing where there is neither.
    std::optional<std::pair<Point, Point>> span() const;
    /// See lane_ids.h; empty for lanes that are not of the selected terminal.
    QString idOf(const Lane& lane) const;
    /// Among the lanes that can be moved, the place that a lane dropped at this height takes: 0 above the
    /// first.
    int dropPlace(double y) const;
    /// The height of the gap above the lane of that place, where the dropped lane will begin.
    double dropLine(int place) const;
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
/// Log events, modes of operation, changes in the picture, and what people marked.
void paintInstructions(QPainter& painter, const TimelineScene& scene, const Lane& lane);
void paintMode(QPainter& painter, const TimelineScene& scene, const Lane& lane);
void paintHeat(QPainter& painter, const TimelineScene& scene, const Lane& lane);
void paintSpans(QPainter& painter, const TimelineScene& scene, const Lane& lane);
/// The lanes' names and their values at the cursor, or the difference of two cursors.
void paintLabels(QPainter& painter, const TimelineScene& scene);
void paintAxis(QPainter& painter, const TimelineScene& scene);
/// Marks at the axis where a search in the logs has found something.
void paintHits(QPainter& painter, const TimelineScene& scene);
/// Where the lane that is being dragged would go.
void paintDrop(QPainter& painter, const TimelineScene& scene, const QString& lane, int place);
/// The time cursor and, if there is one, the second.
void paintCursors(QPainter& painter, const TimelineScene& scene);
void paintRange(QPainter& painter, const TimelineScene& scene);
/// The value under the pointer.
void paintHover(QPainter& painter, const TimelineScene& scene, const QPointF& pointer);

/// The whole timeline as a picture of this size, from scratch: lanes, names, axis, cursors and range.
void paintPicture(QPainter& painter, TimelineScene scene, const QSizeF& size);
/// The least height of a picture that shows every lane.
double wholeHeight(const TimelineScene& scene);

/// "1.25 A", "−3.2 A", "automatic": a lane's value for people; empty where there is none.
QString valueText(const TimelineScene& scene, const Lane& lane, std::optional<double> value);
/// "automatic", "manual", "maintenance", or the number.
QString modeText(double mode);

} // namespace vestigo::ui_timeline
