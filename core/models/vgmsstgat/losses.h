// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// One branch's say: logits of p^v or p^b and where that branch has anything to say, all [samples].
struct BranchLogits {
    torch::Tensor logits;
    torch::Tensor present; ///< 1 or 0
};

/// VG-MS-ST-GAT, Eq. (5), both terms inside of the sum, from logits: the mean over samples of
/// -[y log(p^v p^b) + (1 - y) log((1 - p^v)(1 - p^b))]. A branch without input takes no part. `weights`:
/// [samples], of each sample.
torch::Tensor crossModalLoss(const BranchLogits& visual, const BranchLogits& behavior,
                             const torch::Tensor& truth, const torch::Tensor& weights);

/// VG-MS-ST-GAT, Eq. (6), read with a plus: the mean over pairs of [y_i = y_j] d^2 + [y_i != y_j] max(0,
/// margin - d)^2, d the Euclidean distance of the intents brought to length 1. `intents`: [samples,
/// features], `truth`: [samples].
torch::Tensor contrastiveLoss(const torch::Tensor& intents, const torch::Tensor& truth, double margin = 0.5);

} // namespace vestigo::models::vgmsstgat
