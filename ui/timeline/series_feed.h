// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/series_state.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace vestigo::ui_timeline {

/// Keeps at hand what the lanes show of the recorded series: asks the provider for the visible part and as
/// much again on either side, so that moving needs nothing new at first; one request on the way at a time,
/// and answers for another terminal dropped. What is coarse is shown until what is finer has come.
class SeriesFeed : public QObject {
    Q_OBJECT
public:
    explicit SeriesFeed(QObject* parent = nullptr);

    void setProvider(SeriesProvider* provider);
    SeriesProvider* provider() const { return provider_; }
    /// Forgets all and asks again, also for the same terminal.
    void setTerminal(const QString& terminal);
    void setColumns(const QStringList& columns);
    /// `cellSeconds`: of a device pixel.
    void setView(const timeline::TimeRange& visible, const timeline::TimeRange& whole, double cellSeconds);
    void setPoints(const Points& points);
    const SeriesState& state() const { return state_; }

Q_SIGNALS:
    void tableChanged();  ///< which columns there are, or why there are none
    void indexingMoved(); ///< state().indexed
    void eventsChanged();
    void seriesChanged(); ///< windows or values

private:
    bool isCovered() const;
    void askForWindows();
    void askForValues();
    void takeTable(const SeriesTable& table);
    void takeWindows(const std::shared_ptr<const WindowAnswer>& answer);
    void takeValues(const std::shared_ptr<const ValueAnswer>& answer);

    QPointer<SeriesProvider> provider_;
    SeriesState state_;
    QString terminal_;
    QStringList columns_; ///< that have a lane; those without recorded rows too
    timeline::TimeRange visible_{0.0, 1.0};
    timeline::TimeRange whole_{0.0, 1.0};
    double cellSeconds_ = 1.0;
    Points points_{};
    bool windowsAsked_ = false;
    bool valuesAsked_ = false;
};

} // namespace vestigo::ui_timeline
