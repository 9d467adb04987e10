// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/common/elided_label.h"
#include "ui/common/incident_members.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_chooser.h"
#include "ui/timeline/lane_ids.h"
#include "ui/timeline/series_feed.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_parts.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace vestigo::ui_timeline {

TimelineView::Parts::Parts(TimelineView& owner)
    : view(owner) {
    head = new QWidget(&view);
    head->setObjectName(QStringLiteral("timelineHead"));
    facts = new ui_common::ElidedLabel(head);
    facts->setObjectName(QStringLiteral("timelineFacts"));
    facts->setQuiet(true);
    facts->setAlignment(Qt::AlignRight);
    toIncident =
        button("zoomToIncident", TimelineView::tr("Incident"), TimelineView::tr("Zoom to the incident"));
    fit = button("fit", TimelineView::tr("Fit"), TimelineView::tr("Show the whole recording (F)"));
    addLane =
        button("addLane", TimelineView::tr("+ Lane"), TimelineView::tr("Choose the lanes and their order"));
    canvas = new TimelineCanvas(&view);
    feed = new SeriesFeed(&view);
    chooser = new LaneChooser(&view);

    auto* parts = new QHBoxLayout(head);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    parts->addWidget(facts, 1);
    for (QToolButton* one : {toIncident, fit, addLane}) {
        parts->addWidget(one);
    }
    auto* column = new QVBoxLayout(&view);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(head);
    column->addWidget(canvas, 1);
    connectCanvas();
    connectFeed();
}

QToolButton* TimelineView::Parts::button(const char* objectName, const QString& text, const QString& tip) {
    auto* made = new QToolButton(head);
    made->setObjectName(QLatin1String(objectName));
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , parts_(std::make_unique<Parts>(*this)) {
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFocusProxy(parts_->canvas);
    connect(parts_->fit, &QToolButton::clicked, this, &TimelineView::fit);
    connect(parts_->toIncident, &QToolButton::clicked, this, &TimelineView::zoomToIncident);
    connect(parts_->addLane, &QToolButton::clicked, this, [this] { parts_->chooseLanes(); });
    connect(parts_->chooser, &LaneChooser::chosenChanged, this, [this](const QStringList& ids) {
        // Lanes that have nothing to show yet were not on offer; they stay wished for.
        QStringList all = ids;
        const QStringList shown = lanes();
        for (const QString& id : parts_->lanesNow()) {
            if (!shown.contains(id) && !all.contains(id)) {
                all += id;
            }
        }
        changeLanes(all);
    });
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, parts_->canvas,
            &TimelineCanvas::refresh);
    parts_->rebuild();
}

TimelineView::~TimelineView() = default;

QWidget* TimelineView::head() const {
    return parts_->head;
}

void TimelineView::setClock(const std::optional<SiteTime>& startedAt, double durationSeconds) {
    parts_->canvas->setClock(ui_common::SiteClock(startedAt));
    if (durationSeconds != parts_->duration) {
        parts_->duration = std::isfinite(durationSeconds) && durationSeconds > 0.0 ? durationSeconds : 0.0;
        parts_->canvas->setWhole({0.0, parts_->duration});
    }
    parts_->rebuild();
}

void TimelineView::setAnalysis(const analysis::AnalysisPtr& analysis) {
    const bool other =
        !analysis || !parts_->analysis || analysis->recordingId != parts_->analysis->recordingId;
    parts_->analysis = analysis;
    if (other) {
        parts_->chosen.clear();
        parts_->allStrips = false;
        clearRange();
    }
    if (analysis) {
        parts_->canvas->setStepSeconds(analysis->stepSeconds);
        setClock(analysis->startedAt, analysis->durationSeconds);
    } else {
        parts_->rebuild();
    }
}

QString TimelineView::terminal() const {
    return parts_->terminal;
}

QString TimelineView::incident() const {
    return parts_->incident;
}

double TimelineView::time() const {
    return parts_->canvas->time();
}

timeline::TimeRange TimelineView::visibleRange() const {
    return parts_->canvas->scene().axis.visible;
}

