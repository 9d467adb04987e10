// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/training_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "core/models/model_api.h"
#include "core/pipeline/model_library.h"
#include "core/pipeline/train_run.h"
#include "core/pipeline/training_files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace vestigo::workspace {

namespace {

using ui_training::TrainingDialog;
using ui_training::TrainingWishes;

std::vector<ui_training::TrainableEngine> trainableEngines() {
    std::vector<ui_training::TrainableEngine> engines;
    for (const models::EngineInfo& engine : models::engines()) {
        engines.push_back({QString::fromStdString(engine.name),
                           QCoreApplication::translate(engine.title.context, engine.title.source),
                           engine.name == pipeline::shippedModelEngine});
    }
    return engines;
}

pipeline::TrainRequest requestOf(const TrainingWishes& wishes) {
    pipeline::TrainRequest request;
    request.dataset = wishes.dataset.toStdString();
    request.engine = wishes.engine.toStdString();
    request.encoder = wishes.encoder.toStdString();
    request.out = wishes.out.toStdString();
    request.causal = wishes.causal;
    request.epochs = wishes.epochs;
    request.seed = wishes.seed;
    request.fromShipped = !wishes.fromNothing;
    return request;
}

/// Hands what a training says to the thread of the window.
class QueuedWatch final : public models::TrainingWatch {
public:
    QueuedWatch(QObject* receiver, const QPointer<TrainingDialog>& dialog)
        : receiver_(receiver)
        , dialog_(dialog) {}
    void epoch(const models::EpochReport& report) override {
        QMetaObject::invokeMethod(
            receiver_,
            [dialog = &dialog_, report] {
                if (*dialog) {
                    (*dialog)->addEpoch(report);
                }
            },
            Qt::QueuedConnection);
    }

private:
    QObject* receiver_;
    const QPointer<TrainingDialog>& dialog_; ///< a member of the receiver
};

ui_training::TrainingResult resultOf(const TrainingWishes& wishes, const pipeline::TrainSummary& summary) {
    ui_training::TrainingResult result;
    result.file = wishes.out;
    result.sha256 = QString::fromStdString(summary.modelSha256);
    result.recordings = static_cast<int>(summary.recordings);
    result.seconds = summary.seconds;
    for (const pipeline::LeftOut& one : summary.leftOut) {
        result.leftOut.append(QString::fromStdString(one.path + ": " + one.why));
    }
    return result;
}

} // namespace

TrainingController::TrainingController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this)) {
    tellRunning(jobs_, this, dialog_);
    tellProgress(jobs_, this, dialog_);
    window_->installEventFilter(this);
}

void TrainingController::open() {
    if (!dialog_) {
        dialog_ = new TrainingDialog(window_);
        connect(dialog_, &TrainingDialog::startRequested, this, &TrainingController::start);
        connect(dialog_, &TrainingDialog::pauseRequested, this, &TrainingController::setPaused);
        connect(dialog_, &TrainingDialog::stopRequested, this, &TrainingController::stop);
        connect(dialog_, &TrainingDialog::outChanged, this, [this](const QString& file) {
            dialog_->setInterrupted(pipeline::hasInterruptedTraining(file.toStdString()));
        });
    }
    if (!isRunning()) {
        dialog_->setEngines(trainableEngines());
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

void TrainingController::train(const TrainingWishes& wishes) {
    open();
    if (!isRunning()) {
        dialog_->setWishes(wishes);
        start(dialog_->wishes());
    }
}

void TrainingController::setPaused(bool paused) {
    if (paused) {
        pause_.pause();
    } else {
        pause_.resume();
    }
    if (dialog_) {
        dialog_->setPaused(paused && isRunning());
    }
}

void TrainingController::stop() {
    jobs_->cancel();
}

void TrainingController::start(const TrainingWishes& wishes) {
    pause_.resume();
    jobs_->start([this, wishes, pause = pause_.token()](const CancelToken& cancel,
                                                        ProgressSink& progress) -> jobs::Ending {
        QueuedWatch watch(this, dialog_);
        pipeline::TrainRequest request = requestOf(wishes);
        request.watch = &watch;
        request.pause = pause;
        const auto outcome = pipeline::trainRun(request, cancel, progress);
        if (outcome.finished()) {
            return [this, wishes, result = resultOf(wishes, outcome.value())] {
                if (dialog_) {
                    dialog_->showResult(result);
                }
                Q_EMIT trained(wishes.out);
            };
        }
        const bool kept = pipeline::hasInterruptedTraining(request.out);
        return [this, kept, failed = outcome.failed(), error = outcome.failed() ? outcome.error() : Error()] {
            if (dialog_ && failed) {
                dialog_->showError(error);
            } else if (dialog_) {
                dialog_->showStopped(kept);
            }
        };
    });
}

bool TrainingController::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window_ && event->type() == QEvent::Close && isRunning() && !mayClose_) {
        event->ignore();
        askBeforeClosing();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void TrainingController::askBeforeClosing() {
    if (question_) {
        question_->raise();
        return;
    }
    question_ = new QMessageBox(QMessageBox::NoIcon, tr("A training is running"),
                                tr("A training is running. If it is stopped, what was learnt so far lies "
                                   "beside the model file, and the same training goes on from there."),
                                QMessageBox::NoButton, window_);
    question_->setObjectName(QStringLiteral("trainingQuestion"));
    question_->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* stop = question_->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    QPushButton* stay = question_->addButton(tr("Keep the window"), QMessageBox::RejectRole);
    question_->setDefaultButton(stay);
    question_->setEscapeButton(stay);
    connect(stop, &QPushButton::clicked, this, [this] {
        mayClose_ = true;
        jobs_->cancel();
        QMetaObject::invokeMethod(window_, "close", Qt::QueuedConnection); // once the question is gone
    });
    question_->open();
}

} // namespace vestigo::workspace
