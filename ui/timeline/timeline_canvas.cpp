// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_canvas.h"

#include "ui/common/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

TimelineCanvas::TimelineCanvas(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("timelineCanvas"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Arrow keys move the time cursor, up and down choose a terminal, plus and "
                                "minus zoom, M sets a second "
                                "cursor."));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setAccessibleName(tr("Lanes"));
    verticalScrollBar()->setSingleStep(24);
    scene_.points[static_cast<std::size_t>(Point::Cursor)] = 0.0;
}

void TimelineCanvas::setContent(TimelineContent content, const QString& terminal, const QString& emptyText) {
    scene_.content = std::move(content);
    scene_.terminal = terminal;
    scene_.emptyText = emptyText;
    arrange();
}

void TimelineCanvas::setClock(const ui_common::SiteClock& clock) {
    scene_.clock = clock;
    refresh();
}

void TimelineCanvas::setWhole(const timeline::TimeRange& whole) {
    const bool usable = std::isfinite(whole.start) && std::isfinite(whole.end) && whole.length() > 0.0;
    whole_ = usable ? whole : timeline::TimeRange{0.0, 1.0};
    setVisible(whole_);
}

void TimelineCanvas::setStepSeconds(double seconds) {
    stepSeconds_ = std::isfinite(seconds) && seconds > 0.0 ? seconds : 0.5;
}

void TimelineCanvas::setTime(double t) {
    setPoint(Point::Cursor, t);
    const timeline::TimeRange next = revealing(visible_, t, whole_);
    if (next.start != visible_.start && drag_ == Drag::None && whole_.contains(t)) {
        setVisible(next);
    }
    viewport()->update();
}

void TimelineCanvas::setVisible(const timeline::TimeRange& wish) {
    visible_ = bounded(wish, whole_);
    arrange();
}

void TimelineCanvas::setPoint(Point point, double t) {
    scene_.points[static_cast<std::size_t>(point)] = t;
    viewport()->update();
    Q_EMIT pointsChanged();
}

void TimelineCanvas::setRange(const std::optional<timeline::TimeRange>& range) {
    setPoint(Point::RangeStart, range ? range->start : std::nan(""));
    setPoint(Point::RangeEnd, range ? range->end : std::nan(""));
}

std::optional<timeline::TimeRange> TimelineCanvas::range() const {
    const timeline::TimeRange range{scene_.at(Point::RangeStart), scene_.at(Point::RangeEnd)};
    return std::isfinite(range.length()) ? std::optional<timeline::TimeRange>(range) : std::nullopt;
}

void TimelineCanvas::setMark(const std::optional<double>& t) {
    setPoint(Point::Mark, t.value_or(std::nan("")));
}

std::optional<double> TimelineCanvas::mark() const {
    const double t = scene_.at(Point::Mark);
    return std::isfinite(t) ? std::optional<double>(t) : std::nullopt;
}

void TimelineCanvas::setSeries(const SeriesState& series) {
    scene_.series = series;
    refresh();
}

void TimelineCanvas::setHits(std::shared_ptr<const std::vector<double>> hits) {
    scene_.hits = std::move(hits);
    viewport()->update();
}

double TimelineCanvas::secondsPerDevicePixel() const {
    return scene_.axis.secondsPerPixel() / devicePixelRatioF();
}

void TimelineCanvas::refresh() {
    stale_ = true;
    viewport()->update();
}

QSize TimelineCanvas::sizeHint() const {
    return {720, 320};
}

QSize TimelineCanvas::minimumSizeHint() const {
    return {320, 120};
}

void TimelineCanvas::arrange() {
    scene_.font = ui_common::sizedFont(font(), ui_common::textPixels);
    layOut(scene_, viewport()->size(), visible_);
    const double height = scene_.lanesArea().height();
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(height)));
    verticalScrollBar()->setRange(0,
                                  std::max(0, static_cast<int>(std::ceil(heightOf(scene_.lanes) - height))));
    scene_.scroll = verticalScrollBar()->value();
    refresh();
    Q_EMIT viewChanged();
}

void TimelineCanvas::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void TimelineCanvas::scrollContentsBy(int, int) {
    scene_.scroll = verticalScrollBar()->value();
    refresh();
}

void TimelineCanvas::paintStatic() {
    const double ratio = devicePixelRatioF();
    static_ = QPixmap(viewport()->size() * ratio);
    static_.setDevicePixelRatio(ratio);
    static_.fill(ui_common::theme().panel);
    QPainter painter(&static_);
    if (scene_.lanes.empty()) {
        painter.setFont(scene_.font);
        painter.setPen(ui_common::theme().quietText);
        painter.drawText(scene_.lanesArea().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         scene_.emptyText);
    } else {
        paintLanes(painter, scene_);
    }
    paintAxis(painter, scene_);
    stale_ = false;
}

void TimelineCanvas::paintEvent(QPaintEvent*) {
    if (stale_ || static_.size() != viewport()->size() * devicePixelRatioF()) {
        paintStatic();
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, static_);
    paintLabels(painter, scene_);
    paintRange(painter, scene_);
    paintHits(painter, scene_);
    if (drag_ == Drag::Lane) {
        paintDrop(painter, scene_, draggedLane_, dropPlace_);
    }
    if (hover_ && drag_ == Drag::None) {
        paintHover(painter, scene_, *hover_);
    }
    paintCursors(painter, scene_);
    if (hasFocus()) {
        painter.setPen(QPen(ui_common::theme().selection, 1.0));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

// Qt paints the scroll area again when the focus comes or goes, but not its viewport, where the frame is
// drawn.
void TimelineCanvas::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineCanvas::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool TimelineCanvas::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        hover_.reset();
        viewport()->update();
    }
    if (event->type() == QEvent::FontChange) {
        arrange();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace vestigo::ui_timeline
