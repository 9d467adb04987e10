// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "app/workspace/project_list.h"
#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <filesystem>
#include <functional>
#include <vector>

class QWidget;

namespace vestigo::ui_project {
class ProjectDialog;
}

namespace vestigo::workspace {

/// The project file: what it lists, and which file it is.
class ProjectController : public QObject {
    Q_OBJECT
public:
    explicit ProjectController(QWidget* window, QObject* parent = nullptr);

    void setDatabase(const std::filesystem::path& database);
    void open();
    void makeProject(const QString& file);
    void openProject(const QString& file);
    /// The list again, where it is in sight.
    void refresh();
    /// What removed() told: taken back, and done again.
    void putBack(const QString& sha256);
    void removeAgain(const QString& sha256);
    ui_project::ProjectDialog* dialog() const;
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    void openRequested(const QString& path);
    /// From now on analyses are kept in this file.
    void databaseChosen(const QString& file);
    void failed(const vestigo::Error& error);
    /// A recording was taken off the list by the user; putBack() takes that back.
    void removed(const QString& sha256, const QString& name);
    void undoRequested();

private:
    void list();
    void remove(const QString& sha256);
    void change(std::function<Outcome<Done>(const CancelToken&)> work);
    void choose(const QString& file, bool fresh);
    void tell(const Error& error);

    QWidget* window_;
    std::filesystem::path database_;
    jobs::JobRunner* jobs_;
    QPointer<ui_project::ProjectDialog> dialog_;
    std::vector<ProjectEntry> entries_; ///< as listed last
    std::vector<ProjectEntry> removed_; ///< what can be put back
};

} // namespace vestigo::workspace
