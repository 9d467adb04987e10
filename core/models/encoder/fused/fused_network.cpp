// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/fused_network.h"

#include <utility>

namespace vestigo::models {

namespace {

/// [rows, columns] as [columns, rows].
std::vector<float> turned(const std::vector<float>& values, std::size_t rows, std::size_t columns) {
    std::vector<float> result(values.size());
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            result[c * rows + r] = values[r * columns + c];
        }
    }
    return result;
}

} // namespace

FusedNetwork::FusedNetwork(const EncoderSpec& encoder, FoldedWeights folded)
    : spec(encoder) {
    stem = std::make_unique<OrderedWeights>(folded.stem, EncoderSpec::stemChannels, 3, 3);
    for (std::size_t i = 0; i < spec.blocks.size(); ++i) {
        const EncoderBlock& shape = spec.blocks[i];
        FoldedBlock& from = folded.blocks[i];
        const auto wide = static_cast<std::size_t>(shape.wideChannels);
        FusedBlock block;
        if (shape.widens()) {
            block.widen =
                std::make_unique<OrderedWeights>(from.widen, shape.wideChannels, shape.inChannels, 1);
        }
        block.depthwise = turned(from.depthwise.weights, wide, from.depthwise.weights.size() / wide);
        block.depthwiseBias = std::move(from.depthwise.bias);
        block.squeeze = std::move(from.squeeze);
        block.squeeze.expand = turned(block.squeeze.expand, wide, static_cast<std::size_t>(shape.squeeze));
        block.narrow =
            std::make_unique<OrderedWeights>(from.narrow, shape.outChannels, shape.wideChannels, 1);
        blocks.push_back(std::move(block));
    }
    head = std::make_unique<OrderedWeights>(folded.head, EncoderSpec::featureChannels,
                                            spec.blocks.back().outChannels, 1);
}

} // namespace vestigo::models
