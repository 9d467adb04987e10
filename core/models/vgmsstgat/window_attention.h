// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/step_convolution.h"

#include <memory>

namespace vestigo::models::vgmsstgat {

struct Attended {
    torch::Tensor values; ///< [terminals, steps, features]
    /// [terminals, steps, window]: what each step of the window weighs; sums to 1 where any is present.
    torch::Tensor weights;
};

/// Scaled dot-product attention of one modality's step over the window of the other's steps:
/// h^{v->b} = Attention(h^v, B, B) and h^{b->v} = Attention(h^b, V, V) of VG-MS-ST-GAT, Section 2.3.
class CrossAttention : public torch::nn::Module {
public:
    CrossAttention(int features, int window, bool causal);
    /// `asking`, `asked`: [terminals, steps, features]; `present`: [terminals, steps], of `asked`. Where the
    /// whole window is missing the answer is 0.
    Attended forward(const torch::Tensor& asking, const torch::Tensor& asked, const torch::Tensor& present);

private:
    int window_;
    bool causal_;
    torch::nn::Linear query_;
    torch::nn::Linear key_;
    torch::nn::Linear value_;
};

/// alpha^b_it: softmax over the window's steps of V' tanh(W_b h^b_i(t) + b_b) (Section 2.3).
class TemporalAttention : public torch::nn::Module {
public:
    TemporalAttention(int features, int window, bool causal);
    /// `behavior`: [terminals, steps, features], `present`: [terminals, steps] 1 where the terminal takes
    /// part. Gives [terminals, steps, window].
    torch::Tensor forward(const torch::Tensor& behavior, const torch::Tensor& present);
    /// Where a step stands in its own window.
    std::int64_t ownPlace() const { return causal_ ? window_ - 1 : window_ / 2; }

private:
    int window_;
    bool causal_;
    torch::nn::Linear inner_; ///< "inner": W_b and b_b
    torch::nn::Linear outer_; ///< "outer": V
};

} // namespace vestigo::models::vgmsstgat
