// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "ui/synthetic/plant_dialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace vestigo::workspace {

/// Draws synthetic plants: shows the dialog and does its work in a job.
class PlantController : public QObject {
    Q_OBJECT
public:
    explicit PlantController(QWidget* window, QObject* parent = nullptr);

    /// Opens the dialog, or brings the open one forward.
    void open();
    ui_synthetic::PlantDialog* dialog() const { return dialog_; }
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    /// A data set was drawn; this is its first recording with an incident, or its first.
    void drawn(const QString& recording);

private:
    void draw(const ui_synthetic::PlantWishes& wishes);

    QWidget* window_;
    jobs::JobRunner* jobs_;
    QPointer<ui_synthetic::PlantDialog> dialog_;
};

} // namespace vestigo::workspace
