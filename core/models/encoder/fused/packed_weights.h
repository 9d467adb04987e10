// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/fused/kernel_set.h"

#include <memory>
#include <vector>

namespace vestigo::models {

/// Floats on a border of 64 bytes.
class AlignedFloats {
public:
    void resize(std::size_t count);
    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }

private:
    struct Free {
        void operator()(float* data) const;
    };
    std::unique_ptr<float, Free> data_;
};

/// A dense convolution as the kernels take it. Its channels are padded to whole vectors; those that were not
/// there give zero.
struct PackedDense {
    std::ptrdiff_t weights =
        0;                   ///< place in the pack, tile by tile of nextVectors(): [depth, vectors * lanes]
    std::ptrdiff_t bias = 0; ///< place of [channels]
    int channels = 0;        ///< a multiple of the kernels' lanes
    int depth = 0;
};

/// All weights of an encoder in the order of their use, so that what lies behind some weights is what is
/// needed next and can be asked for in time.
class WeightPack {
public:
    explicit WeightPack(const KernelSet& kernels)
        : kernels_(kernels) {}

    /// Of weights [out, depth], bias [out].
    PackedDense dense(const std::vector<float>& weights, const std::vector<float>& bias);
    /// Of [channels, cells] as [channels / lanes, cells, lanes]; gives their place.
    std::ptrdiff_t depthwise(const std::vector<float>& weights, int channels);
    std::ptrdiff_t plain(const std::vector<float>& values);

    /// Everything packed, by the places given out.
    AlignedFloats taken() const;

private:
    std::ptrdiff_t room(std::size_t count);

    const KernelSet& kernels_;
    std::vector<float> values_;
};

} // namespace vestigo::models
