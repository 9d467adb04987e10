// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/region_network.h"

#include "core/models/region_boxes.h"

#include <array>
#include <vector>

namespace vestigo::training {

/// The key regions of one picture.
struct RegionTargets {
    torch::Tensor boxes; ///< [regions, 4] left, top, right, bottom in input pixels
    torch::Tensor kinds; ///< [regions] int64
};

/// What each point shall say.
struct Assignment {
    torch::Tensor positive; ///< [points] bool
    torch::Tensor boxes;    ///< [points, 4]
    torch::Tensor scores;   ///< [points, kinds] 0..1
};

/// Complete intersection over union (CIoU): the overlap, less the distance of the middles in units of the
/// common frame's diagonal, less the difference of the sides' proportions. Boxes [..., 4] as left, top,
/// right, bottom.
torch::Tensor completeOverlap(const torch::Tensor& a, const torch::Tensor& b);

/// Distribution focal loss, [n]: cross entropy of each side's distribution at the two whole numbers round its
/// target, mean over the four sides. `logits` [n, 4 * sideBins], `distances` [n, 4] in strides, cut to 0 ..
/// sideBins - 1.01.
torch::Tensor sideLoss(const torch::Tensor& logits, const torch::Tensor& distances);

/// Task-aligned assignment (TOOD): for each region the ten points inside of it with the greatest
/// score^0.5 * overlap^6; a point that several regions want goes to the one that it overlaps most. The target
/// score is that alignment, scaled so that a region's best point has its best overlap. A region that is
/// smaller than the finest stride counts as that large here, so that it has a point. `scores` [points, kinds]
/// 0..1, `boxes` [points, 4]: what the network says now.
Assignment assignPoints(const torch::Tensor& scores, const torch::Tensor& boxes, const models::Points& points,
                        const RegionTargets& targets);

/// How much a point of each kind counts in the loss of kinds (models::keyRegionNames): hands are seldom in
/// the pictures, and vary most.
constexpr std::array<float, models::keyRegionNames.size()> kindWeights = {1.0F, 1.0F, 1.3F, 1.5F, 4.0F, 1.0F};

struct DetectionLoss {
    torch::Tensor total; ///< 7.5 box + 1.5 side + 0.5 kind
    torch::Tensor box;   ///< 1 - CIoU, weighted by target score
    torch::Tensor side;
    torch::Tensor kind; ///< binary cross entropy, weighted by kindWeights
};

DetectionLoss detectionLoss(const models::RegionOutputs& outputs, const models::Points& points,
                            const std::vector<RegionTargets>& targets);

} // namespace vestigo::training
