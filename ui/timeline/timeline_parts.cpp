// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the timeline: which lanes there are, and what tells whom.
#include "ui/timeline/timeline_parts.h"

#include "ui/common/elided_label.h"
#include "ui/common/incident_members.h"
#include "ui/timeline/lane_chooser.h"
#include "ui/timeline/lane_ids.h"
#include "ui/timeline/series_feed.h"
#include "ui/timeline/timeline_canvas.h"

#include <QtWidgets/QToolButton>

#include <algorithm>

namespace vestigo::ui_timeline {

namespace {

constexpr int featuresAtFirst = 3;

StepSeries stepsOf(const QString& name, const ui_plots::SampledSignal& signal,
                   const timeline::TimeRange& range) {
    StepSeries series;
    series.name = name;
    for (std::size_t i = signal.firstAtOrAfter(range.start); i < signal.size() && signal.time(i) <= range.end;
         ++i) {
        series.times.push_back(signal.time(i));
        series.values.push_back(signal.value(i));
    }
    return series;
}

} // namespace

void TimelineView::Parts::connectCanvas() {
    using Canvas = TimelineCanvas;
    QObject::connect(canvas, &Canvas::timeRequested, &view, &TimelineView::timeRequested);
    QObject::connect(canvas, &Canvas::terminalRequested, &view, &TimelineView::terminalRequested);
    QObject::connect(canvas, &Canvas::incidentRequested, &view, &TimelineView::incidentRequested);
    QObject::connect(canvas, &Canvas::rangeSelected, &view, &TimelineView::rangeSelected);
    QObject::connect(canvas, &Canvas::rangeCleared, &view, &TimelineView::rangeCleared);
    QObject::connect(canvas, &Canvas::pictureAsked, &view, &TimelineView::pictureRequested);
    QObject::connect(canvas, &Canvas::allStripsToggled, &view, [this] {
        allStrips = !allStrips;
        rebuild();
    });
    QObject::connect(canvas, &Canvas::laneRemoved, &view, [this](const QString& id) {
        QStringList lanes = lanesNow();
        lanes.removeAll(id);
        changeLanes(lanes);
    });
    QObject::connect(canvas, &Canvas::laneDropped, &view, [this](const QString& id, int place) {
        const auto here = static_cast<int>(view.lanes().indexOf(id));
        moveLane(id, (place > here ? place - 1 : place) - here);
    });
    QObject::connect(canvas, &Canvas::rangeCleared, &view, [this] { refreshFacts(); });
    QObject::connect(canvas, &Canvas::rangeSelected, &view, [this] { refreshFacts(); });
    QObject::connect(canvas, &Canvas::laneMoved, &view,
                     [this](const QString& id, int places) { moveLane(id, places); });
    QObject::connect(canvas, &Canvas::exportAsked, &view,
                     [this](const QStringList& ids) { Q_EMIT view.exportRequested(exportOf(ids)); });
}

void TimelineView::Parts::connectFeed() {
    QObject::connect(canvas, &TimelineCanvas::viewChanged, feed, [this] {
        feed->setView(canvas->scene().axis.visible, canvas->whole(), canvas->secondsPerDevicePixel());
    });
    QObject::connect(canvas, &TimelineCanvas::pointsChanged, feed,
                     [this] { feed->setPoints(canvas->scene().points); });
    QObject::connect(feed, &SeriesFeed::tableChanged, &view, [this] { rebuild(); });
    QObject::connect(feed, &SeriesFeed::indexingMoved, &view, [this] { refreshFacts(); });
    QObject::connect(feed, &SeriesFeed::eventsChanged, &view, [this] { rebuild(); });
    QObject::connect(feed, &SeriesFeed::seriesChanged, &view, [this] { canvas->setSeries(feed->state()); });
}

/// Key features first, then others that have values; before there is an analysis, those that were recorded.
QStringList TimelineView::Parts::lanesAtFirst() const {
    const QStringList features =
        analysis ? proposedFeatures(*analysis, ui_common::findIncident(analysis, incident), terminal,
                                    featuresAtFirst)
                 : recordedFeatures(feed->state(), featuresAtFirst);
    return QStringList{lane::probability, lane::attention} + features +
           QStringList{lane::cameras, lane::mode, lane::instructions};
}

QStringList TimelineView::Parts::lanesNow() const {
    const auto picked = chosen.constFind(terminal);
    return picked != chosen.constEnd() ? *picked : lanesAtFirst();
}

void TimelineView::Parts::setLanes(const QStringList& lanes) {
    QStringList wanted;
    int features = 0;
    for (const QString& id : lanes) {
        if (!wanted.contains(id) && (!isFeatureLane(id) || features++ < LaneChooser::mostLanes)) {
            wanted += id;
        }
    }
    chosen[terminal] = wanted;
    rebuild();
}

void TimelineView::Parts::changeLanes(const QStringList& lanes) {
    const QStringList before = lanesNow();
    setLanes(lanes);
    const QStringList after = lanesNow();
    if (after != before) {
        Q_EMIT view.lanesChanged(terminal, before, after);
    }
}

void TimelineView::Parts::moveLane(const QString& id, int places) {
    // Past the neighbour that is to be seen; lanes with nothing to show are skipped.
    QStringList lanes = lanesNow();
    const QStringList shown = view.lanes();
    const auto target = shown.indexOf(id) + places;
    if (places == 0 || !shown.contains(id) || target < 0 || target >= shown.size()) {
        return;
    }
    lanes.move(lanes.indexOf(id), lanes.indexOf(shown[target]));
    changeLanes(lanes);
}

void TimelineView::Parts::rebuild() {
    const SeriesState& series = feed->state();
    const QStringList lanes = lanesNow();
    TimelineContent content = buildContent(analysis.get(), ui_common::findIncident(analysis, incident),
                                           series, {terminal, lanes, allStrips});
    QString empty;
    if (!analysis && duration <= 0.0) {
        empty = TimelineView::tr("Open a recording to see its timeline.");
    } else if (!analysis && content.below.empty()) {
        empty = TimelineView::tr("Press Analyse to see what was abnormal, and when.");
    }
    canvas->setSeries(series);
    canvas->setContent(std::move(content), terminal, empty);
    QStringList columns = featuresAmong(lanes);
    if (lanes.contains(lane::mode) && !columns.contains(modeColumn)) {
        columns += modeColumn;
    }
    feed->setColumns(columns);
    toIncident->setEnabled(ui_common::findIncident(analysis, incident) != nullptr);
    addLane->setEnabled(!availableFeatures(analysis.get(), series, terminal).isEmpty());
    refreshFacts();
}

void TimelineView::Parts::refreshFacts() {
    const SeriesState& series = feed->state();
    QStringList parts;
    if (const auto range = canvas->range()) {
        parts += TimelineView::tr("Selected: %1; Esc clears it")
                     .arg(ui_common::rangeText(canvas->scene().clock, *range));
    }
    if (!series.failure.isEmpty()) {
        parts += TimelineView::tr("Recorded rows cannot be shown: %1").arg(series.failure);
    } else if (series.indexed < 1.0) {
        parts += TimelineView::tr("Indexing the table: %1 %").arg(static_cast<int>(100.0 * series.indexed));
    } else if (series.table.usualStep > 0.0) {
        parts += TimelineView::tr("a row every %1 s").arg(series.table.usualStep, 0, 'g', 3);
    }
    if (analysis && analysis->stepSeconds > 0.0) {
        parts += TimelineView::tr("%1 steps of %2 s = one window")
                     .arg(timeline::windowSteps)
                     .arg(analysis->stepSeconds, 0, 'g', 3);
    }
    facts->setText(parts.join(QStringLiteral(" · ")));
    facts->setToolTip(series.failure);
}

void TimelineView::Parts::chooseLanes() {
    const SeriesState& series = feed->state();
    const QStringList key =
        analysis ? keyFeatures(*analysis, ui_common::findIncident(analysis, incident), terminal)
                 : QStringList();
    chooser->offer(availableFeatures(analysis.get(), series, terminal) +
                       availableLanes(analysis.get(), series, terminal),
                   key, view.lanes());
    chooser->QWidget::move(
        addLane->mapToGlobal(QPoint(addLane->width() - chooser->width(), addLane->height())));
    chooser->show();
}

SeriesExport TimelineView::Parts::exportOf(const QStringList& ids) const {
    SeriesExport wish;
    wish.terminal = terminal;
    wish.range = canvas->range().value_or(canvas->scene().axis.visible);
    const TimelineContent& content = canvas->scene().content;
    const auto wanted = [&ids](const QString& id) { return ids.isEmpty() || ids.contains(id); };
    if (wanted(lane::probability) && content.selected && view.lanes().contains(lane::probability)) {
        wish.onSteps.push_back(
            stepsOf(QStringLiteral("probability"), content.selected->probability, wish.range));
    }
    for (const FeatureContent& feature : content.features) {
        if (!wanted(feature.column)) {
            continue;
        }
        if (feed->state().column(feature.column) != nullptr) {
            wish.columns += feature.column;
        } else {
            wish.onSteps.push_back(stepsOf(feature.column, feature.values, wish.range));
        }
    }
    return wish;
}

} // namespace vestigo::ui_timeline
