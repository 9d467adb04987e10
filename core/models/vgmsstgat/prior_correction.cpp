// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/prior_correction.h"

#include "core/base/random.h"
#include "core/models/learning/adam.h"
#include "core/models/vgmsstgat/prior_rows.h"
#include "core/models/vgmsstgat/sample.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vestigo::models::vgmsstgat {

namespace {

// Found on the train and validation split of plant-a by cross-validation over recordings: results differ
// little for 8 to 32 units and 400 to 1000 steps.
constexpr int units = 16;
constexpr double dropped = 0.2;
constexpr int fittingSteps = 500;
constexpr std::size_t batch = 8; ///< recordings
constexpr double highestRate = 0.02;
constexpr double decay = 0.01;
/// Of what was learned. In training it hears trees that have seen the other recordings' truth when they judge
/// these, so that it trusts them a little too far.
constexpr double trusted = 0.7;

/// Rises over the first third, then falls to nothing.
double rateAt(int step) {
    const double place = static_cast<double>(step) / fittingSteps;
    const double rise = 0.3;
    const double share = place < rise ? place / rise : (1.0 - place) / (1.0 - rise);
    return highestRate * 0.5 * (1.0 - std::cos(M_PI * std::clamp(share, 0.02, 1.0)));
}

/// The steps of a recording that count.
struct Rows {
    torch::Tensor features; ///< [rows, priorFeatureCount]
    torch::Tensor prior;    ///< [rows] logits
    torch::Tensor abnormal; ///< [rows]
};

Rows rowsOf(const Sample& sample) {
    const torch::Tensor at = (sample.counts.flatten() > 0).nonzero().squeeze(1);
    return {sample.input.priorFeatures.flatten(0, 1).index_select(0, at),
            sample.input.prior.flatten().index_select(0, at), sample.abnormal.flatten().index_select(0, at)};
}

torch::Tensor joined(const std::vector<Rows>& rows, const std::vector<std::size_t>& which,
                     torch::Tensor Rows::*part) {
    std::vector<torch::Tensor> parts;
    parts.reserve(which.size());
    for (const std::size_t i : which) {
        parts.push_back(rows[i].*part);
    }
    return torch::cat(parts);
}

/// The first `batch` places become drawn ones.
std::vector<std::size_t> drawn(std::vector<std::size_t>& order, Random& random) {
    const std::size_t count = std::min(batch, order.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(order[i], order[i + random.below(order.size() - i)]);
    }
    return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count)};
}

} // namespace

PriorCorrection::PriorCorrection(bool neighbours)
    : width_(static_cast<std::int64_t>(neighbours ? priorFeatureCount : priorViews))
    , inner_(register_module("inner", torch::nn::Linear(width_, units)))
    , outer_(register_module("outer", torch::nn::Linear(units, 1)))
    , dropout_(register_module("dropout", std::make_shared<SeededDropout>(dropped))) {
    const torch::NoGradGuard noGradient;
    outer_->weight.zero_();
    outer_->bias.zero_();
    learn(false);
}

torch::Tensor PriorCorrection::hidden(const torch::Tensor& features) {
    return torch::relu(inner_->forward(features.narrow(-1, 0, width_)));
}

torch::Tensor PriorCorrection::forward(const torch::Tensor& features) {
    return outer_->forward(hidden(features)).squeeze(-1);
}

void PriorCorrection::learn(bool on) {
    for (torch::Tensor& parameter : parameters()) {
        parameter.set_requires_grad(on);
    }
}

void PriorCorrection::begin(std::uint64_t seed) {
    const torch::NoGradGuard noGradient;
    at::Generator generator = at::detail::createCPUGenerator(seed);
    const double bound = 1.0 / std::sqrt(static_cast<double>(width_));
    inner_->weight.uniform_(-bound, bound, generator);
    inner_->bias.uniform_(-bound, bound, generator);
    outer_->weight.zero_();
    outer_->bias.zero_();
    dropout_->seed(seed + 1);
}

bool PriorCorrection::fit(const std::vector<Sample>& samples, std::uint64_t seed, const CancelToken& cancel) {
    begin(seed);
    std::vector<Rows> rows;
    for (const Sample& sample : samples) {
        rows.push_back(rowsOf(sample));
    }
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    learn(true);
    Adam adam(*this, {0.9, 0.999, decay, 0.0});
    Random random(seed);
    dropout_->train();
    for (int step = 0; step < fittingSteps && !cancel.cancelled(); ++step) {
        const std::vector<std::size_t> which = drawn(order, random);
        adam.clearGradients();
        const torch::Tensor said = hidden(joined(rows, which, &Rows::features));
        const torch::Tensor logits =
            joined(rows, which, &Rows::prior) + outer_->forward(dropout_->forward(said)).squeeze(-1);
        torch::binary_cross_entropy_with_logits(logits, joined(rows, which, &Rows::abnormal)).backward();
        adam.step(rateAt(step));
    }
    adam.clearGradients();
    learn(false);
    const torch::NoGradGuard noGradient;
    outer_->weight.mul_(trusted);
    outer_->bias.mul_(trusted);
    return !cancel.cancelled();
}

} // namespace vestigo::models::vgmsstgat
