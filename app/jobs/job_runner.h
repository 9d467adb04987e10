// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"

#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace vestigo::jobs {

/// What runs in the GUI thread when a job has ended.
using Ending = std::function<void()>;
/// Long work, run in a thread of its own; it gives its ending, which carries the result as a value.
using Work = std::function<Ending(const CancelToken& cancel, ProgressSink& progress)>;

/// The bridge from core's runs to Qt: one job at a time, progress at most 20 times a second, cancel, exactly
/// one ending for each job that was not replaced. A job that a newer one replaces is cancelled and its late
/// result dropped.
class JobRunner : public QObject {
    Q_OBJECT
public:
    /// `yields`: its work has a lower priority than the window. Not for work that paints: Qt's painting
    /// threads would inherit it, and the window waits for those.
    explicit JobRunner(QObject* parent = nullptr, bool yields = true);
    ~JobRunner() override;

    void start(Work work);
    void cancel();
    bool isRunning() const { return current_ != 0; }

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(const QString& stage, const QString& item, double overall);

private:
    struct Job;
    void end(quint64 id, const Ending& ending);

    bool yields_;
    std::vector<std::unique_ptr<Job>> jobs_;
    std::vector<std::unique_ptr<Job>> ended_; ///< their threads may still be on their way out
    quint64 current_ = 0;                     ///< 0: none
    quint64 last_ = 0;
};

} // namespace vestigo::jobs
