// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/encoder/fused/fused_network.h"

#include <cstdint>
#include <vector>

namespace vestigo::models {

/// Everything for encoding pictures of one size on one thread: buffers and the order of work. What it makes
/// of a picture does not depend on the pictures beside it.
class BatchPlan {
public:
    /// Pictures that go through together at most. One alone is as fast where nothing else wants the memory:
    /// the kernels ask for their weights ahead. Where other programs do, reading them once for four holds
    /// better.
    static constexpr int largest = 4;

    BatchPlan(const FusedNetwork& network, int height, int width);

    /// `count` pictures, `pixels` as in RgbPictures, `maps` as in FeatureMaps. False: cancelled.
    bool run(const std::uint8_t* pixels, int count, float* maps, const CancelToken& cancel);

private:
    /// One block for a group of pictures whose deep maps fit the processor's second cache together.
    struct Block {
        bool residual = false;
        bool scalesWeights = false; ///< squeeze and excitation scales the narrow weights instead of the map
        int group = 1;
        DepthwiseTask depthwise;
        SqueezeTask squeeze;
        DenseTask narrow;
        std::ptrdiff_t deepFloats = 0; ///< behind the depthwise convolution, of one picture
        std::ptrdiff_t outFloats = 0;
    };

    void planBlock(std::size_t index, int height, int width);
    DenseSource stemSource() const;
    void planBuffers();
    void fillInput(const std::uint8_t* pixels, int count);
    void runBlock(Block& block, const float* in, float* out, int count);
    void writeMaps(const float* in, float* maps, int count);

    const FusedNetwork& network_;
    const KernelSet& kernels_;
    int height_;
    int width_;
    int mapCells_ = 0;
    std::vector<Block> blocks_;
    AlignedFloats input_;    ///< pictures as numbers, with a border of zeros
    AlignedFloats carry_[2]; ///< in and out of the blocks, by turns
    AlignedFloats deep_;     ///< behind the depthwise convolution, of one group
    AlignedFloats scaled_;   ///< narrow weights
    AlignedFloats rows_;
    AlignedFloats sums_;
    AlignedFloats factors_;
    AlignedFloats maps_; ///< the head's, [pictures, cells, channels]
};

} // namespace vestigo::models
