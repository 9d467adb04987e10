// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/confounder_dictionary.h"

#include "core/models/vgmsstgat/masked_softmax.h"

#include <cmath>

namespace vestigo::models::vgmsstgat {

namespace {

/// The newest samples count, as far as so many: the network that makes the features goes on learning.
constexpr double memory = 20000.0;

torch::nn::Linear square(int features) {
    return torch::nn::Linear(torch::nn::LinearOptions(features, features).bias(false));
}

} // namespace

ConfounderDictionary::ConfounderDictionary(int features)
    : query_(register_module("query", square(features)))
    , key_(register_module("key", square(features))) {
    middle_ = register_buffer("middle", torch::zeros({confounders}));
    means_ = register_buffer("means", torch::zeros({strata, features}));
    counts_ = register_buffer("counts", torch::zeros({strata}));
    const torch::NoGradGuard noGradient;
    query_->weight.zero_(); // begins as the mean by the prior alone
}

torch::Tensor ConfounderDictionary::forward(const torch::Tensor& features) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(features.size(-1)));
    const torch::Tensor likeness =
        torch::matmul(query_->forward(features), key_->forward(means_).transpose(0, 1)) * scale;
    const torch::Tensor prior = counts_ / counts_.sum().clamp_min(1.0);
    const torch::Tensor weights = maskedSoftmax(likeness + torch::log(prior.clamp_min(1e-6)), prior > 0);
    return torch::matmul(weights, means_);
}

void ConfounderDictionary::observe(const torch::Tensor& features, const torch::Tensor& observed) {
    const torch::NoGradGuard noGradient;
    const torch::Tensor whole = torch::isfinite(observed).all(1).nonzero().squeeze(1);
    if (whole.size(0) == 0) {
        return;
    }
    const torch::Tensor known = observed.index_select(0, whole);
    const torch::Tensor kept = features.detach().index_select(0, whole);
    const auto samples = static_cast<double>(known.size(0));
    const double before = std::min(counts_.sum().item<double>(), memory);
    middle_.lerp_(known.mean(0), samples / (before + samples));
    const torch::Tensor above = (known > middle_).to(torch::kLong);
    const torch::Tensor stratum = above.select(1, 0) * 4 + above.select(1, 1) * 2 + above.select(1, 2);
    const torch::Tensor member = torch::one_hot(stratum, strata).to(kept.dtype()); // [samples, strata]
    const torch::Tensor seen = member.sum(0);
    counts_.mul_(before / std::max(1.0, counts_.sum().item<double>()));
    const torch::Tensor total = (counts_ + seen).clamp_min(1.0).unsqueeze(1);
    means_.copy_((means_ * counts_.unsqueeze(1) + torch::matmul(member.transpose(0, 1), kept)) / total);
    counts_.add_(seen);
}

} // namespace vestigo::models::vgmsstgat
