// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_scene.h"

#include <QtGui/QPixmap>
#include <QtWidgets/QAbstractScrollArea>

#include <optional>

class QMenu;

namespace vestigo::ui_timeline {

/// The painted part of the timeline: lanes, axis and cursor, mouse and keys. What does not move with the
/// cursor is painted once into a pixmap.
class TimelineCanvas : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TimelineCanvas(QWidget* parent = nullptr);

    const TimelineScene& scene() const { return scene_; }
    void setContent(TimelineContent content, const QString& terminal, const QString& emptyText);
    void setClock(const ui_common::SiteClock& clock);
    /// The stretch that there is to see; shows all of it.
    void setWhole(const timeline::TimeRange& whole);
    const timeline::TimeRange& whole() const { return whole_; }
    void setStepSeconds(double seconds);
    void setTime(double t);
    double time() const { return scene_.at(Point::Cursor); }
    void setVisible(const timeline::TimeRange& wish);
    using QAbstractScrollArea::setVisible;
    void setRange(const std::optional<timeline::TimeRange>& range);
    /// The second cursor, from which differences are taken; nothing: none.
    void setMark(const std::optional<double>& t);
    std::optional<double> mark() const;
    void setSeries(const SeriesState& series);
    void setHits(std::shared_ptr<const std::vector<double>> hits);
    /// Seconds that a device pixel stands for.
    double secondsPerDevicePixel() const;
    std::optional<timeline::TimeRange> range() const;
    void refresh(); ///< repaint all, after the theme or the font changed

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void timeRequested(double t);
    void terminalRequested(const QString& terminal);
    void incidentRequested(const QString& incident);
    void rangeSelected(double start, double end);
    void rangeCleared();
    void allStripsToggled();
    void viewChanged();   ///< another part is visible, or at another size
    void pointsChanged(); ///< a cursor or the range has moved
    void laneRemoved(const QString& id);
    void laneMoved(const QString& id, int places);  ///< -1: up
    void laneDropped(const QString& id, int place); ///< before the lane that has this place now
    void exportAsked(const QStringList& ids);       ///< of the selected range, else of what is visible
    void pictureAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Drag { None, Undecided, Range, Scrub, Pan, LabelPressed, Lane };

    void arrange();
    void paintStatic();
    void seek(double t);
    void step(int steps);
    void click(const QPointF& point);
    void pressLabel(const QPointF& point);
    void clickLabel(const QPointF& point);
    void dragLane(const QPointF& point);
    void dragTo(const QPointF& point);
    void chooseNeighbour(int direction);
    void zoom(double anchor, double factor);
    void pan(double seconds);
    bool keyMovesCursor(QKeyEvent* event);
    bool keyMovesView(QKeyEvent* event);
    bool keyChanges(QKeyEvent* event);
    bool escape();
    void setPoint(Point point, double t);
    void addLaneActions(QMenu& menu, const QString& id);

    TimelineScene scene_;
    timeline::TimeRange whole_{0.0, 1.0};
    timeline::TimeRange visible_{0.0, 1.0};
    double stepSeconds_ = 0.5;
    QPixmap static_;
    bool stale_ = true;
    Drag drag_ = Drag::None;
    QPointF pressed_;
    QString draggedLane_;
    int dropPlace_ = 0;
    timeline::TimeRange pressedVisible_;
    std::optional<QPointF> hover_;
};

} // namespace vestigo::ui_timeline
