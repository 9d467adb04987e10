// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/folded_weights.h"
#include "core/models/encoder/fused/packed_weights.h"

#include <vector>

namespace vestigo::models {

/// The weights of one block as the kernels take them, by their places in the pack.
struct FusedBlock {
    std::ptrdiff_t depthwise = 0;
    std::ptrdiff_t depthwiseBias = 0;
    PackedDense widen;  ///< the stem in the first block, which does not widen
    PackedDense reduce; ///< of squeeze and excitation, likewise `expand`
    PackedDense expand;
    PackedDense narrow;
};

/// The weights of one encoder, shared by all plans of all workers.
struct FusedNetwork {
    FusedNetwork(const EncoderSpec& encoder, const FoldedWeights& folded, const KernelSet& chosen);
    const float* at(std::ptrdiff_t place) const { return pack.data() + place; }

    EncoderSpec spec;
    const KernelSet& kernels;
    std::vector<FusedBlock> blocks;
    PackedDense head;
    AlignedFloats pack;
};

} // namespace vestigo::models
