// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_loss.h"

#include "core/models/vgmsstgat/losses.h"

#include <algorithm>

namespace vestigo::models::vgmsstgat {

namespace {

torch::Tensor weightsOf(const Sample& sample, double positiveWeight) {
    return sample.counts * (1.0 + (positiveWeight - 1.0) * sample.abnormal);
}

torch::Tensor smoothed(const Sample& sample, double smoothing) {
    return sample.abnormal * (1.0 - smoothing) + 0.5 * smoothing;
}

/// Up to `count` of the indices, drawn.
std::vector<std::int64_t> some(std::vector<std::int64_t> indices, std::size_t count, Random& random) {
    count = std::min(count, indices.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(indices[i], indices[i + random.below(indices.size() - i)]);
    }
    indices.resize(count);
    return indices;
}

torch::Tensor contrast(const NetworkOutput& output, const Sample& sample, double margin, int cells,
                       Random& random) {
    const torch::Tensor counts = sample.counts.contiguous();
    const torch::Tensor abnormal = sample.abnormal.contiguous();
    std::vector<std::int64_t> normalOnes;
    std::vector<std::int64_t> abnormalOnes;
    for (std::int64_t i = 0; i < counts.numel(); ++i) {
        if (counts.data_ptr<float>()[i] > 0.0F) {
            (abnormal.data_ptr<float>()[i] > 0.0F ? abnormalOnes : normalOnes).push_back(i);
        }
    }
    const auto wanted = static_cast<std::size_t>(cells);
    std::vector<std::int64_t> chosen = some(std::move(abnormalOnes), wanted / 2, random);
    const auto others = some(std::move(normalOnes), wanted - chosen.size(), random);
    chosen.insert(chosen.end(), others.begin(), others.end());
    if (chosen.size() < 2) {
        return torch::zeros({}, output.intents.options());
    }
    const torch::Tensor at = torch::tensor(chosen, torch::kLong);
    return contrastiveLoss(output.intents.flatten(0, 1).index_select(0, at),
                           abnormal.flatten().index_select(0, at), margin);
}

torch::Tensor typeLoss(const torch::Tensor& logits, const Sample& sample) {
    const torch::Tensor known =
        (sample.counts > 0) & (sample.abnormal > 0) & (sample.types >= 0) & (sample.types < logits.size(-1));
    const torch::Tensor at = known.flatten().nonzero().squeeze(1);
    if (at.size(0) == 0) {
        return torch::zeros({}, logits.options());
    }
    return torch::nll_loss(torch::log_softmax(logits.flatten(0, 1).index_select(0, at), -1),
                           sample.types.flatten().index_select(0, at).to(torch::kLong));
}

} // namespace

double positiveWeightOf(const std::vector<Sample>& samples, const NetworkTrainingOptions& options) {
    if (options.positiveWeight > 0.0) {
        return options.positiveWeight;
    }
    double counted = 0.0;
    double abnormal = 0.0;
    for (const Sample& sample : samples) {
        counted += sample.counts.sum().item<double>();
        abnormal += (sample.counts * sample.abnormal).sum().item<double>();
    }
    return abnormal > 0.0 ? std::clamp((counted - abnormal) / abnormal, 1.0, options.largestPositiveWeight)
                          : 1.0;
}

torch::Tensor anomalyLoss(const torch::Tensor& logits, const Sample& sample, double positiveWeight,
                          double smoothing) {
    const torch::Tensor surprise = torch::softplus(logits) - smoothed(sample, smoothing) * logits;
    return (surprise * weightsOf(sample, positiveWeight)).sum() / sample.counts.sum().clamp_min(1.0);
}

torch::Tensor trainingLoss(const NetworkOutput& output, const Sample& sample, const NetworkSpec& spec,
                           const NetworkTrainingOptions& options, double positiveWeight, Random& random) {
    torch::Tensor loss = anomalyLoss(output.logits, sample, positiveWeight, options.labelSmoothing);
    if (options.typeWeight > 0.0) {
        loss = loss + options.typeWeight * typeLoss(output.typeLogits, sample);
    }
    const bool whole = spec.variant >= Variant::B4;
    const double branches = options.branchWeight + (whole ? options.crossModalWeight : 0.0);
    if (branches > 0.0) {
        const torch::Tensor weights = weightsOf(sample, positiveWeight);
        // Of the steps that count, as the other terms, not of their weights.
        const torch::Tensor share = weights.sum() / sample.counts.sum().clamp_min(1.0);
        loss = loss + branches * share *
                          crossModalLoss({output.visualLogits, sample.input.picturesPresent.amax(1)},
                                         {output.behaviorLogits, sample.input.columnsPresent.amax(1)},
                                         smoothed(sample, options.labelSmoothing), weights);
    }
    if (whole && options.contrastiveWeight > 0.0) {
        loss = loss + options.contrastiveWeight *
                          contrast(output, sample, spec.margin, options.contrastedCells, random);
    }
    return loss;
}

} // namespace vestigo::models::vgmsstgat
