// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/fused_network.h"

namespace vestigo::models {

namespace {

constexpr std::size_t stemSide = 3;

/// [out, colours, y, x] as [out, y, x, colours], the order of a picture's numbers.
std::vector<float> byPixels(const std::vector<float>& weights) {
    constexpr std::size_t colours = 3;
    constexpr std::size_t cells = stemSide * stemSide;
    std::vector<float> turned(weights.size());
    for (std::size_t o = 0; o < weights.size(); o += colours * cells) {
        for (std::size_t c = 0; c < colours; ++c) {
            for (std::size_t i = 0; i < cells; ++i) {
                turned[o + i * colours + c] = weights[o + c * cells + i];
            }
        }
    }
    return turned;
}

} // namespace

FusedNetwork::FusedNetwork(const EncoderSpec& encoder, const FoldedWeights& folded, const KernelSet& chosen)
    : spec(encoder)
    , kernels(chosen) {
    WeightPack packing(kernels);
    for (std::size_t i = 0; i < spec.blocks.size(); ++i) {
        const FoldedBlock& from = folded.blocks[i];
        FusedBlock block;
        block.depthwise = packing.depthwise(from.depthwise.weights, spec.blocks[i].wideChannels);
        block.depthwiseBias = packing.plain(from.depthwise.bias);
        block.widen = spec.blocks[i].widens()
                          ? packing.dense(from.widen.weights, from.widen.bias)
                          : packing.dense(byPixels(folded.stem.weights), folded.stem.bias);
        block.reduce = packing.dense(from.squeeze.reduce, from.squeeze.reduceBias);
        block.expand = packing.dense(from.squeeze.expand, from.squeeze.expandBias);
        block.narrow = packing.dense(from.narrow.weights, from.narrow.bias);
        blocks.push_back(block);
    }
    head = packing.dense(folded.head.weights, folded.head.bias);
    pack = packing.taken();
}

} // namespace vestigo::models
