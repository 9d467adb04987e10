// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"
#include "core/models/model_state.h"

namespace vestigo::models {

/// Parameters and buffers of a network by their names ("stem.conv.weight"); the counters of batch norm, which
/// no inference needs, are left out.
ModelState stateOf(const torch::nn::Module& network);

/// Fills a network. Fails, and leaves the network as it was, unless each parameter and buffer is there with
/// its shape and nothing else is. `file` stands in the error.
Result<Done> fillFrom(torch::nn::Module& network, const ModelState& state, const std::string& file = {});

torch::Tensor toTorch(const Tensor& tensor);
Tensor fromTorch(const torch::Tensor& tensor);

} // namespace vestigo::models
