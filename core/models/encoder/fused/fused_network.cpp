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

std::vector<float> times(std::vector<float> values, float factor) {
    for (float& value : values) {
        value *= factor;
    }
    return values;
}

} // namespace

FusedNetwork::FusedNetwork(const EncoderSpec& encoder, const FoldedWeights& folded, const KernelSet& chosen)
    : spec(encoder)
    , kernels(chosen) {
    WeightPack packing(kernels);
    const float scale = spec.silu ? siluScale : 1.0F;
    for (std::size_t i = 0; i < spec.blocks.size(); ++i) {
        const FoldedBlock& from = folded.blocks[i];
        const FoldedConvolution& widen = spec.blocks[i].widens() ? from.widen : folded.stem;
        FusedBlock block;
        block.depthwise = packing.depthwise(from.depthwise.weights, spec.blocks[i].wideChannels);
        block.depthwiseBias = packing.plain(times(from.depthwise.bias, scale));
        block.widen =
            packing.dense(times(spec.blocks[i].widens() ? widen.weights : byPixels(widen.weights), scale),
                          times(widen.bias, scale));
        block.reduce = packing.dense(times(from.squeeze.reduce, 1.0F / scale), from.squeeze.reduceBias);
        block.expand = packing.dense(from.squeeze.expand, from.squeeze.expandBias);
        block.narrow = packing.dense(times(from.narrow.weights, 1.0F / scale), from.narrow.bias);
        blocks.push_back(block);
    }
    head = packing.dense(folded.head.weights, folded.head.bias);
    pack = packing.taken();
}

} // namespace vestigo::models
