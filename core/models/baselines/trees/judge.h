// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/frames.h"
#include "core/models/baselines/trees/model.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/prior_rows.h"

#include <vector>

namespace vestigo::models::trees {

/// Over how many steps the logits are averaged.
std::size_t usualSmoothing(bool past);

/// What a model says of a recording.
struct Judgement {
    std::vector<TerminalScores> scores; ///< with attributions and types
    vgmsstgat::PriorLogits logits;      ///< as logitsOf()
};
Judgement judge(const Model& model, const timeline::AlignedRecording& recording,
                const std::vector<kmeans::TerminalColumns>& terminals, const CancelToken& cancel);

/// The logits alone, before any smoothing: [terminal][step], as of any step where nothing can be said.
vgmsstgat::PriorLogits logitsOf(const Model& model, const timeline::AlignedRecording& recording,
                                const std::vector<kmeans::TerminalColumns>& terminals,
                                const CancelToken& cancel);

/// Adds the probabilities that logits of an example stand for, with the truth.
void addTraces(const Model& model, const TrainingExample& example,
               const std::vector<kmeans::TerminalColumns>& terminals, const vgmsstgat::PriorLogits& logits,
               std::vector<vgmsstgat::Trace>& traces);

} // namespace vestigo::models::trees
