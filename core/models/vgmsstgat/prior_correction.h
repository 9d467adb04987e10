// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/vgmsstgat/seeded_dropout.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vestigo::models::vgmsstgat {

struct Sample;

/// What time and the graph add to a prior that knows single steps of single terminals: of what it said of the
/// terminal before (offline: and after), and, with `neighbours`, of what it says of those that the terminal's
/// links lead to and come from, now and some seconds ago. A small network of its own: there is little to
/// learn from, and what learns from the columns themselves would know the few anomalies by heart long before
/// this one has learned anything.
class PriorCorrection : public torch::nn::Module {
public:
    explicit PriorCorrection(bool neighbours);
    /// `features`: [..., priorFeatureCount]. The logit that is added, [...]; 0 before fit(). Its weights are
    /// constants to whoever learns with it.
    torch::Tensor forward(const torch::Tensor& features);
    /// Learns from the samples' steps that count, from the beginning, and then stays as it is. Deterministic
    /// by the seed. False where it was cancelled.
    bool fit(const std::vector<Sample>& samples, std::uint64_t seed, const CancelToken& cancel);

private:
    void begin(std::uint64_t seed);
    void learn(bool on);
    torch::Tensor hidden(const torch::Tensor& features);

    std::int64_t width_; ///< features that it looks at, from the first on
    torch::nn::Linear inner_;
    torch::nn::Linear outer_;
    std::shared_ptr<SeededDropout> dropout_;
};

} // namespace vestigo::models::vgmsstgat
