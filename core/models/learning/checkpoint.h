// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"
#include "core/models/model_state.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace vestigo::models {

/// A training that can go on later, as a safetensors file: tensors whose names begin with what they belong to
/// ("network.", "adam.mean.") and texts, "step" among them.
struct Checkpoint {
    ModelState state;
    std::int64_t step = 0;
};

/// Adds the tensors of a network under `prefix`.
void addNetwork(ModelState& state, const std::string& prefix, const torch::nn::Module& network);
/// Fills a network from them; fails unless they are all there and fit.
Result<Done> fillNetwork(torch::nn::Module& network, const ModelState& state, const std::string& prefix,
                         const std::string& file);

/// Reads a checkpoint if the file is there. Fails unless its texts hold all of `identity` (kind, seed,
/// sizes): a training goes on with the options with which it began.
Result<std::optional<Checkpoint>> readCheckpoint(const std::filesystem::path& path,
                                                 const std::map<std::string, std::string>& identity);
Result<Done> writeCheckpoint(const std::filesystem::path& path, ModelState state, std::int64_t step,
                             const std::map<std::string, std::string>& identity);
/// The Error where a checkpoint lacks something.
Error checkpointError(const std::string& file, const std::string& place);

/// Rises over the first twentieth of the steps to `highest` and falls by a cosine to a hundredth of it.
double learningRateAt(std::int64_t step, std::int64_t steps, double highest);

/// `average` goes towards `network`, slowly in the end, faster in the beginning; buffers (of batch norm) as
/// well.
void moveAverage(torch::nn::Module& average, const torch::nn::Module& network, std::int64_t step);

} // namespace vestigo::models
