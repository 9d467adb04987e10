// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network_model.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// What Engine::train does: what is usual, the prior, networks, thresholds. Everything is the same for the
/// same examples, settings and seed.
Outcome<ModelState> trainModel(const std::vector<TrainingExample>& training,
                               const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                               const CancelToken& cancel, ProgressSink& progress);

/// The model's say of examples, with the truth beside.
Outcome<std::vector<Trace>> tracesOfAll(const Model& model, const std::vector<TrainingExample>& examples,
                                        const CancelToken& cancel);

} // namespace vestigo::models::vgmsstgat
