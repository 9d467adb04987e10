// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// E[h | confounder] of VG-MS-ST-GAT, Eq. (4), by back-door adjustment. The confounders that are observed
/// (luminance, camera noise, communication load) part the training data into strata, each below or above its
/// middle. Of each stratum the mean features and the share of the data are kept. What is taken off a sample
/// is sum_k w_k m_k with w_k in proportion to P(k) exp(<Q h, R m_k> / sqrt(d)): weighted by the strata's
/// prior, not by the sample's own stratum, which never enters.
class ConfounderDictionary : public torch::nn::Module {
public:
    static constexpr int confounders = 3;
    static constexpr int strata = 8; // 2 to the power of that

    explicit ConfounderDictionary(int features);

    /// [.., features] to the same: what is to be taken off.
    torch::Tensor forward(const torch::Tensor& features);

    /// Takes samples of the training data in. `features`: [samples, features], `observed`: [samples, 3], NaN
    /// where unknown: such a sample takes no part. The middles are the running means.
    void observe(const torch::Tensor& features, const torch::Tensor& observed);

private:
    torch::Tensor middle_; ///< "middle": [3]
    torch::Tensor means_;  ///< "means": [strata, features]
    torch::Tensor counts_; ///< "counts": [strata]
    torch::nn::Linear query_;
    torch::nn::Linear key_;
};

} // namespace vestigo::models::vgmsstgat
