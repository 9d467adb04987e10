// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/losses.h"

namespace vestigo::models::vgmsstgat {

namespace {

/// -[y log p + (1 - y) log(1 - p)] of each sample.
torch::Tensor surprise(const torch::Tensor& logits, const torch::Tensor& truth) {
    return torch::softplus(logits) - truth * logits;
}

} // namespace

torch::Tensor crossModalLoss(const BranchLogits& visual, const BranchLogits& behavior,
                             const torch::Tensor& truth, const torch::Tensor& weights) {
    const torch::Tensor both =
        surprise(visual.logits, truth) * visual.present + surprise(behavior.logits, truth) * behavior.present;
    return (both * weights).sum() / weights.sum().clamp_min(1e-12);
}

torch::Tensor contrastiveLoss(const torch::Tensor& intents, const torch::Tensor& truth, double margin) {
    constexpr double least = 1e-12; // the root has no slope at 0
    const torch::Tensor unit = intents / torch::sqrt((intents * intents).sum(1, true) + least);
    // |a - b|^2 = |a|^2 + |b|^2 - 2 a b: one product of matrices instead of all differences.
    const torch::Tensor lengths = (unit * unit).sum(1);
    const torch::Tensor squared = torch::relu(lengths.unsqueeze(0) + lengths.unsqueeze(1) -
                                              2.0 * torch::matmul(unit, unit.transpose(0, 1)));
    const torch::Tensor distance = torch::sqrt(squared + least);
    const torch::Tensor same = (truth.unsqueeze(0) == truth.unsqueeze(1)).to(intents.dtype());
    return (same * squared + (1.0 - same) * torch::relu(margin - distance).square()).mean();
}

} // namespace vestigo::models::vgmsstgat
