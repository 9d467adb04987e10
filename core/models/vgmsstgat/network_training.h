// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pause.h"
#include "core/base/progress.h"
#include "core/models/model_state.h"
#include "core/models/training_watch.h"
#include "core/models/vgmsstgat/sample.h"
#include "core/models/vgmsstgat/training_options.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace vestigo::models::vgmsstgat {

struct TrainedNetwork {
    std::shared_ptr<Network> network; ///< with the best weights, not in training
    int epochs = 0;                   ///< that were trained, in all sittings
    int bestEpoch = 0;                ///< 1 for the first; 0: none was better than the start
    std::vector<EpochReport> curve;   ///< of each epoch
};

/// Trains a network. Where there is a prior, its correction is fitted first (PriorCorrection); the rest
/// follows epoch by epoch, and counts only where it makes the network better. The weights that are validated
/// and given back are moving averages of those that learn.
///
/// Deterministic: the same samples, options (but for threads) and initial weights give the same weights, bit
/// by bit, however many threads there are and wherever it was interrupted.
///
/// `initial`: weights to begin with, of this network; null: drawn from the seed. `checkpoint`: where it is
/// kept after each epoch, each minute and when cancelled, and found again; empty: nowhere. It stays in the
/// end, for the caller to remove. `watch` hears the start and each epoch; those of earlier sittings once
/// more, at the beginning. Cancelling and pausing are noticed between a recording's forward and backward pass
/// and between recordings.
Outcome<TrainedNetwork> trainNetwork(const NetworkSpec& spec, const std::vector<Sample>& training,
                                     const std::vector<Sample>& validation,
                                     const NetworkTrainingOptions& options, const ModelState* initial,
                                     const std::filesystem::path& checkpoint, TrainingWatch* watch,
                                     const PauseToken& pause, const CancelToken& cancel,
                                     ProgressSink& progress);

} // namespace vestigo::models::vgmsstgat
