// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

class QWidget;

namespace vestigo::ui_help {
class HelpWindow;
}

namespace vestigo::workspace {

class EvaluationController;
class ImportController;
class LogController;
class PlantController;
class OwnPlantController;
class ProjectController;
class TrainingController;

/// What stands beside the one recording that is open: how recordings are made and drawn; its logs; the
/// project; how models are trained and measured; the help.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(QWidget* window, QObject* parent = nullptr);

    ImportController& imports() { return *imports_; }
    PlantController& plants() { return *plants_; }
    EvaluationController& evaluations() { return *evaluations_; }
    LogController& logs() { return *logs_; }
    ProjectController& project() { return *project_; }
    TrainingController& trainings() { return *trainings_; }
    OwnPlantController& ownPlants() { return *ownPlants_; }
    /// Shows a page of the help beside the window: a panel's name, or another page.
    void showHelp(const QString& page, const QString& language);
    ui_help::HelpWindow* help() const;
    bool isIdle() const;

private:
    QWidget* window_;
    QPointer<ui_help::HelpWindow> help_;
    QString helpLanguage_;
    ImportController* imports_;
    PlantController* plants_;
    EvaluationController* evaluations_;
    LogController* logs_;
    ProjectController* project_;
    TrainingController* trainings_;
    OwnPlantController* ownPlants_;
};

} // namespace vestigo::workspace
