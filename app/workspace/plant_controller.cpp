// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/plant_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "core/dataset/dataset_file.h"
#include "core/dataset/synthetic/synthesis_run.h"
#include "core/labels/annotations.h"

namespace vestigo::workspace {

namespace {

dataset::synthetic::SynthesisRequest requestOf(const ui_synthetic::PlantWishes& wishes) {
    dataset::synthetic::SynthesisRequest request;
    request.out = wishes.folder.toStdString();
    const Result<dataset::synthetic::SynthesisSize> size =
        dataset::synthetic::sizeOfWord(wishes.size.toStdString());
    request.size = size ? *size : dataset::synthetic::SynthesisSize::Standard;
    request.recordings = static_cast<std::size_t>(wishes.recordings);
    request.seconds = wishes.seconds;
    request.seed = wishes.seed;
    request.normalOnly = wishes.normalOnly;
    request.cameras = wishes.videos;
    return request;
}

/// The first recording in which something goes wrong; else the first; else nothing.
std::filesystem::path showpiece(const std::filesystem::path& folder) {
    const Result<dataset::Dataset> made = dataset::openDataset(folder);
    if (!made || made->recordings.empty()) {
        return {};
    }
    for (const dataset::DatasetEntry& entry : made->recordings) {
        const Result<labels::Annotations> annotations =
            labels::readAnnotations(entry.folder / "annotations.json");
        if (annotations && !annotations->anomalies.empty()) {
            return entry.folder;
        }
    }
    return made->recordings.front().folder;
}

} // namespace

PlantController::PlantController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this)) {
    tellRunning(jobs_, this, dialog_);
    connect(jobs_, &jobs::JobRunner::progressed, this,
            [this](const QString&, const QString& item, double overall) {
                if (dialog_) {
                    dialog_->setProgress(item, overall);
                }
            });
}

void PlantController::open() {
    if (!dialog_) {
        dialog_ = new ui_synthetic::PlantDialog(window_);
        connect(dialog_, &ui_synthetic::PlantDialog::startRequested, this, &PlantController::draw);
        connect(dialog_, &ui_synthetic::PlantDialog::cancelRequested, jobs_, &jobs::JobRunner::cancel);
        connect(dialog_, &QObject::destroyed, jobs_, &jobs::JobRunner::cancel);
    }
    dialog_->open();
    dialog_->raise();
}

void PlantController::draw(const ui_synthetic::PlantWishes& wishes) {
    jobs_->start([this, request = requestOf(wishes)](const CancelToken& cancel,
                                                     ProgressSink& progress) -> jobs::Ending {
        const auto outcome = dataset::synthetic::SynthesisRun(request).run(cancel, progress);
        if (!outcome.finished()) {
            return [this, failure = outcome.failed() ? outcome.error() : Error(), failed = outcome.failed()] {
                if (dialog_ && failed) {
                    dialog_->showError(failure);
                } else if (dialog_) {
                    dialog_->showStopped();
                }
            };
        }
        return [this, recording = QString::fromStdString(showpiece(request.out).string())] {
            if (dialog_) {
                dialog_->accept();
                dialog_->deleteLater();
            }
            if (!recording.isEmpty()) {
                Q_EMIT drawn(recording);
            }
        };
    });
}

} // namespace vestigo::workspace
