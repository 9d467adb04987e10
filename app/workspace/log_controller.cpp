// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/log_controller.h"

#include "app/workspace/log_csv.h"
#include "ui/common/error_text.h"
#include "ui/logs/log_view.h"

#include <QtCore/QCoreApplication>

namespace vestigo::workspace {

LogController::LogController(QObject* parent)
    : QObject(parent)
    , jobs_(new jobs::JobRunner(this))
    , writing_(new jobs::JobRunner(this)) {
    connect(jobs_, &jobs::JobRunner::runningChanged, this, [this](bool running) {
        if (view_) {
            view_->setSearching(running);
        }
    });
}

void LogController::setRecording(std::shared_ptr<const recordings::Recording> recording) {
    jobs_->cancel();
    recording_ = std::move(recording);
    log_.reset();
    reading_.reset();
    found_.reset();
    Q_EMIT hitsChanged();
    setView(view_);
}

void LogController::setView(ui_logs::LogView* view) {
    if (view != view_) {
        view_ = view;
        if (view_) {
            connect(view_, &ui_logs::LogView::filterChanged, this, &LogController::filter);
            connect(view_, &ui_logs::LogView::shown, this, &LogController::show);
        }
    }
    if (!view_) {
        return;
    }
    QStringList terminals;
    if (recording_) {
        for (const recordings::Terminal& terminal : recording_->terminals) {
            terminals.append(QString::fromStdString(terminal.id));
        }
        view_->setStart(recording_->startedAt);
    }
    view_->setTerminals(terminals);
    view_->showLog(nullptr, nullptr, noteOf());
    if (log_ || view_->isVisible()) {
        show();
    }
}

void LogController::show() {
    if (log_) {
        filter();
    } else if (recording_ && reading_ != recording_) {
        read();
    }
}

QString LogController::noteOf() const {
    if (!recording_ || (!recording_->instructions && !recording_->communication)) {
        return tr("This recording has no logs.");
    }
    if (!log_) {
        return {};
    }
    QStringList lines;
    for (const recordings::Problem& problem : log_->problems) {
        lines.append(ui_common::errorLine(problem.error));
    }
    if (log_->cutOff) {
        lines.append(
            tr("The logs are longer than can be shown; the first %1 entries are.").arg(log_->rows.size()));
    }
    return lines.join(QLatin1Char('\n'));
}

void LogController::read() {
    reading_ = recording_;
    jobs_->start(
        [this, recording = recording_](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
            auto outcome = recordings::readLogRows(*recording, cancel, progress);
            if (!outcome.finished()) {
                return {};
            }
            return [this, log = outcome.take(), recording] {
                if (recording == recording_) {
                    log_ = log;
                    filter();
                }
            };
        });
}

/// A newer filter takes the place of one that is still at work.
void LogController::filter() {
    if (!view_ || !recording_) {
        return;
    }
    if (!log_) {
        show();
        return;
    }
    jobs_->start([this, log = log_, filter = view_->filter()](const CancelToken& cancel,
                                                              ProgressSink&) -> jobs::Ending {
        auto outcome = recordings::filterLog(*log, filter, cancel);
        if (!outcome.finished()) {
            return {};
        }
        auto hits = std::make_shared<const std::vector<std::uint32_t>>(outcome.take());
        auto moments = std::make_shared<std::vector<double>>();
        if (!filter.text.empty()) {
            moments->reserve(hits->size());
            for (const std::uint32_t row : *hits) {
                moments->push_back(log->rows[row].t);
            }
        }
        const Moments found = filter.text.empty() ? nullptr : Moments(std::move(moments));
        return [this, log, hits, found] {
            if (view_ && log == log_) {
                found_ = found;
                view_->showLog(log, hits, noteOf());
                Q_EMIT hitsChanged();
            }
        };
    });
}

void LogController::exportTo(const QString& file) {
    if (!view_ || !view_->hits() || !view_->log()) {
        return;
    }
    writing_->start([this, file, log = view_->log(), hits = view_->hits(), start = recording_->startedAt](
                        const CancelToken& cancel, ProgressSink&) -> jobs::Ending {
        const auto outcome = writeLogCsv(*log, *hits, start, file, cancel);
        if (outcome.failed()) {
            return [this, error = outcome.error()] { Q_EMIT failed(error); };
        }
        return [this, file] { Q_EMIT exported(file); };
    });
}

} // namespace vestigo::workspace
