// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/project_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "app/workspace/project_list.h"
#include "core/base/time.h"
#include "ui/common/error_text.h"
#include "ui/project/project_dialog.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace vestigo::workspace {

namespace {

/// "2024-05-17 09:32 +08:00", on the clock that the text itself names.
QString momentText(const std::string& moment) {
    const auto time = parseTimestamp(moment);
    return time ? QString::fromStdString(formatDate(*time) + ' ' + formatClock(*time, 0).substr(0, 5) + ' ' +
                                         formatZone(*time))
                : QString();
}

/// The moment of an analysis on this computer's clock.
QString localText(const std::string& moment) {
    auto time = parseTimestamp(moment);
    if (!time) {
        return {};
    }
    const auto when = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time->unixSeconds));
    time->offsetMinutes = when.offsetFromUtc() / 60;
    return momentText(formatTimestamp(*time));
}

ui_project::ProjectRow rowOf(const ProjectEntry& entry) {
    ui_project::ProjectRow row;
    row.sha256 = QString::fromStdString(entry.sha256);
    row.id = QString::fromStdString(entry.id);
    row.site = QString::fromStdString(entry.site);
    row.path = QString::fromStdString(entry.path);
    row.recorded = momentText(entry.recordedAt);
    row.isMissing = entry.isMissing;
    if (!entry.analysedAt.empty()) {
        row.lastAnalysis =
            localText(entry.analysedAt) + QStringLiteral(" · ") + QString::fromStdString(entry.engine);
        row.incidents = QString::number(entry.incidents);
    }
    return row;
}

} // namespace

ProjectController::ProjectController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this)) {
    tellRunning(jobs_, this, dialog_);
}

ui_project::ProjectDialog* ProjectController::dialog() const {
    return dialog_;
}

void ProjectController::setDatabase(const std::filesystem::path& database) {
    database_ = database;
}

void ProjectController::open() {
    if (!dialog_) {
        dialog_ = new ui_project::ProjectDialog(window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        using Dialog = ui_project::ProjectDialog;
        connect(dialog_, &Dialog::openRequested, this, &ProjectController::openRequested);
        connect(dialog_, &Dialog::newProjectRequested, this, &ProjectController::makeProject);
        connect(dialog_, &Dialog::openProjectRequested, this, &ProjectController::openProject);
        connect(dialog_, &Dialog::removeRequested, this, &ProjectController::remove);
        connect(dialog_, &Dialog::undoRequested, this, &ProjectController::undoRequested);
        connect(dialog_, &Dialog::relocateRequested, this,
                [this](const QString& sha256, const QString& folder) {
                    change([database = database_, hash = sha256.toStdString(),
                            place = folder.toStdString()](const CancelToken& cancel) {
                        return relocateInProject(database, hash, place, cancel);
                    });
                });
    }
    dialog_->open();
    dialog_->raise();
    list();
}

void ProjectController::refresh() {
    if (dialog_ && dialog_->isVisible() && !jobs_->isRunning()) {
        list();
    }
}

void ProjectController::remove(const QString& sha256) {
    const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const ProjectEntry& one) {
        return one.sha256 == sha256.toStdString();
    });
    if (entry == entries_.end()) {
        return;
    }
    removed_.push_back(*entry);
    const QString name = QString::fromStdString(entry->id);
    removeAgain(sha256);
    if (dialog_) {
        dialog_->offerUndo(name);
    }
    Q_EMIT removed(sha256, name);
}

void ProjectController::removeAgain(const QString& sha256) {
    change([database = database_, hash = sha256.toStdString()](const CancelToken&) {
        return Outcome<Done>(removeFromProject(database, hash));
    });
}

void ProjectController::putBack(const QString& sha256) {
    const auto entry = std::find_if(removed_.begin(), removed_.end(), [&](const ProjectEntry& one) {
        return one.sha256 == sha256.toStdString();
    });
    if (entry != removed_.end()) {
        change([database = database_, one = *entry](const CancelToken&) {
            return Outcome<Done>(putBackIntoProject(database, one));
        });
    }
}

void ProjectController::list() {
    if (!dialog_) {
        return;
    }
    dialog_->setProject(QString::fromStdString(database_.string()));
    jobs_->start([this, database = database_](const CancelToken&, ProgressSink&) -> jobs::Ending {
        auto entries = listProject(database);
        if (!entries) {
            return [this, error = entries.error()] { tell(error); };
        }
        std::vector<ui_project::ProjectRow> rows;
        for (const ProjectEntry& entry : *entries) {
            rows.push_back(rowOf(entry));
        }
        return [this, rows = std::move(rows), listed = *entries] {
            entries_ = listed;
            if (dialog_) {
                dialog_->setRows(rows);
            }
        };
    });
}

void ProjectController::change(std::function<Outcome<Done>(const CancelToken&)> work) {
    jobs_->start([this, work = std::move(work)](const CancelToken& cancel, ProgressSink&) -> jobs::Ending {
        const Outcome<Done> outcome = work(cancel);
        if (outcome.failed()) {
            return [this, error = outcome.error()] { tell(error); };
        }
        return [this] {
            if (dialog_) {
                dialog_->say({});
            }
            list();
        };
    });
}

void ProjectController::makeProject(const QString& file) {
    choose(file, true);
}

void ProjectController::openProject(const QString& file) {
    choose(file, false);
}

void ProjectController::choose(const QString& file, bool fresh) {
    const std::filesystem::path database(file.toStdString());
    jobs_->start([this, database, fresh](const CancelToken&, ProgressSink&) -> jobs::Ending {
        // Opening lists it: what is no project is refused here, before anything is kept in it.
        std::error_code failure;
        Result<Done> made = Done{};
        if (fresh) {
            made = workspace::makeProject(database);
        } else if (!std::filesystem::exists(database, failure)) {
            Error error;
            error.code = ErrorCode::FileMissing;
            error.file = database.string();
            error.message = VESTIGO_TEXT("Error", "is not there");
            error.remedy = VESTIGO_TEXT("Error", "make a new project instead");
            made = error;
        } else if (auto listed = listProject(database); !listed) {
            made = listed.error();
        }
        if (!made) {
            return [this, error = made.error()] { tell(error); };
        }
        return [this, database] {
            database_ = database;
            Q_EMIT databaseChosen(QString::fromStdString(database.string()));
            list();
        };
    });
}

void ProjectController::tell(const Error& error) {
    if (dialog_ && dialog_->isVisible()) {
        dialog_->say(ui_common::errorLine(error));
    } else {
        Q_EMIT failed(error);
    }
}

} // namespace vestigo::workspace
