// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_view.h"

#include <QtCore/QHash>

class QToolButton;

namespace vestigo::ui_common {
class ElidedLabel;
}

namespace vestigo::ui_timeline {

class LaneChooser;
class SeriesFeed;
class TimelineCanvas;

/// The inside of the timeline.
struct TimelineView::Parts {
    explicit Parts(TimelineView& owner);

    void rebuild(); ///< content of the lanes out of the analysis and what was recorded
    void chooseLanes();
    QStringList lanesNow() const;
    void setLanes(const QStringList& lanes);
    void changeLanes(const QStringList& lanes); ///< as the user's wish, which can be undone
    void refreshFacts();
    void moveLane(const QString& id, int places);
    SeriesExport exportOf(const QStringList& ids) const;

    TimelineView& view;
    analysis::AnalysisPtr analysis;
    double duration = 0.0;
    QString terminal;
    QString incident;
    QHash<QString, QStringList> chosen; ///< by terminal, the lanes that the user picked
    bool allStrips = false;

    QWidget* head = nullptr;
    ui_common::ElidedLabel* facts = nullptr;
    QToolButton* fit = nullptr;
    QToolButton* toIncident = nullptr;
    QToolButton* addLane = nullptr;
    TimelineCanvas* canvas = nullptr;
    LaneChooser* chooser = nullptr;
    SeriesFeed* feed = nullptr;

private:
    void connectCanvas();
    void connectFeed();
    QStringList lanesAtFirst() const;
    QToolButton* button(const char* objectName, const QString& text, const QString& tip);
};

} // namespace vestigo::ui_timeline
