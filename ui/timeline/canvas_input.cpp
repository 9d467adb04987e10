// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the timeline.
#include "ui/timeline/timeline_canvas.h"

#include "ui/timeline/lane_ids.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

constexpr double dragDistance = 4.0;
constexpr double zoomStep = 0.8;

} // namespace

void TimelineCanvas::seek(double t) {
    const double bounded = std::clamp(t, whole_.start, std::max(whole_.start, whole_.end));
    setTime(bounded);
    Q_EMIT timeRequested(bounded);
}

void TimelineCanvas::step(int steps) {
    // On the grid of steps, so that the arrow keys visit exactly what was scored.
    const double place = time() / stepSeconds_;
    const double from = steps > 0 ? std::floor(place + 1e-6) : std::ceil(place - 1e-6);
    seek((from + steps) * stepSeconds_);
}

void TimelineCanvas::zoom(double anchor, double factor) {
    setVisible(zoomed(visible_, anchor, factor, whole_));
}

void TimelineCanvas::pan(double seconds) {
    setVisible(panned(visible_, seconds, whole_));
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->position();
    pressedVisible_ = visible_;
    if (event->button() == Qt::MiddleButton) {
        drag_ = Drag::Pan;
        return;
    }
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (pressed_.x() < scene_.axis.left) {
        pressLabel(pressed_);
        return;
    }
    const bool inLanes = scene_.lanesArea().contains(pressed_);
    drag_ = inLanes ? Drag::Undecided : Drag::Scrub;
    if (!inLanes) {
        seek(scene_.axis.time(pressed_.x()));
    }
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    if (drag_ == Drag::Undecided && std::fabs(hover_->x() - pressed_.x()) > dragDistance) {
        drag_ = Drag::Range;
    }
    if (drag_ == Drag::LabelPressed && std::fabs(hover_->y() - pressed_.y()) > dragDistance) {
        drag_ = Drag::Lane;
    }
    dragTo(*hover_);
    if (drag_ == Drag::Lane) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        viewport()->update();
        return;
    }
    const Lane* lane = scene_.laneAtPoint(*hover_);
    const bool button = lane != nullptr && hover_->x() < scene_.axis.left &&
                        (lane->kind == LaneKind::Strip || lane->kind == LaneKind::MoreStrips);
    const bool handle = lane != nullptr && hover_->x() < scene_.axis.left && !scene_.idOf(*lane).isEmpty();
    viewport()->setCursor(handle                                      ? Qt::OpenHandCursor
                          : button || scene_.incidentAt(*hover_) >= 0 ? Qt::PointingHandCursor
                                                                      : Qt::ArrowCursor);
    viewport()->update();
}

void TimelineCanvas::dragTo(const QPointF& point) {
    const double t = std::clamp(scene_.axis.time(point.x()), whole_.start, whole_.end);
    if (drag_ == Drag::Range) {
        const double other = scene_.axis.time(pressed_.x());
        setRange(timeline::TimeRange{std::min(t, other), std::max(t, other)});
    } else if (drag_ == Drag::Scrub) {
        seek(t);
    } else if (drag_ == Drag::Pan) {
        const double seconds = (pressed_.x() - point.x()) * pressedVisible_.length() / scene_.axis.width;
        setVisible(panned(pressedVisible_, seconds, whole_));
    } else if (drag_ == Drag::Lane) {
        dragLane(point);
    }
}

/// The lanes of the selected terminal are taken by their names; the others stand in the order of events.
void TimelineCanvas::pressLabel(const QPointF& point) {
    const Lane* lane = scene_.laneAtPoint(point);
    const QString id = lane != nullptr ? scene_.idOf(*lane) : QString();
    if (id.isEmpty()) {
        clickLabel(point);
        return;
    }
    draggedLane_ = id;
    drag_ = Drag::LabelPressed;
}

void TimelineCanvas::dragLane(const QPointF& point) {
    constexpr double edge = 16.0; // near an edge the lanes beyond it come into sight
    QScrollBar* bar = verticalScrollBar();
    if (point.y() < scene_.lanesArea().top() + edge) {
        bar->setValue(bar->value() - bar->singleStep());
    } else if (point.y() > scene_.lanesArea().bottom() - edge) {
        bar->setValue(bar->value() + bar->singleStep());
    }
    dropPlace_ = scene_.dropPlace(point.y());
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event) {
    const Drag ended = drag_;
    drag_ = Drag::None;
    if (ended == Drag::Lane) {
        viewport()->setCursor(Qt::OpenHandCursor);
        Q_EMIT laneDropped(draggedLane_, dropPlace_);
    } else if (ended == Drag::Range && range()) {
        Q_EMIT rangeSelected(range()->start, range()->end);
    } else if (ended == Drag::Undecided && (event->modifiers() & Qt::ShiftModifier) != 0) {
        setMark(scene_.axis.time(event->position().x()));
    } else if (ended == Drag::Undecided) {
        click(event->position());
    }
    viewport()->update();
}

void TimelineCanvas::click(const QPointF& point) {
    if (range()) {
        setRange(std::nullopt);
        Q_EMIT rangeCleared();
    }
    const int incident = scene_.incidentAt(point);
    if (incident >= 0) {
        Q_EMIT incidentRequested(scene_.content.incidents[static_cast<std::size_t>(incident)].id);
    }
    seek(scene_.axis.time(point.x()));
}

