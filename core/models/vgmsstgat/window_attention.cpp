// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/window_attention.h"

#include "core/models/vgmsstgat/masked_softmax.h"

#include <cmath>

namespace vestigo::models::vgmsstgat {

CrossAttention::CrossAttention(int features, int window, bool causal)
    : window_(window)
    , causal_(causal)
    , query_(register_module("query", torch::nn::Linear(features, features)))
    , key_(register_module("key", torch::nn::Linear(features, features)))
    , value_(register_module("value", torch::nn::Linear(features, features))) {}

Attended CrossAttention::forward(const torch::Tensor& asking, const torch::Tensor& asked,
                                 const torch::Tensor& present) {
    const torch::Tensor keys = windowsOf(key_->forward(asked), window_, causal_);
    const torch::Tensor values = windowsOf(value_->forward(asked), window_, causal_);
    const torch::Tensor known = windowsOf(present.unsqueeze(-1), window_, causal_).squeeze(-1);
    const double scale = 1.0 / std::sqrt(static_cast<double>(asked.size(2)));
    const torch::Tensor logits =
        torch::matmul(keys, query_->forward(asking).unsqueeze(-1)).squeeze(-1) * scale;
    Attended result;
    result.weights = maskedSoftmax(logits, known);
    result.values = torch::matmul(result.weights.unsqueeze(2), values).squeeze(2);
    return result;
}

TemporalAttention::TemporalAttention(int features, int window, bool causal)
    : window_(window)
    , causal_(causal)
    , inner_(register_module("inner", torch::nn::Linear(features, features)))
    , outer_(register_module("outer", torch::nn::Linear(torch::nn::LinearOptions(features, 1).bias(false)))) {
}

torch::Tensor TemporalAttention::forward(const torch::Tensor& behavior, const torch::Tensor& present) {
    const torch::Tensor scores = outer_->forward(torch::tanh(inner_->forward(behavior)));
    return maskedSoftmax(windowsOf(scores, window_, causal_).squeeze(-1),
                         windowsOf(present.unsqueeze(-1), window_, causal_).squeeze(-1));
}

} // namespace vestigo::models::vgmsstgat
