// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/recordings/log_rows.h"
#include "core/recordings/recording.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <memory>
#include <vector>

namespace vestigo::ui_logs {
class LogView;
}

namespace vestigo::workspace {

/// Reads the logs of the open recording once somebody wants to see them, filters them in jobs and writes
/// what is left as CSV.
class LogController : public QObject {
    Q_OBJECT
public:
    explicit LogController(QObject* parent = nullptr);

    void setRecording(std::shared_ptr<const recordings::Recording> recording);
    /// The view to fill; another one after a change of the language.
    void setView(ui_logs::LogView* view);
    /// Reads the logs unless they are there.
    void show();
    /// Writes the entries that the filter lets through; problems are told by failed().
    void exportTo(const QString& file);
    /// Moments of the entries that a search has found, ascending; null while no words are looked for.
    using Moments = std::shared_ptr<const std::vector<double>>;
    const Moments& found() const { return found_; }
    bool isRunning() const { return jobs_->isRunning() || writing_->isRunning(); }

Q_SIGNALS:
    void failed(const vestigo::Error& error);
    void exported(const QString& file);
    /// What found() gives has changed; a view may mark it.
    void hitsChanged();

private:
    void filter();
    void read();
    QString noteOf() const;

    std::shared_ptr<const recordings::Recording> recording_;
    std::shared_ptr<const recordings::Recording> reading_; ///< whose logs are being read or were
    recordings::LogRowsPtr log_;
    Moments found_;
    jobs::JobRunner* jobs_;
    jobs::JobRunner* writing_;
    QPointer<ui_logs::LogView> view_;
};

} // namespace vestigo::workspace
