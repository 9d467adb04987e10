// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/boosting.h"
#include "core/models/baselines/trees/model.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/prior_rows.h"

#include <string>
#include <vector>

namespace vestigo::models::trees {

/// Learns a model; of recordings of several plants one that knows what is usual at none (Plants). The
/// threshold comes from the validation examples and from the training examples as forests that have not seen
/// them judge them.
Outcome<Model> learn(const std::vector<TrainingExample>& training,
                     const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                     const CancelToken& cancel, ProgressSink& progress);

/// What a network starts from.
struct Prior {
    Model model;
    /// Of each training example, by forests that have not seen it (of several plants: nor its plant).
    std::vector<vgmsstgat::PriorLogits> training;
    std::vector<vgmsstgat::PriorLogits> validation; ///< by the model and what is usual where each comes from
};
/// As learn(). Needs two training examples: one cannot be judged by what others have taught. `ownNormal`: it
/// learns from each recording once more, judged by itself, to serve plants that nobody has calibrated.
/// `given`: a model that has learned elsewhere, of the same way; its forests have a say beside those that are
/// grown here. Null: there is none.
Outcome<Prior> learnPrior(const std::vector<TrainingExample>& training,
                          const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                          bool ownNormal, const Model* given, const CancelToken& cancel,
                          ProgressSink& progress);

/// What is usual at a plant, and the threshold, from normal running there; the trees stay as they are.
Outcome<Model> recalibrate(const Model& model, const std::vector<TrainingExample>& normal,
                           const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::models::trees
