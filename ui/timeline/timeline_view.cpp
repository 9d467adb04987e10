// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/common/incident_members.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_chooser.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_parts.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace vestigo::ui_timeline {

namespace {

constexpr int lanesAtFirst = 3;

} // namespace

TimelineView::Parts::Parts(TimelineView& owner)
    : view(owner) {
    facts = new QLabel(&view);
    facts->setObjectName(QStringLiteral("timelineFacts"));
    facts->setForegroundRole(QPalette::PlaceholderText);
    facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    toIncident =
        button("zoomToIncident", TimelineView::tr("Incident"), TimelineView::tr("Zoom to the incident"));
    fit = button("fit", TimelineView::tr("Fit"), TimelineView::tr("Show the whole recording (F)"));
    addLane = button("addLane", TimelineView::tr("+ Lane"),
                     TimelineView::tr("Choose the features that have a lane"));
    canvas = new TimelineCanvas(&view);
    chooser = new LaneChooser(&view);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->setSpacing(8);
    head->addWidget(facts, 1);
    for (QToolButton* one : {toIncident, fit, addLane}) {
        head->addWidget(one);
    }
    auto* column = new QVBoxLayout(&view);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(canvas, 1);
}

QToolButton* TimelineView::Parts::button(const char* objectName, const QString& text, const QString& tip) {
    auto* made = new QToolButton(&view);
    made->setObjectName(QLatin1String(objectName));
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

QStringList TimelineView::Parts::featuresNow() const {
    if (!analysis) {
        return {};
    }
    const auto picked = chosen.constFind(terminal);
    return picked != chosen.constEnd()
               ? *picked
               : proposedFeatures(*analysis, ui_common::findIncident(analysis, incident), terminal,
                                  lanesAtFirst);
}

void TimelineView::Parts::rebuild() {
    TimelineContent content;
    QString empty;
    if (analysis) {
        content = buildContent(*analysis, ui_common::findIncident(analysis, incident),
                               {terminal, featuresNow(), allStrips});
    } else {
        empty = duration > 0.0 ? TimelineView::tr("Press Analyse to see what was abnormal, and when.")
                               : TimelineView::tr("Open a recording to see its timeline.");
    }
    canvas->setContent(std::move(content), terminal, empty);
    toIncident->setEnabled(ui_common::findIncident(analysis, incident) != nullptr);
    addLane->setEnabled(analysis && !availableFeatures(*analysis, terminal).isEmpty());
    refreshFacts();
}

void TimelineView::Parts::refreshFacts() {
    const bool scored = analysis && analysis->stepSeconds > 0.0;
    facts->setText(scored ? TimelineView::tr("%1 steps of %2 s = one window")
                                .arg(timeline::windowSteps)
                                .arg(analysis->stepSeconds, 0, 'g', 3)
                          : QString());
}

void TimelineView::Parts::chooseLanes() {
    if (!analysis) {
        return;
    }
    chooser->offer(availableFeatures(*analysis, terminal),
                   keyFeatures(*analysis, ui_common::findIncident(analysis, incident), terminal),
                   featuresNow());
    chooser->move(addLane->mapToGlobal(QPoint(addLane->width() - chooser->width(), addLane->height())));
    chooser->show();
}

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , parts_(std::make_unique<Parts>(*this)) {
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFocusProxy(parts_->canvas);
    TimelineCanvas* canvas = parts_->canvas;
    connect(canvas, &TimelineCanvas::timeRequested, this, &TimelineView::timeRequested);
    connect(canvas, &TimelineCanvas::terminalRequested, this, &TimelineView::terminalRequested);
    connect(canvas, &TimelineCanvas::incidentRequested, this, &TimelineView::incidentRequested);
    connect(canvas, &TimelineCanvas::rangeSelected, this, &TimelineView::rangeSelected);
    connect(canvas, &TimelineCanvas::rangeCleared, this, &TimelineView::rangeCleared);
    connect(canvas, &TimelineCanvas::allStripsToggled, this, [this] {
        parts_->allStrips = !parts_->allStrips;
        parts_->rebuild();
    });
    connect(parts_->fit, &QToolButton::clicked, this, &TimelineView::fit);
    connect(parts_->toIncident, &QToolButton::clicked, this, &TimelineView::zoomToIncident);
    connect(parts_->addLane, &QToolButton::clicked, this, [this] { parts_->chooseLanes(); });
    connect(parts_->chooser, &LaneChooser::chosenChanged, this, &TimelineView::setFeatures);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, canvas,
            &TimelineCanvas::refresh);
    parts_->rebuild();
}

TimelineView::~TimelineView() = default;

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
    return parts_->featuresNow();
}

void TimelineView::setTerminal(const QString& terminal) {
    if (terminal != parts_->terminal) {
        parts_->terminal = terminal;
        parts_->rebuild();
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
    parts_->chosen[parts_->terminal] = features.mid(0, LaneChooser::mostLanes);
    parts_->rebuild();
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
        parts_->canvas->setRange(std::nullopt);
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
