// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/timeline/series_export.h"

#include <QtCore/QSizeF>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace vestigo::ui_timeline {

class SeriesProvider;

/// What happened when: the incidents, the terminals that turned abnormal in their order with arrows of cause,
/// then the lanes of the selected terminal (lane_ids.h): probability, attention, features as they were
/// recorded, modes of operation, instructions, what people marked; all over one axis in the site's time.
/// Shows the time cursor and asks to move it; after timeRequested() the application answers with setTime().
///
/// Mouse: a click seeks, a drag selects a range, a lane dragged by its name goes to another place, Shift and
/// a click set a second cursor, a double click on a terminal's strip selects the terminal, the wheel zooms
/// about the pointer (with Shift it pans; over the labels it scrolls the lanes). Keys: arrows left and right
/// step the cursor (Shift: ten steps), up and down select the terminal, Home and End, + and - zoom, F fits, M
/// sets the second cursor, Esc clears the range, then the second cursor.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    /// The recording's clock before there is an analysis; an analysis brings its own.
    void setClock(const std::optional<SiteTime>& startedAt, double durationSeconds);
    /// May be null: then only what was recorded is shown.
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    /// Where recorded rows come from; without one the features are shown on the grid of steps. Set again when
    /// another recording was opened.
    void setSeriesProvider(SeriesProvider* provider);

    /// The row of facts and buttons, for a panel that takes it into its own head.
    QWidget* head() const;

    QString terminal() const;
    QString incident() const;
    double time() const;
    timeline::TimeRange visibleRange() const;
    std::optional<timeline::TimeRange> selectedRange() const;
    /// The second cursor.
    std::optional<double> mark() const;
    /// The features with a lane, in order.
    QStringList features() const;
    /// Ids of all lanes of the selected terminal, from the top down (lane_ids.h).
    QStringList lanes() const;
    /// The series of all lanes: of the selected range, else of what is visible.
    SeriesExport seriesExport() const;
    /// Draws what is to be seen as a picture of this size, every lane of it.
    void renderTo(QPainter& painter, const QSizeF& size) const;
    /// The size on the screen, tall enough for every lane.
    QSizeF pictureSize() const;

public Q_SLOTS:
    void setTerminal(const QString& terminal);
    /// Id of an incident; empty: none.
    void setIncident(const QString& incident);
    /// Moves the cursor; emits nothing. Scrolls when the cursor leaves the visible part.
    void setTime(double seconds);
    void setFeatures(const QStringList& features);
    void setLanes(const QStringList& lanes);
    void setMark(double seconds);
    void clearMark();
    void setSelectedRange(double start, double end);
    /// Shows it, or none; emits nothing.
    void showRange(const std::optional<timeline::TimeRange>& range);
    /// Moments that a search in the logs has found, ascending; null: nobody searches.
    void setHits(const std::shared_ptr<const std::vector<double>>& hits);
    /// Other lanes for a terminal, as the user's wish: lanesChanged() tells it.
    void changeLanes(const QStringList& lanes);
    /// The lanes of any terminal; emits nothing.
    void setLanesOf(const QString& terminal, const QStringList& lanes);
    /// Asks for the series of all lanes as CSV: of the selected range, else of what is visible.
    void requestExport();
    void requestPicture();
    void chooseLanes();
    void setVisibleRange(double start, double end);
    void fit();
    void zoomToIncident();
    void clearRange();

Q_SIGNALS:
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);
    void incidentRequested(const QString& incident);
    void rangeSelected(double start, double end);
    void rangeCleared();
    void exportRequested(const vestigo::ui_timeline::SeriesExport& wish);
    void pictureRequested();
    /// The user has chosen, moved or removed lanes; setLanesOf() with `before` takes it back.
    void lanesChanged(const QString& terminal, const QStringList& before, const QStringList& after);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_timeline
