// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/base/pause.h"
#include "ui/training/training_dialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMessageBox;

namespace vestigo::workspace {

/// Trains models: shows the page and does its work in a job. The main window does not close over a training
/// without asking; whatever ends it, what was learnt so far lies beside the model file.
class TrainingController : public QObject {
    Q_OBJECT
public:
    explicit TrainingController(QWidget* window, QObject* parent = nullptr);

    /// Opens the page, or brings it forward.
    void open();
    /// The same as choosing and pressing Train.
    void train(const ui_training::TrainingWishes& wishes);
    void setPaused(bool paused);
    void stop();
    ui_training::TrainingDialog* dialog() const { return dialog_; }
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    void trained(const QString& model);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void start(const ui_training::TrainingWishes& wishes);
    void askBeforeClosing();

    QWidget* window_;
    jobs::JobRunner* jobs_;
    PauseSource pause_;
    QPointer<ui_training::TrainingDialog> dialog_;
    QPointer<QMessageBox> question_;
    bool mayClose_ = false;
};

} // namespace vestigo::workspace
