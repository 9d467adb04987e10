// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/evaluation_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "core/base/files.h"
#include "core/models/model_api.h"
#include "core/pipeline/evaluate_run.h"

#include <QtCore/QCoreApplication>

#include <memory>

namespace vestigo::workspace {

namespace {

constexpr std::uint64_t evaluationBytes = 256ULL << 20U;

/// Engines that can be measured without a model.
std::vector<std::pair<QString, QString>> freeEngines() {
    std::vector<std::pair<QString, QString>> free;
    for (const models::EngineInfo& engine : models::engines()) {
        if (!engine.needsModel) {
            free.emplace_back(QString::fromStdString(engine.name),
                              QCoreApplication::translate(engine.title.context, engine.title.source));
        }
    }
    return free;
}

pipeline::EvaluateRequest requestOf(const ui_evaluation::EvaluationWishes& wishes, const QString& detector) {
    pipeline::EvaluateRequest request;
    request.dataset = wishes.dataset.toStdString();
    request.split = wishes.split == QLatin1String("train") ? dataset::Split::Train
                    : wishes.split == QLatin1String("val") ? dataset::Split::Val
                                                           : dataset::Split::Test;
    request.model = wishes.model.toStdString();
    request.engine = wishes.engine.toStdString();
    request.causal = wishes.causal;
    request.detector = detector.toStdString();
    return request;
}

/// How a job ends that gives an evaluation.
jobs::Ending endingOf(Outcome<evaluation::Evaluation> outcome,
                      const QPointer<ui_evaluation::EvaluationPage>& page) {
    if (!outcome.finished()) {
        return [&page, failure = outcome.failed() ? outcome.error() : Error(), failed = outcome.failed()] {
            if (page && failed) {
                page->showError(failure);
            } else if (page) {
                page->showStopped();
            }
        };
    }
    return [&page, result = std::make_shared<const evaluation::Evaluation>(outcome.take())] {
        if (page) {
            page->showResult(result);
        }
    };
}

} // namespace

EvaluationController::EvaluationController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this)) {
    tellRunning(jobs_, this, page_);
    connect(jobs_, &jobs::JobRunner::progressed, this,
            [this](const QString&, const QString& item, double overall) {
                if (page_) {
                    page_->form()->setProgress(item, overall);
                }
            });
}

void EvaluationController::open() {
    if (!page_) {
        using Page = ui_evaluation::EvaluationPage;
        page_ = new Page(window_);
        page_->form()->setEngines(freeEngines());
        connect(page_->form(), &ui_evaluation::EvaluationForm::startRequested, this,
                &EvaluationController::start);
        connect(page_->form(), &ui_evaluation::EvaluationForm::cancelRequested, jobs_,
                &jobs::JobRunner::cancel);
        connect(page_, &Page::saveRequested, this, &EvaluationController::save);
        connect(page_, &Page::openRequested, this, &EvaluationController::openFile);
        connect(page_, &Page::mistakeRequested, this, &EvaluationController::openMistake);
    }
    page_->show();
    page_->raise();
    page_->activateWindow();
}

void EvaluationController::evaluate(const ui_evaluation::EvaluationWishes& wishes) {
    open();
    page_->form()->setWishes(wishes);
    start(wishes);
}

void EvaluationController::start(const ui_evaluation::EvaluationWishes& wishes) {
    jobs_->start([this, request = requestOf(wishes, detector_)](const CancelToken& cancel,
                                                                ProgressSink& progress) -> jobs::Ending {
        return endingOf(pipeline::evaluateRun(request, cancel, progress), page_);
    });
}

void EvaluationController::openFile(const QString& file) {
    open();
    jobs_->start([this, name = file.toStdString()](const CancelToken&, ProgressSink&) -> jobs::Ending {
        const auto text = readFile(name, evaluationBytes);
        return endingOf(text ? Outcome<evaluation::Evaluation>(evaluation::evaluationFromJson(*text, name))
                             : Outcome<evaluation::Evaluation>(text.error()),
                        page_);
    });
}

void EvaluationController::save(const QString& file) {
    if (!page_ || !page_->result()) {
        return;
    }
    jobs_->start([this, file, result = page_->result()](const CancelToken&, ProgressSink&) -> jobs::Ending {
        const auto written = writeFileAtomically(file.toStdString(), evaluation::evaluationToJson(*result));
        return [this, file, failure = written ? Error() : written.error(), failed = !written.ok()] {
            if (page_ && failed) {
                page_->showError(failure);
            } else if (page_) {
                page_->showSaved(file);
            }
        };
    });
}

/// A saved evaluation may name anything: only what lies in its data set is opened.
void EvaluationController::openMistake(const QString& datasetFolder, const QString& path,
                                       const QString& terminal, double seconds) {
    const auto folder =
        resolveInside(datasetFolder.toStdString(), path.toStdString(), datasetFolder.toStdString(), "path");
    if (!folder) {
        page_->showError(folder.error());
        return;
    }
    Q_EMIT recordingRequested(QString::fromStdString(folder->string()), terminal, seconds);
}

} // namespace vestigo::workspace
