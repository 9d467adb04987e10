// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/workspace/evaluation_controller.h"
#include "app/workspace/import_controller.h"
#include "app/workspace/log_controller.h"
#include "app/workspace/own_plant_controller.h"
#include "app/workspace/plant_controller.h"
#include "app/workspace/project_controller.h"
#include "app/workspace/training_controller.h"
#include "ui/help/help_window.h"

#include <QtWidgets/QApplication>

namespace vestigo::workspace {

Workspace::Workspace(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , imports_(new ImportController(window, this))
    , plants_(new PlantController(window, this))
    , evaluations_(new EvaluationController(window, this))
    , logs_(new LogController(this))
    , project_(new ProjectController(window, this))
    , trainings_(new TrainingController(window, this))
    , ownPlants_(new OwnPlantController(window, this)) {}

void Workspace::showHelp(const QString& page, const QString& language) {
    // A dialog that waits for an answer holds its parent's other windows; one of its own it does not.
    QWidget* waiting = QApplication::activeModalWidget();
    QWidget* above = waiting != nullptr ? waiting : window_;
    if (help_ && (helpLanguage_ != language || (waiting != nullptr && help_->parentWidget() != waiting))) {
        delete help_;
    }
    if (!help_) {
        help_ = new ui_help::HelpWindow(language, above);
        help_->setAttribute(Qt::WA_DeleteOnClose);
        helpLanguage_ = language;
    }
    help_->showPage(page);
    help_->show();
    help_->raise();
    help_->activateWindow();
}

ui_help::HelpWindow* Workspace::help() const {
    return help_;
}

bool Workspace::isIdle() const {
    return !imports_->isRunning() && !plants_->isRunning() && !logs_->isRunning() && !project_->isRunning() &&
           !trainings_->isRunning() && !ownPlants_->isRunning() && !evaluations_->isRunning();
}

} // namespace vestigo::workspace
