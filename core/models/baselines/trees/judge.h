// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/frames.h"
#include "core/models/baselines/trees/model.h"
#include "core/models/model_api.h"

#include <vector>

namespace vestigo::models::trees {

/// Over how many steps the logits are averaged.
std::size_t usualSmoothing(bool past);

/// Scores all terminals of a recording. `whole`: with attributions and types, else probabilities alone.
std::vector<TerminalScores> judge(const Model& model, const timeline::AlignedRecording& recording,
                                  const std::vector<kmeans::TerminalColumns>& terminals, bool whole,
                                  const CancelToken& cancel);

/// The logits alone. [terminal][step], as of any step where nothing can be said.
std::vector<std::vector<float>> logitsOf(const Model& model, const timeline::AlignedRecording& recording,
                                         const std::vector<kmeans::TerminalColumns>& terminals,
                                         const CancelToken& cancel);

/// Adds the probabilities that the model gives to the terminals of an example, with the truth.
void addTraces(const Model& model, const TrainingExample& example,
               const std::vector<kmeans::TerminalColumns>& terminals, std::vector<vgmsstgat::Trace>& traces,
               const CancelToken& cancel);

} // namespace vestigo::models::trees
