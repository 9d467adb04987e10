// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <filesystem>
#include <functional>

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
    ui_project::ProjectDialog* dialog() const;
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    void openRequested(const QString& path);
    /// From now on analyses are kept in this file.
    void databaseChosen(const QString& file);
    void failed(const vestigo::Error& error);

private:
    void list();
    void change(std::function<Outcome<Done>(const CancelToken&)> work);
    void choose(const QString& file, bool fresh);
    void tell(const Error& error);

    QWidget* window_;
    std::filesystem::path database_;
    jobs::JobRunner* jobs_;
    QPointer<ui_project::ProjectDialog> dialog_;
};

} // namespace vestigo::workspace