void TimelineCanvas::clickLabel(const QPointF& point) {
    const Lane* lane = scene_.laneAtPoint(point);
    if (lane == nullptr) {
        return;
    }
    if (lane->kind == LaneKind::Strip) {
        Q_EMIT terminalRequested(scene_.content.strips[static_cast<std::size_t>(lane->index)].terminal);
    } else if (lane->kind == LaneKind::MoreStrips) {
        Q_EMIT allStripsToggled();
    }
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    // The first click has already moved the cursor; the second says which terminal was meant.
    drag_ = Drag::None;
    const Lane* lane = scene_.laneAtPoint(event->position());
    if (event->button() == Qt::LeftButton && lane != nullptr && lane->kind == LaneKind::Strip &&
        event->position().x() >= scene_.axis.left) {
        Q_EMIT terminalRequested(scene_.content.strips[static_cast<std::size_t>(lane->index)].terminal);
    }
}

void TimelineCanvas::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    const double across = std::abs(turn.x()) > std::abs(turn.y()) ? turn.x() : 0.0;
    const double notches = (across != 0.0 ? across : turn.y()) / 120.0;
    if (notches == 0.0) {
        return;
    }
    if (event->position().x() < scene_.axis.left && across == 0.0) {
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(bar->value() - static_cast<int>(std::lround(notches * 3.0 * bar->singleStep())));
    } else if (across != 0.0 || (event->modifiers() & Qt::ShiftModifier) != 0) {
        pan(-notches * 0.1 * visible_.length());
    } else {
        zoom(scene_.axis.time(event->position().x()), std::pow(zoomStep, notches));
    }
    event->accept();
}

void TimelineCanvas::chooseNeighbour(int direction) {
    const auto& strips = scene_.content.strips;
    if (strips.empty()) {
        return;
    }
    const auto found = std::find_if(strips.begin(), strips.end(),
                                    [this](const auto& strip) { return strip.terminal == scene_.terminal; });
    const auto last = static_cast<std::ptrdiff_t>(strips.size()) - 1;
    const std::ptrdiff_t here =
        found == strips.end() ? (direction > 0 ? -1 : last + 1) : found - strips.begin();
    const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(here + direction, 0, last);
    Q_EMIT terminalRequested(strips[static_cast<std::size_t>(next)].terminal);
}

bool TimelineCanvas::keyMovesCursor(QKeyEvent* event) {
    const int many = (event->modifiers() & Qt::ShiftModifier) != 0 ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        step(-many);
        return true;
    case Qt::Key_Right:
        step(many);
        return true;
    case Qt::Key_Home:
        seek(whole_.start);
        return true;
    case Qt::Key_End:
        seek(whole_.end);
        return true;
    case Qt::Key_Up:
        chooseNeighbour(-1);
        return true;
    case Qt::Key_Down:
        chooseNeighbour(1);
        return true;
    default:
        return false;
    }
}

bool TimelineCanvas::keyMovesView(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(time(), zoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(time(), 1.0 / zoomStep);
        return true;
    case Qt::Key_F:
    case Qt::Key_0:
        setVisible(whole_);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto selected = range()) {
            setVisible(*selected);
            return true;
        }
        return false;
    default:
        return false;
    }
}

/// What was put there last goes first: the range, then the second cursor.
bool TimelineCanvas::escape() {
    if (drag_ == Drag::Lane || drag_ == Drag::LabelPressed) {
        drag_ = Drag::None; // the lane stays where it was
        viewport()->update();
        return true;
    }
    if (range()) {
        setRange(std::nullopt);
        Q_EMIT rangeCleared();
        return true;
    }
    if (mark()) {
        setMark(std::nullopt);
        return true;
    }
    return false;
}

bool TimelineCanvas::keyChanges(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_M:
        setMark(mark() == std::optional<double>(time()) ? std::nullopt : std::optional<double>(time()));
        return true;
    default:
        return false;
    }
}

void TimelineCanvas::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == 0;
    if (plain && (keyMovesCursor(event) || keyMovesView(event) || keyChanges(event))) {
        event->accept();
        return;
    }
    event->ignore(); // the window's own keys
}

void TimelineCanvas::addLaneActions(QMenu& menu, const QString& id) {
    menu.addSection(laneName(id));
    menu.addAction(tr("Move the lane up"), this, [this, id] { Q_EMIT laneMoved(id, -1); });
    menu.addAction(tr("Move the lane down"), this, [this, id] { Q_EMIT laneMoved(id, 1); });
    menu.addAction(tr("Remove the lane"), this, [this, id] { Q_EMIT laneRemoved(id); });
    if (isFeatureLane(id) || id == lane::probability) {
        menu.addAction(tr("Export this series as CSV…"), this, [this, id] { Q_EMIT exportAsked({id}); });
    }
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("Show all"), this, [this] { setVisible(whole_); });
    QAction* toRange =
        menu.addAction(tr("Zoom to the selected range"), this, [this] { setVisible(*range()); });
    QAction* clear = menu.addAction(tr("Clear the selected range"), this, [this] {
        setRange(std::nullopt);
        Q_EMIT rangeCleared();
    });
    menu.addAction(tr("Set the second cursor here"), this,
                   [this, t = scene_.axis.time(event->pos().x())] { setMark(t); });
    QAction* unmark = menu.addAction(tr("Remove the second cursor"), this, [this] { setMark(std::nullopt); });
    toRange->setEnabled(range().has_value());
    clear->setEnabled(range().has_value());
    unmark->setEnabled(mark().has_value());
    const Lane* lane = scene_.laneAtPoint(event->pos());
    const QString id = lane != nullptr ? scene_.idOf(*lane) : QString();
    if (!id.isEmpty()) {
        addLaneActions(menu, id);
    }
    menu.addSeparator();
    menu.addAction(tr("Export the series of all lanes as CSV…"), this, [this] { Q_EMIT exportAsked({}); });
    menu.addAction(tr("Save as a picture…"), this, [this] { Q_EMIT pictureAsked(); });
    menu.exec(event->globalPos());
}

} // namespace vestigo::ui_timeline
