// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/window_attention.h"

#include "core/models/vgmsstgat/masked_softmax.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vestigo::models::vgmsstgat {

namespace {

/// Steps whose windows are computed at once: the products of all of them with all of the others, of which the
/// windows are a band, cost less than as many small products, but grow by the square.
constexpr std::int64_t block = 128;

/// [terminals, steps, steps + window - 1] to [terminals, steps, window]: of each row those from the diagonal
/// on.
torch::Tensor bandOf(const torch::Tensor& square, int window) {
    const std::int64_t steps = square.size(1);
    return torch::constant_pad_nd(square.flatten(1), {0, steps}, 0.0)
        .view({square.size(0), steps, steps + window})
        .narrow(2, 0, window);
}

/// The other way round; 0 outside of the band.
torch::Tensor squareOf(const torch::Tensor& band) {
    const std::int64_t steps = band.size(1);
    const std::int64_t wide = steps + band.size(2);
    return torch::constant_pad_nd(band, {0, steps}, 0.0)
        .flatten(1)
        .narrow(1, 0, steps * (wide - 1))
        .view({band.size(0), steps, wide - 1});
}

/// What lies before the first step and after the last of the windows: 0.
torch::Tensor widened(const torch::Tensor& x, int window, bool causal) {
    const std::int64_t before = causal ? window - 1 : window / 2;
    return torch::constant_pad_nd(x, {0, 0, before, window - 1 - before}, 0.0);
}

} // namespace

CrossAttention::CrossAttention(int features, int window, bool causal)
    : window_(window)
    , causal_(causal)
    , query_(register_module("query", torch::nn::Linear(features, features)))
    , key_(register_module("key", torch::nn::Linear(features, features)))
    , value_(register_module("value", torch::nn::Linear(features, features))) {}

Attended CrossAttention::forward(const torch::Tensor& asking, const torch::Tensor& asked,
                                 const torch::Tensor& present) {
    const torch::Tensor queries = query_->forward(asking);
    const torch::Tensor keys = widened(key_->forward(asked), window_, causal_);
    const torch::Tensor values = widened(value_->forward(asked), window_, causal_);
    const torch::Tensor known = windowsOf(present.unsqueeze(-1), window_, causal_).squeeze(-1);
    const double scale = 1.0 / std::sqrt(static_cast<double>(asked.size(2)));
    std::vector<torch::Tensor> weights;
    std::vector<torch::Tensor> answers;
    for (std::int64_t first = 0; first < asked.size(1); first += block) {
        const std::int64_t steps = std::min(block, asked.size(1) - first);
        const std::int64_t reached = steps + window_ - 1;
        const torch::Tensor logits = bandOf(torch::matmul(queries.narrow(1, first, steps),
                                                          keys.narrow(1, first, reached).transpose(1, 2)),
                                            window_) *
                                     scale;
        weights.push_back(maskedSoftmax(logits, known.narrow(1, first, steps)));
        answers.push_back(torch::matmul(squareOf(weights.back()), values.narrow(1, first, reached)));
    }
    Attended result;
    result.weights = torch::cat(weights, 1);
    result.values = torch::cat(answers, 1);
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
