// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/models/model_state.h"
#include "core/training/completion_samples.h"

#include <filesystem>
#include <vector>

namespace vestigo::training {

struct CompletionTrainingOptions {
    std::uint64_t seed = 1;
    int steps = 2000;
    int batch = 16;
    double learningRate = 1e-3; ///< the generator's highest; the discriminator has a quarter of it
    double adversarial = 0.02;  ///< weight of what the discriminator says, against L1 under the mask
    /// Steps by L1 alone before the discriminator begins, as a share: it would laugh at the first drafts.
    double alone = 0.3;
    int threads = 1;
    std::filesystem::path checkpoint; ///< as in DetectorTrainingOptions
    int keepEvery = 200;
};

struct CompletionTraining {
    models::ModelState
        weights; ///< of the generator, for PictureCompleter::create: a mean over the last steps
    std::vector<double> losses; ///< L1 under the mask, of each step that ran
};

/// Trains the completion of covered parts (models::PictureCompleter) from random weights: L1 under the mask,
/// and a PatchGAN discriminator by least squares. Same source, options and seed, same weights, with
/// interruptions too.
Outcome<CompletionTraining> trainCompletion(CompletionSampleSource& source,
                                            const CompletionTrainingOptions& options,
                                            const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::training
