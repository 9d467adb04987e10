// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/edge_attention.h"

#include "core/models/vgmsstgat/masked_softmax.h"

namespace vestigo::models::vgmsstgat {

namespace {

constexpr double slope = 0.2;        ///< of LeakyReLU below 0
constexpr double leastWeight = 1e-3; ///< of an edge: a terminal hears itself whatever its weight

} // namespace

VisualEdgeAttention::VisualEdgeAttention(int features)
    : own_(register_module("own", torch::nn::Linear(features, 1)))
    , other_(register_module("other", torch::nn::Linear(torch::nn::LinearOptions(features, 1).bias(false)))) {
}

torch::Tensor VisualEdgeAttention::forward(const torch::Tensor& visual, const DynamicGraph& graph) {
    const torch::Tensor byStep = visual.transpose(0, 1);
    const torch::Tensor logits = own_->forward(byStep) + other_->forward(byStep).transpose(1, 2);
    return maskedSoftmax(torch::leaky_relu(logits, slope), graph.edges);
}

GraphAttention::GraphAttention(int features, int heads)
    : heads_(heads)
    , project_(register_module("project",
                               torch::nn::Linear(torch::nn::LinearOptions(features, features).bias(false)))) {
    const std::int64_t width = features / heads;
    own_ = register_parameter("own", torch::randn({heads, width}) * 0.1);
    other_ = register_parameter("other", torch::randn({heads, width}) * 0.1);
}

GraphAttended GraphAttention::forward(const torch::Tensor& features, const DynamicGraph& graph) {
    const std::int64_t terminals = features.size(0);
    const std::int64_t steps = features.size(1);
    const torch::Tensor h =
        project_->forward(features).view({terminals, steps, heads_, -1}).permute({1, 2, 0, 3});
    // [steps, heads, terminals, width]
    const torch::Tensor own = (h * own_.unsqueeze(1)).sum(-1).unsqueeze(-1);
    const torch::Tensor other = (h * other_.unsqueeze(1)).sum(-1).unsqueeze(-2);
    const torch::Tensor strength = torch::log(graph.weights.clamp_min(leastWeight)).unsqueeze(1);
    const torch::Tensor weights =
        maskedSoftmax(torch::leaky_relu(own + other, slope) + strength, graph.edges.unsqueeze(1));
    GraphAttended result;
    result.features = torch::elu(torch::matmul(weights, h).permute({2, 0, 1, 3}).flatten(2));
    result.attention = weights.mean(1);
    return result;
}

} // namespace vestigo::models::vgmsstgat
