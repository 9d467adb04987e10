// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/encoder/fused/fused_network.h"
#include "core/models/encoder/fused/kernel_set.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vestigo::models {

/// Floats on a border of 64 bytes.
class AlignedFloats {
public:
    void resize(std::size_t count);
    float* data() { return data_.get(); }

private:
    struct Free {
        void operator()(float* data) const;
    };
    std::unique_ptr<float, Free> data_;
};

/// Everything for encoding `batch` pictures of one size on one thread: primitives, buffers, order of work.
/// oneDNN is asked for as many threads as OpenMP gives when the plan is made, so make and run it where that
/// is one.
class BatchPlan {
public:
    BatchPlan(FusedNetwork& network, int batch, int height, int width);

    /// `pixels` as RgbPictures, `maps` as FeatureMaps. False: cancelled.
    bool run(const std::uint8_t* pixels, float* maps, const CancelToken& cancel);

private:
    /// One block for a group of pictures whose widened maps fit the processor's cache together.
    struct Block {
        const EncoderBlock* shape = nullptr;
        const FusedBlock* weights = nullptr;
        int group = 1;
        std::unique_ptr<DenseConvolution> widen;
        DepthwiseTask depthwise;
        SqueezeTask squeeze;
        std::unique_ptr<DenseConvolution> narrow;
        std::size_t inFloats = 0; ///< of one picture
        std::size_t wideFloats = 0;
        std::size_t deepFloats = 0;
        std::size_t outFloats = 0;
    };

    void planBlock(std::size_t index, int& height, int& width);
    void fillInput(const std::uint8_t* pixels);
    void runBlock(Block& block, const float* in, float* out);
    void writeMaps(float* maps);

    FusedNetwork& network_;
    const KernelSet& kernels_;
    dnnl::stream stream_;
    int batch_;
    int height_;
    int width_;
    int mapCells_ = 0;
    std::unique_ptr<DenseConvolution> stem_;
    std::vector<Block> blocks_;
    std::unique_ptr<DenseConvolution> head_;
    AlignedFloats input_;    ///< pictures as numbers, later the head's maps
    AlignedFloats carry_[2]; ///< in and out of the blocks, by turns
    AlignedFloats wide_;     ///< of one group
    AlignedFloats deep_;     ///< behind the depthwise convolution, of one group
    AlignedFloats rows_;
    AlignedFloats sums_;
    AlignedFloats factors_;
};

} // namespace vestigo::models
