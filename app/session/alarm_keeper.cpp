// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/alarm_keeper.h"

#include "core/store/project_store.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace vestigo::session {

namespace {

constexpr double longestSleep = 60.0; ///< s: the clock may be set, or the computer sleep

/// The log after the entries were added; with none, as it is.
Result<alarms::AlarmLog> writeAndRead(const std::filesystem::path& database,
                                      const std::vector<alarms::AlarmEntry>& entries) {
    if (entries.empty()) {
        return pipeline::alarmLogOf(database);
    }
    const auto store = store::ProjectStore::open(database);
    return store ? (*store)->addAlarmEntries(entries) : store.error();
}

} // namespace

AlarmKeeper::AlarmKeeper(std::filesystem::path database, QObject* parent)
    : QObject(parent)
    , database_(std::move(database))
    , jobs_(new jobs::JobRunner(this))
    , history_(new jobs::JobRunner(this))
    , clock_([] { return static_cast<double>(QDateTime::currentSecsSinceEpoch()); })
    , timer_(new QTimer(this)) {
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, &AlarmKeeper::lookAtTheClock);
    connect(
        jobs_, &jobs::JobRunner::runningChanged, this,
        [this](bool running) {
            if (!running) {
                goOn();
            }
        },
        Qt::QueuedConnection);
}

AlarmKeeper::~AlarmKeeper() {
    delete jobs_; // waits for the one that is being written
    for (const Waiting& one : waiting_) {
        if (!one.entries.empty()) {
            (void)writeAndRead(one.database, one.entries);
        }
    }
}

void AlarmKeeper::setClock(std::function<double()> clock) {
    clock_ = std::move(clock);
    lookAtTheClock();
}

void AlarmKeeper::setAnalysis(const analysis::AnalysisPtr& analysis) {
    analysis_ = analysis;
    states_.reset();
    timer_->stop();
    if (analysis_ && keeps()) {
        enqueue({});
    }
    Q_EMIT changed();
}

void AlarmKeeper::add(const std::vector<alarms::AlarmEntry>& entries) {
    if (keeps() && !entries.empty()) {
        enqueue(entries);
    }
}

void AlarmKeeper::setDatabase(const std::filesystem::path& database) {
    // What was said is still written into the project it was said in, and not by the window's thread.
    database_ = database;
}

void AlarmKeeper::enqueue(std::vector<alarms::AlarmEntry> entries) {
    waiting_.push_back({database_, std::move(entries)});
    goOn();
}

void AlarmKeeper::goOn() {
    if (jobs_->isRunning() || waiting_.empty()) {
        return;
    }
    const Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    jobs_->start([this, next, analysis = analysis_, now = clock_()](const CancelToken&,
                                                                    ProgressSink&) -> jobs::Ending {
        const Log log = writeAndRead(next.database, next.entries);
        alarms::AlarmStatesPtr states;
        if (log && analysis) {
            alarms::AlarmStates made = alarms::alarmStates(*analysis, *log, now);
            if (const auto chain = pipeline::alarmChainOf(next.database)) {
                made.chain = *chain;
            }
            states = std::make_shared<const alarms::AlarmStates>(std::move(made));
        }
        return [this, log, analysis, states, database = next.database] {
            take(log, database == database_ ? analysis : nullptr, states);
        };
    });
}

void AlarmKeeper::take(const Log& log, const analysis::AnalysisPtr& analysis,
                       const alarms::AlarmStatesPtr& states) {
    if (!log) {
        Q_EMIT failed(log.error());
        return;
    }
    if (analysis == analysis_ && states) {
        states_ = states;
        lookAtTheClock();
        Q_EMIT changed();
    }
}

void AlarmKeeper::lookAtTheClock() {
    if (!states_ || !states_->nextExpiry) {
        return;
    }
    const double left = *states_->nextExpiry - clock_();
    if (left <= 0.0) {
        enqueue({});
        return;
    }
    timer_->start(static_cast<int>(1000.0 * std::min(left, longestSleep)));
}

void AlarmKeeper::readHistory() {
    history_->start([this, database = database_, now = clock_()](const CancelToken& cancel,
                                                                 ProgressSink&) -> jobs::Ending {
        const auto store = store::ProjectStore::open(database);
        if (!store) {
            return [this, error = store.error()] { Q_EMIT historyFailed(error); };
        }
        const auto history = pipeline::alarmHistory(**store, now, cancel);
        if (history.failed()) {
            return [this, error = history.error()] { Q_EMIT historyFailed(error); };
        }
        if (history.cancelled()) {
            return {};
        }
        return [this, value = history.value()] { Q_EMIT historyRead(value); };
    });
}

} // namespace vestigo::session
