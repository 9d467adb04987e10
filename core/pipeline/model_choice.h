// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vestigo::pipeline {

/// An engine ready to score.
struct ChosenModel {
    std::unique_ptr<models::Engine> engine;
    std::string name;    ///< of the model; empty: none was given
    std::string sha256;  ///< of the model file; empty: none was given
    std::string encoder; ///< whose view of the videos the model was trained with; empty: none
};

/// Makes the engine named `engine` (empty: the model's own, else kmeans) and loads `model` (empty: none) into
/// it.
Result<ChosenModel> chooseModel(const std::string& engine, const std::filesystem::path& model, bool causal);

} // namespace vestigo::pipeline
