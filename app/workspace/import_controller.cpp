// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/import_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "core/dataset/import_offsets.h"
#include "core/recordings/loose_file.h"
#include "ui/import/import_dialog.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <memory>

namespace vestigo::workspace {

namespace {

std::vector<ui_import::OffsetOffer> offersOf(const std::vector<dataset::OffsetEstimate>& estimates) {
    std::vector<ui_import::OffsetOffer> offers;
    for (const dataset::OffsetEstimate& estimate : estimates) {
        offers.push_back({QString::fromStdString(estimate.terminal), QString::fromStdString(estimate.stream),
                          estimate.offsetSeconds, estimate.confidence,
                          QCoreApplication::translate("Analysis", estimate.note.c_str())});
    }
    return offers;
}

} // namespace

ImportController::ImportController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this)) {
    tellRunning(jobs_, this, dialog_);
    tellProgress(jobs_, this, dialog_);
}

ui_import::ImportDialog* ImportController::dialog() const {
    return dialog_;
}

void ImportController::open(const QStringList& files) {
    if (!dialog_) {
        dialog_ = new ui_import::ImportDialog(window_);
        using Dialog = ui_import::ImportDialog;
        connect(dialog_, &Dialog::inspectRequested, this, &ImportController::inspect);
        connect(dialog_, &Dialog::remapRequested, this, &ImportController::remap);
        connect(dialog_, &Dialog::estimateRequested, this, &ImportController::estimate);
        connect(dialog_, &Dialog::importRequested, this, &ImportController::import);
        connect(dialog_, &Dialog::cancelRequested, this, &ImportController::stop);
        connect(dialog_, &QObject::destroyed, this, &ImportController::stop);
    }
    dialog_->open();
    dialog_->raise();
    dialog_->addFiles(files);
}

void ImportController::stop() {
    waiting_.clear();
    remaps_.clear();
    jobs_->cancel();
}

void ImportController::inspect(const QStringList& files) {
    waiting_ += files;
    if (!jobs_->isRunning()) {
        inspectNext();
    }
}

/// One after another: each is read whole, and there is one disk.
void ImportController::inspectNext() {
    if (waiting_.isEmpty() && !remaps_.empty() && dialog_) {
        remapNext();
        return;
    }
    if (waiting_.isEmpty() || !dialog_) {
        return;
    }
    const std::filesystem::path file(waiting_.takeFirst().toStdString());
    jobs_->start([this, file](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        progress.report({VESTIGO_TEXT("Progress", "Reading a file"), file.filename().string(), 0.0, 0.0});
        auto outcome = recordings::inspectLooseFile(file, cancel);
        if (!outcome.finished()) {
            return [this] {
                if (dialog_ && waiting_.isEmpty()) {
                    dialog_->dropUnread();
                }
                inspectNext(); // others may have been added since
            };
        }
        auto loose = std::make_shared<const recordings::LooseFile>(outcome.take());
        return [this, loose] {
            if (dialog_) {
                dialog_->showFile(*loose);
            }
            inspectNext();
        };
    });
}

/// Waits for its turn; of one file only the newest wish counts.
void ImportController::remap(const recordings::LooseFile& file, const recordings::TableMapping& mapping) {
    remaps_.erase(std::remove_if(remaps_.begin(), remaps_.end(),
                                 [&](const Remap& one) { return one.file.file == file.file; }),
                  remaps_.end());
    remaps_.push_back({file, mapping});
    if (!jobs_->isRunning()) {
        inspectNext();
    }
}

void ImportController::remapNext() {
    const Remap next = std::move(remaps_.front());
    remaps_.pop_front();
    jobs_->start([this, next](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        progress.report(
            {VESTIGO_TEXT("Progress", "Reading a file"), next.file.file.filename().string(), 0.0, 0.0});
        auto outcome = recordings::inspectMapped(next.file, next.mapping, cancel);
        if (!outcome.finished()) {
            return [this] { inspectNext(); };
        }
        auto loose = std::make_shared<const recordings::LooseFile>(outcome.take());
        return [this, loose] {
            if (dialog_) {
                dialog_->showMapped(*loose);
            }
            inspectNext();
        };
    });
}

void ImportController::estimate(const recordings::ImportRequest& request) {
    jobs_->start([this, request](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        auto outcome = dataset::estimateImportOffsets(request, cancel, progress);
        return [this, outcome = std::make_shared<decltype(outcome)>(std::move(outcome))] {
            if (dialog_ && outcome->finished()) {
                dialog_->showOffers(offersOf(outcome->value()));
            } else if (dialog_ && outcome->failed()) {
                dialog_->showError(outcome->error());
            }
        };
    });
}

void ImportController::import(const recordings::ImportRequest& request) {
    jobs_->start([this, request](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        auto outcome = recordings::importRecording(request, cancel, progress);
        if (outcome.failed()) {
            return [this, error = outcome.error()] {
                if (dialog_) {
                    dialog_->showError(error);
                }
            };
        }
        if (outcome.cancelled()) {
            return {};
        }
        return [this, folder = QString::fromStdString(request.out.string())] {
            if (dialog_) {
                dialog_->accept();
                dialog_->deleteLater(); // what was set is done with; closed by hand it would stay
            }
            Q_EMIT imported(folder);
        };
    });
}

} // namespace vestigo::workspace
