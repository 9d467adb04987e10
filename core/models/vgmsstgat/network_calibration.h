// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"
#include "core/models/vgmsstgat/network_model.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// The model with what is usual at a plant, and thresholds that normal running there seldom passes. Where its
/// trees have learned at other plants, it also learns how far each terminal is from its usual
/// (UsualDistances). Fails only by being cancelled.
Outcome<Model> calibratedModel(Model model, const std::vector<TrainingExample>& normal,
                               const TrainSettings& settings, const CancelToken& cancel,
                               ProgressSink& progress);

} // namespace vestigo::models::vgmsstgat
