// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/folded_weights.h"
#include "core/models/encoder/fused/dense_convolution.h"

#include <memory>
#include <vector>

namespace vestigo::models {

/// What the depthwise kernel and squeeze and excitation need of one block, in their order.
struct FusedBlock {
    std::unique_ptr<OrderedWeights> widen; ///< null where the block does not widen
    std::vector<float> depthwise;          ///< [kernel * kernel, channels]
    std::vector<float> depthwiseBias;
    SqueezeWeights squeeze; ///< `expand` turned round: [squeeze, channels]
    std::unique_ptr<OrderedWeights> narrow;
};

/// The weights of one encoder, shared by all plans of all workers.
struct FusedNetwork {
    FusedNetwork(const EncoderSpec& encoder, FoldedWeights folded);

    EncoderSpec spec;
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    std::unique_ptr<OrderedWeights> stem;
    std::vector<FusedBlock> blocks;
    std::unique_ptr<OrderedWeights> head;
};

} // namespace vestigo::models
