// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network_inputs.h"
#include "core/models/vgmsstgat/thresholds.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// What the network learns from, and what is usual at the plant.
struct TrainingSamples {
    std::vector<Sample> training;
    std::vector<std::size_t> exampleOf; ///< of each training sample: the training example that it is of
    std::vector<Sample> validation;
    NormalProfiles profiles; ///< of the plant; none where the recordings are of several
};

struct SampleOptions {
    /// What the network starts from, of each training and each validation example; empty: nothing.
    std::vector<PriorLogits> trainingPrior{};
    std::vector<PriorLogits> validationPrior{};
    int folds = 4;
    bool ownNormal = false; ///< EngineSettings::ownNormal
    bool causal = false;
};

/// Cross-fitted: a training recording is seen through profiles that were fitted without it (to the other
/// folds), as every recording will be that is analysed later. Through profiles that know it, it would look
/// more usual than any other, and thresholds would be too low. Each site for itself (AlignedRecording::site).
Outcome<TrainingSamples> trainingSamples(const std::vector<TrainingExample>& training,
                                         const std::vector<TrainingExample>& validation,
                                         const NetworkSpec& spec, const SampleOptions& options,
                                         const CancelToken& cancel);

/// A trace of each terminal of an example, with the truth.
std::vector<Trace> tracesOf(const TrainingExample& example);

} // namespace vestigo::models::vgmsstgat
