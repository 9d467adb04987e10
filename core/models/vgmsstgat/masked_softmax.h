// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// A logit whose softmax is 0, also in half precision.
constexpr double absentLogit = -1e4;

/// Softmax over an axis of `logits` where `present` (broadcast) is not 0; 0 elsewhere, everywhere where
/// nothing is present.
torch::Tensor maskedSoftmax(const torch::Tensor& logits, const torch::Tensor& present,
                            std::int64_t axis = -1);

} // namespace vestigo::models::vgmsstgat
