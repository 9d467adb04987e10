// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/dynamic_graph.h"

#include <algorithm>

namespace vestigo::models::vgmsstgat {

DynamicGraphMaker::DynamicGraphMaker(int features, int hidden, int strongest)
    : strongest_(strongest)
    , from_(register_module("from", torch::nn::Linear(features, hidden)))
    , to_(register_module("to", torch::nn::Linear(torch::nn::LinearOptions(features, hidden).bias(false))))
    , mix_(register_module("mix", torch::nn::Linear(hidden, 3))) {}

DynamicGraph DynamicGraphMaker::forward(const torch::Tensor& visual, const torch::Tensor& present,
                                        const Relations& relations) {
    const std::int64_t terminals = visual.size(0);
    const torch::Tensor byStep = visual.transpose(0, 1); // [steps, terminals, features]
    DynamicGraph graph;
    // W [h_i, h_j] is W' h_i + W" h_j: the pairs meet only in the hidden layer.
    graph.shares = torch::softmax(
        mix_->forward(torch::relu(from_->forward(byStep).unsqueeze(2) + to_->forward(byStep).unsqueeze(1))),
        -1);
    const torch::Tensor all =
        (graph.shares * torch::stack({relations.nearness, relations.communication, relations.operation}, -1))
            .sum(-1);
    const torch::Tensor here = present.transpose(0, 1); // [steps, terminals]
    const torch::Tensor self = torch::eye(terminals, all.options());
    const torch::Tensor others = all * here.unsqueeze(2) * here.unsqueeze(1) * (1.0 - self);
    const auto kept = std::min<std::int64_t>(strongest_, terminals);
    const torch::Tensor least = std::get<0>(others.detach().topk(kept, -1)).narrow(-1, kept - 1, 1);
    const torch::Tensor strong = ((others >= least) & (others > 0)).to(all.dtype());
    graph.edges = torch::maximum(strong, self.expand_as(strong));
    graph.weights = all * graph.edges;
    return graph;
}

} // namespace vestigo::models::vgmsstgat
