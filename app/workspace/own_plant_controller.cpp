// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/own_plant_controller.h"

#include "app/workspace/dialog_jobs.h"
#include "app/workspace/own_plant_words.h"
#include "core/base/hash.h"
#include "core/pipeline/calibrate_run.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/train_run.h"

#include <utility>

namespace vestigo::workspace {

using ui_training::OwnPlantDialog;

OwnPlantController::OwnPlantController(QWidget* window, QObject* parent)
    : QObject(parent)
    , window_(window)
    , jobs_(new jobs::JobRunner(this))
    , library_(std::filesystem::path()) {
    tellRunning(jobs_, this, dialog_);
    tellProgress(jobs_, this, dialog_);
}

void OwnPlantController::setPlaces(const std::filesystem::path& models, const std::filesystem::path& plants) {
    library_ = pipeline::ModelLibrary(models);
    plants_ = plants;
}

void OwnPlantController::open(const QString& folder) {
    if (!dialog_) {
        dialog_ = new OwnPlantDialog(window_);
        connectDialog();
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
    if (!folder.isEmpty() && !isRunning()) {
        dialog_->setFolder(folder);
    }
    tell();
}

void OwnPlantController::connectDialog() {
    connect(dialog_, &OwnPlantDialog::folderChosen, this, [this](const QString& folder) {
        if (!isRunning() && !folder.isEmpty() && folder.toStdString() != folder_.string()) {
            survey(folder);
        }
    });
    connect(dialog_, &OwnPlantDialog::baseChosen, this, &OwnPlantController::tellSteps);
    connect(dialog_, &OwnPlantDialog::stepRequested, this, &OwnPlantController::begin);
    connect(dialog_, &OwnPlantDialog::stopRequested, this, &OwnPlantController::stop);
    connect(dialog_, &OwnPlantDialog::backRequested, this, &OwnPlantController::backRequested);
    connect(dialog_, &OwnPlantDialog::languageChanged, this, &OwnPlantController::tell);
}

void OwnPlantController::begin(Step step) {
    if (!dialog_ || isRunning()) {
        return;
    }
    switch (step) {
    case Step::Recordings:
        survey(dialog_->folder());
        break;
    case Step::Calibrate:
        calibrate();
        break;
    case Step::FineTune:
        fineTune();
        break;
    case Step::Compare:
        compare();
        break;
    case Step::Adopt:
        adopt();
        break;
    }
}

jobs::Ending OwnPlantController::ended(const std::optional<Error>& failure) {
    return [this, failure] {
        tell();
        if (dialog_ && failure) {
            dialog_->showError(*failure);
        } else if (dialog_) {
            dialog_->showNote(tr("Stopped. What earlier steps made is kept."));
        }
    };
}

std::filesystem::path OwnPlantController::baseFile() const {
    const auto chosen =
        dialog_ ? std::filesystem::path(dialog_->base().toStdString()) : std::filesystem::path();
    const auto model = pipeline::modelInUse(chosen, {}, library_);
    return model ? model->file : std::filesystem::path();
}

pipeline::OwnPlant OwnPlantController::plant() const {
    return pipeline::OwnPlant(plants_, folder_);
}

void OwnPlantController::keep(const pipeline::PlantState& state) {
    state_ = state;
    if (const auto saved = plant().save(state_); !saved && dialog_) {
        dialog_->showError(saved.error());
    }
    tell();
}

void OwnPlantController::survey(const QString& folder) {
    folder_ = folder.toStdString();
    survey_.reset();
    state_ = {};
    tell();
    jobs_->start([this, folder = folder_, plant = plant()](const CancelToken& cancel,
                                                           ProgressSink& progress) -> jobs::Ending {
        const auto found = pipeline::surveyRun(folder, cancel, progress);
        if (!found.finished()) {
            return ended(found.failed() ? std::optional<Error>(found.error()) : std::nullopt);
        }
        const auto state = plant.load();
        return [this, survey = found.value(), state] {
            survey_ = survey;
            state_ = state ? *state : pipeline::PlantState();
            tell();
            if (dialog_) {
                dialog_->showNote(state_.candidate() != nullptr
                                      ? tr("Taken up where it was left.")
                                      : tr("Nothing is written into the folder of the recordings."));
            }
        };
    });
}

void OwnPlantController::calibrate() {
    pipeline::CalibrateRequest request;
    request.model = baseFile();
    request.recordings = folder_;
    request.out = plant().calibratedFile();
    request.detector = detector_;
    jobs_->start(
        [this, request, plant = plant()](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
            if (const auto made = plant.makeFolder(); !made) {
                return ended(made.error());
            }
            const auto base = sha256OfFile(request.model, cancel);
            const auto done = pipeline::calibrateRun(request, cancel, progress);
            if (!done.finished()) {
                return ended(done.failed() ? std::optional<Error>(done.error()) : std::nullopt);
            }
            pipeline::PlantState::Model model{request.out,
                                              done.value().modelSha256,
                                              base.finished() ? base.value() : std::string(),
                                              done.value().recordings,
                                              done.value().terminalHours,
                                              done.value().camerasRaise ? 0 : done.value().cameraAlarms};
            return [this, model] {
                pipeline::PlantState state = state_;
                state.calibrated = model;
                state.tuned.reset(); // of the one before
                state.compared.reset();
                keep(state);
            };
        });
}

void OwnPlantController::fineTune() {
    if (!state_.calibrated) {
        return;
    }
    pipeline::TrainRequest request;
    request.dataset = folder_;
    request.initial = state_.calibrated->file;
    request.out = plant().tunedFile();
    request.detector = detector_;
    jobs_->start([this, request, base = state_.calibrated->sha256](
                     const CancelToken& cancel, ProgressSink& progress) mutable -> jobs::Ending {
        auto engine = pipeline::engineOfModel(request.initial);
        if (!engine) {
            return ended(engine.error());
        }
        request.engine = engine.take();
        const auto done = pipeline::trainRun(request, cancel, progress);
        if (!done.finished()) {
            return ended(done.failed() ? std::optional<Error>(done.error()) : std::nullopt);
        }
        pipeline::PlantState::Model model{request.out, done.value().modelSha256, base,
                                          done.value().recordings, 0.0};
        return [this, model] {
            pipeline::PlantState state = state_;
            state.tuned = model;
            state.compared.reset();
            keep(state);
        };
    });
}

void OwnPlantController::compare() {
    const auto* candidate = state_.candidate();
    if (candidate == nullptr) {
        return;
    }
    pipeline::PlantComparisonRequest request;
    request.recordings = folder_;
    request.candidate = candidate->file;
    request.causal = dialog_->causal();
    request.detector = detector_;
    jobs_->start([this, request, library = library_, sha256 = candidate->sha256](
                     const CancelToken& cancel, ProgressSink& progress) mutable -> jobs::Ending {
        const auto inUse = pipeline::modelInUse({}, {}, library);
        if (!inUse) {
            return ended(inUse.error());
        }
        request.inUse = inUse->file;
        const auto done = pipeline::plantComparisonRun(request, cancel, progress);
        if (!done.finished()) {
            return ended(done.failed() ? std::optional<Error>(done.error()) : std::nullopt);
        }
        return [this, compared = done.value(), sha256] {
            pipeline::PlantState state = state_;
            state.compared = compared;
            state.comparedSha256 = sha256;
            keep(state);
        };
    });
}

void OwnPlantController::adopt() {
    const auto* candidate = state_.candidate();
    if (candidate == nullptr || !state_.compared) {
        return;
    }
    jobs_->start([this, library = library_, file = candidate->file, comparison = state_.compared->json](
                     const CancelToken& cancel, ProgressSink&) mutable -> jobs::Ending {
        const auto done = library.adopt(file, comparison, cancel);
        if (!done.finished()) {
            return ended(done.failed() ? std::optional<Error>(done.error()) : std::nullopt);
        }
        return [this] {
            Q_EMIT adopted();
            tell();
            if (dialog_) {
                dialog_->showNote(tr("Adopted: new analyses use this model."));
            }
        };
    });
}

void OwnPlantController::tell() {
    if (!dialog_) {
        return;
    }
    const auto inUse = library_.inUse();
    const bool any = inUse && inUse->has_value();
    dialog_->setInUse(any ? inUseWords(**inUse) : nothingInUseWords(), any);
    tellSteps();
    dialog_->setComparison(state_.compared ? comparisonRows(*state_.compared)
                                           : std::vector<ui_training::PlantFigureRow>());
}

void OwnPlantController::tellSteps() {
    if (!dialog_) {
        return;
    }
    PlantFacts facts;
    facts.hasFolder = !folder_.empty();
    facts.survey = survey_ ? &*survey_ : nullptr;
    facts.state = &state_;
    facts.hasBase = !baseFile().empty();
    const auto inUse = library_.inUse();
    facts.inUse = inUse && inUse->has_value() ? (**inUse).sha256 : std::string();
    for (int step = 0; step < ui_training::plantSteps; ++step) {
        dialog_->setStep(static_cast<Step>(step), stepState(static_cast<Step>(step), facts));
    }
}

} // namespace vestigo::workspace
