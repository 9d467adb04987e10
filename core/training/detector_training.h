// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/models/model_state.h"
#include "core/training/region_samples.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::training {

struct DetectorTrainingOptions {
    std::uint64_t seed = 1;
    int steps = 2000; ///< of the optimiser
    int batch = 16;   ///< samples a step
    double learningRate =
        2e-3; ///< the highest; it rises over the first twentieth and falls to 1 % by a cosine
    int threads = 1;
    InputSize input; ///< of the samples
    /// Weights to begin with (of a detector of this architecture); none: random ones.
    std::shared_ptr<const models::ModelState> from;
    /// What tells the samples from others, for the checkpoint; may be empty.
    std::string trainedOn;
    /// Where the work is kept every `keepEvery` steps and when it is cancelled; empty: nowhere. If the file
    /// is there already, training goes on from it (it must be of the same options).
    std::filesystem::path checkpoint;
    int keepEvery = 200;
};

struct DetectorTraining {
    models::ModelState
        weights; ///< mean of the last weights, exponentially weighted, for RegionDetector::create
    std::vector<double> losses; ///< of each step that ran
};

/// Trains the detector of key regions (models::RegionDetector) from random or given weights. Same source,
/// options and seed, same weights, with interruptions too. Asks for cancelling at each sample.
Outcome<DetectorTraining> trainDetector(RegionSampleSource& source, const DetectorTrainingOptions& options,
                                        const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::training
