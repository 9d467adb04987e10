// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/vgmsstgat/sample.h"
#include "core/models/vgmsstgat/training_options.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// The same weights and buffers.
void copyWeights(Network& to, const Network& from);

/// What one recording says of the weights, as one row: the gradients of all parameters, the buffers (of batch
/// norm, of the confounders) as they are after it, and the loss. `network` is in training and has the weights
/// of the step; its buffers change. What is drawn (dropout, what is compared) depends on `seed` alone. An
/// undefined tensor where it was cancelled.
torch::Tensor recordingGradient(Network& network, const Sample& sample, const NetworkTrainingOptions& options,
                                double positiveWeight, std::uint64_t seed, const CancelToken& cancel);

/// The numbers of such a row.
std::int64_t gradientSize(const Network& network);

/// Takes the rows of a step's recordings: the mean of the gradients becomes the gradient of the network, the
/// mean of the buffers its buffers. Always added up in the order of `rows`, so that who computed them, and
/// when, makes no difference. Gives the mean loss; not finite if any number is not.
double takeGradients(Network& network, const std::vector<torch::Tensor>& rows);

} // namespace vestigo::models::vgmsstgat
