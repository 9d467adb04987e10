// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// What is known of the pairs of terminals, each [terminals, terminals], from row to column, 0..1.
struct Relations {
    torch::Tensor nearness;      ///< exp(-d / d0), 1 with itself; 0 where a place is not known
    torch::Tensor communication; ///< message rate by that of the busiest pair
    torch::Tensor operation;     ///< operational synergy
};

struct DynamicGraph {
    torch::Tensor weights; ///< [steps, terminals, terminals] Eq. (2); 0 where there is no edge
    torch::Tensor edges;   ///< the same shape, 1 where there is an edge, from row to column
    torch::Tensor shares;  ///< [steps, terminals, terminals, 3]: alpha, beta, gamma
};

/// VG-MS-ST-GAT, Eq. (2): E_t(i, j) = alpha Dist(i, j) + beta Comm(i, j) + gamma Op(i, j) with
/// [alpha, beta, gamma] = softmax(MLP(h^v_i(t), h^v_j(t))), hidden 256. Each row keeps its strongest edges
/// and itself.
class DynamicGraphMaker : public torch::nn::Module {
public:
    DynamicGraphMaker(int features, int hidden, int strongest);
    /// `visual`: [terminals, steps, features]; `present`: [terminals, steps] 1 where the terminal takes part;
    /// to or from one that does not there is no edge, but for its own.
    DynamicGraph forward(const torch::Tensor& visual, const torch::Tensor& present,
                         const Relations& relations);

private:
    int strongest_;
    torch::nn::Linear from_; ///< "from": the first layer's part for i, with its bias
    torch::nn::Linear to_;   ///< "to": its part for j, without
    torch::nn::Linear mix_;  ///< "mix": to the three logits
};

} // namespace vestigo::models::vgmsstgat
