// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/dynamic_graph.h"

namespace vestigo::models::vgmsstgat {

/// alpha^v_ij = softmax over the edges of i of LeakyReLU(W_v [h^v_i, h^v_j]) (VG-MS-ST-GAT, Section 2.3).
class VisualEdgeAttention : public torch::nn::Module {
public:
    explicit VisualEdgeAttention(int features);
    /// `visual`: [terminals, steps, features]. Gives [steps, terminals, terminals].
    torch::Tensor forward(const torch::Tensor& visual, const DynamicGraph& graph);

private:
    torch::nn::Linear own_;   ///< "own": the half of W_v that meets h_i
    torch::nn::Linear other_; ///< "other": the half that meets h_j
};

struct GraphAttended {
    torch::Tensor features;  ///< [terminals, steps, features]
    torch::Tensor attention; ///< [steps, terminals, terminals], mean of the heads
};

/// GAT(h, E_t) of VG-MS-ST-GAT, Eq. (4): graph attention with several heads, whose logits LeakyReLU(a' [W
/// h_i, W h_j]) are raised by the logarithm of the edge's weight, so that a stronger edge is heard more.
class GraphAttention : public torch::nn::Module {
public:
    GraphAttention(int features, int heads);
    GraphAttended forward(const torch::Tensor& features, const DynamicGraph& graph);

private:
    std::int64_t heads_;
    torch::nn::Linear project_; ///< "project": W, of all heads side by side
    torch::Tensor own_;         ///< "own": [heads, features / heads]
    torch::Tensor other_;       ///< "other": the same
};

} // namespace vestigo::models::vgmsstgat
