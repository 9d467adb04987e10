// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"
#include "core/models/model_state.h"
#include "core/pipeline/train_run.h"

#include <optional>
#include <string>

namespace vestigo::pipeline {

/// The model that a training goes on from.
struct TrainingBeginning {
    models::ModelState state; ///< both ways
    std::string sha256;
    std::string encoder; ///< that it looks through; empty: the engine's own
    Modality modality = Modality::Both;
    bool chosenByUs = false; ///< nobody gave it: it is the one that ships
};

/// What the request says, else the model that ships where that is asked for and can be; nothing: the
/// training begins from nothing. Fails where the model cannot be read or is of another engine.
Result<std::optional<TrainingBeginning>> trainingBeginning(const TrainRequest& request,
                                                           const models::EngineInfo& info);

/// Whether a training may go on from it: what it learns from a model that nobody gave needs an anomaly.
bool canLearnOn(const TrainingBeginning& beginning, const std::vector<models::TrainingExample>& training);

} // namespace vestigo::pipeline
