// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/model.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/prior_rows.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// What a network starts from, and what that says of recordings as of new ones: it judges each by what is
/// usual in other recordings of its plant.
struct TrainedPrior {
    trees::Model model;
    std::vector<PriorLogits> training; ///< [example], by trees that have not seen it
    std::vector<PriorLogits> validation;
};

/// Learns one. `ownNormal`, `given`: see trees::learnPrior.
Outcome<TrainedPrior> learnedPrior(const std::vector<TrainingExample>& training,
                                   const std::vector<TrainingExample>& validation,
                                   const TrainSettings& settings, bool ownNormal, const trees::Model* given,
                                   const CancelToken& cancel, ProgressSink& progress);

/// One that comes with a model to go on from; its trees have seen none of these recordings.
Outcome<TrainedPrior> givenPrior(const trees::Model& model, const std::vector<TrainingExample>& training,
                                 const std::vector<TrainingExample>& validation, const CancelToken& cancel);

} // namespace vestigo::models::vgmsstgat
