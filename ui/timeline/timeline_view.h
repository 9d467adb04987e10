// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>

namespace vestigo::ui_timeline {

/// What happened when: the incidents, the terminals that turned abnormal in their order with arrows of cause,
/// then probability, evidence and features of the selected terminal, all over one axis in the site's time.
/// Shows the time cursor and asks to move it; after timeRequested() the application answers with setTime().
///
/// Mouse: a click seeks, a drag selects a range, a double click on a terminal's strip selects the terminal,
/// the wheel zooms about the pointer (with Shift it pans; over the labels it scrolls the lanes). Keys: arrows
/// left and right step the cursor (Shift: ten steps), up and down select the terminal, Home and End, + and -
/// zoom, F fits, Esc clears the range.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    /// The recording's clock before there is an analysis; an analysis brings its own.
    void setClock(const std::optional<SiteTime>& startedAt, double durationSeconds);
    /// May be null: an empty state says what to do.
    void setAnalysis(const analysis::AnalysisPtr& analysis);

    QString terminal() const;
    QString incident() const;
    double time() const;
    timeline::TimeRange visibleRange() const;
    std::optional<timeline::TimeRange> selectedRange() const;
    /// The features with a lane, in order.
    QStringList features() const;

public Q_SLOTS:
    void setTerminal(const QString& terminal);
    /// Id of an incident; empty: none.
    void setIncident(const QString& incident);
    /// Moves the cursor; emits nothing. Scrolls when the cursor leaves the visible part.
    void setTime(double seconds);
    void setFeatures(const QStringList& features);
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

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_timeline
