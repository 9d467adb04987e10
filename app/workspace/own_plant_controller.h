// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/pipeline/model_library.h"
#include "core/pipeline/own_plant.h"
#include "core/pipeline/plant_survey.h"
#include "ui/training/own_plant_dialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <filesystem>
#include <optional>

namespace vestigo::workspace {

/// Your plant: from a folder of recordings to a model in use, step by step. Each step runs in a job and
/// leaves its result in the user's data, where it is found again.
class OwnPlantController : public QObject {
    Q_OBJECT
public:
    explicit OwnPlantController(QWidget* window, QObject* parent = nullptr);

    /// Where models are adopted and plants worked on.
    void setPlaces(const std::filesystem::path& models, const std::filesystem::path& plants);
    /// The detector of the preferences.
    void setDetector(const QString& detector) { detector_ = detector.toStdString(); }
    /// Opens the page, or brings it forward; empty: with the folder that it had.
    void open(const QString& folder = {});
    /// The same as pressing the step's button.
    void begin(ui_training::PlantStep step);
    void stop() { jobs_->cancel(); }
    ui_training::OwnPlantDialog* dialog() const { return dialog_; }
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    /// Another model is in use from now on.
    void adopted();
    void backRequested();

public Q_SLOTS:
    /// Tells everything again: something is done, or the model in use is another one.
    void tell();

private:
    using Step = ui_training::PlantStep;
    void connectDialog();
    void survey(const QString& folder);
    void calibrate();
    void fineTune();
    void compare();
    void adopt();
    /// Ends a step that made no result.
    jobs::Ending ended(const std::optional<Error>& failure);
    /// The model to begin with; empty: there is none.
    std::filesystem::path baseFile() const;
    pipeline::OwnPlant plant() const;
    /// Keeps what a step made, beside what the others did.
    void keep(const pipeline::PlantState& state);
    void tellSteps();

    QWidget* window_;
    jobs::JobRunner* jobs_;
    QPointer<ui_training::OwnPlantDialog> dialog_;
    pipeline::ModelLibrary library_;
    std::filesystem::path plants_;
    std::string detector_;
    std::filesystem::path folder_;
    std::optional<pipeline::PlantSurvey> survey_;
    pipeline::PlantState state_;
};

} // namespace vestigo::workspace
