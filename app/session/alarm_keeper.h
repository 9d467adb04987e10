// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/alarms/alarm_states.h"
#include "core/analysis/analysis.h"
#include "core/pipeline/alarm_history.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <deque>
#include <filesystem>
#include <functional>
#include <vector>

namespace vestigo::session {

/// What people have said about the incidents of the open analysis. Reads and writes the project's log in a
/// thread, in the order in which it was asked; what expires comes back by itself. An entry that was handed
/// over is written even if the window closes.
class AlarmKeeper : public QObject {
    Q_OBJECT
public:
    explicit AlarmKeeper(std::filesystem::path database, QObject* parent = nullptr);
    ~AlarmKeeper() override;

    /// Another project. What waits is written into the one that it was made in.
    void setDatabase(const std::filesystem::path& database);
    /// False: there is no project to keep anything in.
    bool keeps() const { return !database_.empty(); }
    /// Null: none. The states follow; until then they are null.
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void add(const std::vector<alarms::AlarmEntry>& entries);
    /// Reads the results of the whole project; historyRead() follows.
    void readHistory();
    bool isIdle() const { return waiting_.empty() && !jobs_->isRunning() && !history_->isRunning(); }

    /// Of the analysis, or null.
    const alarms::AlarmStatesPtr& states() const { return states_; }
    /// Unix seconds of the reader's clock.
    double now() const { return clock_(); }
    /// Another clock, for tests.
    void setClock(std::function<double()> clock);

Q_SIGNALS:
    void changed();
    void failed(const Error& error);
    void historyRead(const pipeline::AlarmHistory& history);
    void historyFailed(const Error& error);

private:
    using Log = Result<alarms::AlarmLog>;
    void enqueue(std::vector<alarms::AlarmEntry> entries);
    void goOn();
    void take(const Log& log, const analysis::AnalysisPtr& analysis, const alarms::AlarmStatesPtr& states);
    void lookAtTheClock();

    std::filesystem::path database_;
    jobs::JobRunner* jobs_;
    jobs::JobRunner* history_;
    /// What is to be written into a database; without entries it is only read.
    struct Waiting {
        std::filesystem::path database;
        std::vector<alarms::AlarmEntry> entries;
    };
    std::deque<Waiting> waiting_;
    analysis::AnalysisPtr analysis_;
    alarms::AlarmStatesPtr states_;
    std::function<double()> clock_;
    QTimer* timer_;
};

} // namespace vestigo::session
