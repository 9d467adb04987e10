// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/vgmsstgat/sample.h"
#include "core/models/vgmsstgat/training_options.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// How much an abnormal step counts: as the options say, or so that both classes count the same, within their
/// limit.
double positiveWeightOf(const std::vector<Sample>& samples, const NetworkTrainingOptions& options);

/// Cross entropy of the fused logits over the steps that count, an abnormal one `positiveWeight` times, a
/// number. `smoothing`: of the labels.
torch::Tensor anomalyLoss(const torch::Tensor& logits, const Sample& sample, double positiveWeight,
                          double smoothing);

/// The whole loss of a stretch: anomalyLoss, of the type at abnormal steps whose type is known, of the
/// branches, and, in variant B4, lambda times VG-MS-ST-GAT, Eq. (5) and Eq. (6). The latter looks at some
/// terminals and steps, which `random` draws, half of them abnormal if there are so many.
torch::Tensor trainingLoss(const NetworkOutput& output, const Sample& sample, const NetworkSpec& spec,
                           const NetworkTrainingOptions& options, double positiveWeight, Random& random);

} // namespace vestigo::models::vgmsstgat
