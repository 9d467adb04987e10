// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/detection/detection.h"
#include "core/models/model_api.h"
#include "core/pipeline/modality.h"

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
    detection::CameraVoice cameras = detection::CameraVoice::Raises; ///< see voiceOfCameras
    Modality modality = Modality::Both;
    std::string encoderWeightsSha256; ///< of the weights that the user brought for it; empty: those that ship
};

/// Metadata of a model: recordings with cameras were among those that it learned from, "true".
constexpr const char* learnedFromVideoKey = "learned_from_video";

/// Makes the engine named `engine` (empty: the model's own, else kmeans) and loads `model` (empty: none) into
/// it.
Result<ChosenModel> chooseModel(const std::string& engine, const std::filesystem::path& model, bool causal);

/// Name of the engine that a model file is for.
Result<std::string> engineOfModel(const std::filesystem::path& model);

/// Loads the user's weights into the encoder of that name, to see whether they fit, and gives their SHA-256.
Outcome<std::string> encoderWeightsHash(const std::string& encoder, const std::filesystem::path& weights,
                                        const CancelToken& cancel);

/// Whether `weights` (empty: those that ship) are those that the model was trained with.
Outcome<Done> checkEncoderWeights(const ChosenModel& model, const std::filesystem::path& weights,
                                  const CancelToken& cancel);

} // namespace vestigo::pipeline
