// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_runner.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QMetaObject>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

namespace vestigo::jobs {

namespace {

constexpr std::chrono::milliseconds progressInterval{50};
constexpr int backgroundNiceness = 10;

/// A run on all cores must not make the window wait for one. Threads that this one starts inherit it.
void yieldToTheWindow() {
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), backgroundNiceness);
}

/// Hands progress to the GUI thread, throttled.
class QueuedProgress final : public ProgressSink {
public:
    explicit QueuedProgress(std::function<void(const Progress&)> deliver)
        : deliver_(std::move(deliver)) {}
    void report(const Progress& progress) override {
        const auto now = std::chrono::steady_clock::now();
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            if (now - last_ < progressInterval && progress.overall < 1.0) {
                return;
            }
            last_ = now;
        }
        deliver_(progress);
    }

private:
    std::function<void(const Progress&)> deliver_;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point last_;
};

} // namespace

struct JobRunner::Job {
    quint64 id = 0;
    CancelSource source;
    std::thread thread;
};

JobRunner::JobRunner(QObject* parent, bool yields)
    : QObject(parent)
    , yields_(yields) {}

JobRunner::~JobRunner() {
    for (const auto& job : jobs_) {
        job->source.cancel();
    }
    for (const auto* list : {&ended_, &jobs_}) {
        for (const auto& job : *list) {
            job->thread.join();
        }
    }
}

void JobRunner::start(Work work) {
    cancel();
    auto job = std::make_unique<Job>();
    const quint64 id = ++last_;
    const bool wasRunning = isRunning();
    current_ = id;
    job->id = id;
    const CancelToken token = job->source.token();
    auto before = std::make_shared<std::vector<std::unique_ptr<Job>>>(std::move(ended_));
    ended_.clear();
    job->thread = std::thread([this, id, token, before, yields = yields_, work = std::move(work)] {
        if (yields) {
            yieldToTheWindow();
        }
        for (const auto& ended : *before) {
            ended->thread.join();
        }
        QueuedProgress progress([this, id](const Progress& report) {
            const QString stage = QCoreApplication::translate(report.stage.context, report.stage.source);
            QMetaObject::invokeMethod(
                this,
                [this, id, stage, item = QString::fromStdString(report.item), overall = report.overall] {
                    if (id == current_) {
                        Q_EMIT progressed(stage, item, overall);
                    }
                },
                Qt::QueuedConnection);
        });
        const Ending ending = work(token, progress);
        QMetaObject::invokeMethod(
            this, [this, id, ending] { end(id, ending); }, Qt::QueuedConnection);
    });
    jobs_.push_back(std::move(job));
    if (!wasRunning) {
        Q_EMIT runningChanged(true);
    }
}

void JobRunner::cancel() {
    for (const auto& job : jobs_) {
        job->source.cancel();
    }
}

void JobRunner::end(quint64 id, const Ending& ending) {
    const auto job =
        std::find_if(jobs_.begin(), jobs_.end(), [id](const auto& one) { return one->id == id; });
    if (job != jobs_.end()) {
        // Not joined here: with its low priority it may wait long for a processor to end on, once it has
        // queued this call, and the window would wait with it.
        ended_.push_back(std::move(*job));
        jobs_.erase(job);
    }
    if (id != current_) {
        return; // a newer job took its place
    }
    current_ = 0;
    Q_EMIT runningChanged(false);
    if (ending) {
        ending();
    }
}

} // namespace vestigo::jobs