std::optional<timeline::TimeRange> TimelineView::selectedRange() const {
    return parts_->canvas->range();
}

QStringList TimelineView::features() const {
    return featuresAmong(parts_->lanesNow());
}

QStringList TimelineView::lanes() const {
    QStringList ids;
    for (const LaneContent& lane : parts_->canvas->scene().content.below) {
        ids += lane.id;
    }
    return ids;
}

std::optional<double> TimelineView::mark() const {
    return parts_->canvas->mark();
}

void TimelineView::setSeriesProvider(SeriesProvider* provider) {
    parts_->feed->setProvider(provider);
}

void TimelineView::renderTo(QPainter& painter, const QSizeF& size) const {
    paintPicture(painter, parts_->canvas->scene(), size);
}

QSizeF TimelineView::pictureSize() const {
    const QSizeF screen = parts_->canvas->viewport()->size();
    return {screen.width(), std::max(screen.height(), wholeHeight(parts_->canvas->scene()))};
}

void TimelineView::setTerminal(const QString& terminal) {
    if (terminal != parts_->terminal) {
        parts_->terminal = terminal;
        parts_->feed->setTerminal(terminal); // tells that there is another table, which rebuilds
    }
}

void TimelineView::setIncident(const QString& incident) {
    if (incident != parts_->incident) {
        parts_->incident = incident;
        parts_->rebuild();
    }
}

void TimelineView::setTime(double seconds) {
    if (std::isfinite(seconds) && seconds != time()) {
        parts_->canvas->setTime(seconds);
    }
}

void TimelineView::setFeatures(const QStringList& features) {
    setLanes(withFeatures(parts_->lanesNow(), features));
}

void TimelineView::setLanes(const QStringList& lanes) {
    parts_->setLanes(lanes);
}

void TimelineView::setMark(double seconds) {
    if (std::isfinite(seconds)) {
        parts_->canvas->setMark(seconds);
    }
}

void TimelineView::clearMark() {
    parts_->canvas->setMark(std::nullopt);
}

void TimelineView::setSelectedRange(double start, double end) {
    if (std::isfinite(start) && std::isfinite(end) && start <= end) {
        showRange(timeline::TimeRange{start, end});
    }
}

void TimelineView::showRange(const std::optional<timeline::TimeRange>& range) {
    parts_->canvas->setRange(range);
    parts_->refreshFacts();
}

void TimelineView::setHits(const std::shared_ptr<const std::vector<double>>& hits) {
    parts_->canvas->setHits(hits);
}

void TimelineView::changeLanes(const QStringList& lanes) {
    parts_->changeLanes(lanes);
}

void TimelineView::setLanesOf(const QString& terminal, const QStringList& lanes) {
    if (terminal == parts_->terminal) {
        setLanes(lanes);
    } else {
        parts_->chosen[terminal] = lanes;
    }
}

SeriesExport TimelineView::seriesExport() const {
    return parts_->exportOf({});
}

void TimelineView::requestExport() {
    Q_EMIT exportRequested(seriesExport());
}

void TimelineView::requestPicture() {
    Q_EMIT pictureRequested();
}

void TimelineView::chooseLanes() {
    parts_->chooseLanes();
}

void TimelineView::setVisibleRange(double start, double end) {
    parts_->canvas->setVisible({start, end});
}

void TimelineView::fit() {
    parts_->canvas->setVisible(parts_->canvas->whole());
}

void TimelineView::zoomToIncident() {
    const auto* incident = ui_common::findIncident(parts_->analysis, parts_->incident);
    if (incident != nullptr) {
        const double around = std::max(5.0, 0.5 * incident->range.length());
        parts_->canvas->setVisible({incident->range.start - around, incident->range.end + around});
    }
}

void TimelineView::clearRange() {
    if (parts_->canvas->range()) {
        showRange(std::nullopt);
        Q_EMIT rangeCleared();
    }
}

void TimelineView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        parts_->canvas->refresh();
    }
}

} // namespace vestigo::ui_timeline
