// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/model_library.h"
#include "core/pipeline/own_plant.h"
#include "core/pipeline/plant_survey.h"
#include "ui/training/own_plant_dialog.h"

#include <string>
#include <vector>

namespace vestigo::workspace {

/// All that decides how the steps of fitting a plant stand.
struct PlantFacts {
    bool hasFolder = false;
    const pipeline::PlantSurvey* survey = nullptr; ///< null: nobody has looked yet
    const pipeline::PlantState* state = nullptr;
    bool hasBase = false; ///< there is a model to begin with
    std::string inUse;    ///< SHA-256 of the adopted model in use; empty: none
};

/// In the user's language: whether the step can be begun, and what came of it.
ui_training::PlantStepState stepState(ui_training::PlantStep step, const PlantFacts& facts);
std::vector<ui_training::PlantFigureRow> comparisonRows(const pipeline::PlantComparison& compared);
QString inUseWords(const pipeline::AdoptedModel& model);
QString nothingInUseWords();

} // namespace vestigo::workspace
