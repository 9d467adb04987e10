// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::models {

/// SiLU, x / (1 + e^-x), is x' / (1 + 2^x') of x' = siluScale * x, but for siluScale. So the wide
/// convolutions and the depthwise ones give all their values times this, which costs nothing once it is in
/// the weights: those of the first and both biases are taken times it, and what reads the result divides its
/// weights by it.
constexpr float siluScale = -1.44269504F; // -log2(e)

/// Where the convolution that makes a pixel's channels reads: `segments` runs of `depth` numbers. A 1x1
/// convolution reads one run, the channels of its pixel; the stem reads three, one of each row of the
/// picture.
struct DenseSource {
    const float* in = nullptr;
    int segments = 1;
    int depth = 0;                   ///< numbers a segment
    std::ptrdiff_t segmentApart = 0; ///< floats from one segment to the next
    std::ptrdiff_t pixelApart = 0;   ///< floats from a pixel to its right neighbour
    std::ptrdiff_t rowApart = 0;     ///< floats from a row of pixels to the next
    std::ptrdiff_t pictureApart = 0; ///< floats from a picture to the next
};

/// A 1x1 convolution of pixels that lie one behind the other.
struct DenseTask {
    DenseSource source;
    const float* weights = nullptr; ///< as WeightPack::dense() orders them
    const float* bias = nullptr;    ///< [channels]
    float* out = nullptr;           ///< [pixels, channels]
    int pixels = 0;
    int channels = 0;  ///< a multiple of KernelSet::lanes
    bool adds = false; ///< to what lies at `out`; else overwrites it
};

/// A convolution over all channels, its activation, and the depthwise convolution behind it with its own, of
/// some pictures. What lies between the two never leaves the processor's first cache.
struct DepthwiseTask {
    DenseSource source;
    const float* dense = nullptr;     ///< as WeightPack::dense() orders them
    const float* denseBias = nullptr; ///< [channels]
    const float* weights = nullptr;   ///< as WeightPack::depthwise() orders them
    const float* bias = nullptr;      ///< [channels]
    float* out = nullptr;             ///< [pictures, outHeight, outWidth, channels]
    float* sums = nullptr;            ///< [pictures, channels], of `out` over its cells
    float* rows = nullptr;            ///< room for depthwiseRoom() floats
    int pictures = 1;
    int channels = 0; ///< a multiple of 16
    int height = 0;   ///< of what lies between
    int width = 0;
    int outHeight = 0;
    int outWidth = 0;
    int kernel = 3; ///< 3 or 5
    int stride = 1; ///< 1 or 2
    int padBefore = 1;
    bool silu = true;         ///< SiLU, all values times siluScale; else min(max(x, 0), 6)
    std::ptrdiff_t later = 0; ///< floats behind `dense` where as many weights lie that are needed afterwards
};

/// Squeeze and excitation of one picture: factors = sigmoid(expand * silu(reduce * means)). They are applied
/// to the values or, where these are more, to the weights of the convolution that reads them.
struct SqueezeTask {
    float* values = nullptr;       ///< [cells, channels], scaled in place if `scaledNarrow` is null
    float* sums = nullptr;         ///< [channels], over the cells; means behind the call
    const float* reduce = nullptr; ///< as WeightPack::dense() orders them, likewise `expand` and `narrow`
    const float* reduceBias = nullptr;
    const float* expand = nullptr;
    const float* expandBias = nullptr;
    const float* narrow = nullptr; ///< the weights that read the values
    float* scaledNarrow = nullptr; ///< room for as many; null: the values are scaled
    float* factors = nullptr;      ///< room for [channels]
    float* inner = nullptr;        ///< room for [innerChannels]
    int cells = 0;
    int channels = 0;
    int squeeze = 0;       ///< numbers between the two
    int innerChannels = 0; ///< the same in whole vectors
    int narrowChannels = 0;
};

/// Bytes of a picture as numbers: byte i becomes byte * factors[i % 3] + shifts[i % 3].
struct NumbersTask {
    const std::uint8_t* bytes = nullptr;
    float* out = nullptr;
    int count = 0; ///< a multiple of 48
    float factors[3]{};
    float shifts[3]{};
};

/// The same functions compiled for one kind of processor.
struct KernelSet {
    const char* name;
    int lanes;      ///< floats of a vector
    int tilePixels; ///< pixels that a dense convolution takes at once
    void (*numbers)(const NumbersTask& task);
    void (*dense)(const DenseTask& task);
    void (*depthwise)(const DepthwiseTask& task);
    void (*squeeze)(const SqueezeTask& task);
    /// SiLU (without siluScale) or min(max(x, 0), 6), in place; `count` is a multiple of `lanes`.
    void (*activate)(float* values, std::size_t count, bool silu);
};

/// Vectors that a dense convolution makes at once at most.
constexpr int tileVectors = 3;

// Always inline: what is compiled for one kind of processor must not be called on another.

/// Vectors of the next tile where `left` are left: two and two rather than three and a slow one.
[[gnu::always_inline]] constexpr int nextVectors(int left) {
    return left == tileVectors + 1 ? 2 : (left < tileVectors ? left : tileVectors);
}

/// Rows of what lies between that are kept: those under the kernel, and what a tile makes beyond.
[[gnu::always_inline]] constexpr int depthwiseRows(int tilePixels, int width, int kernel) {
    return kernel + (tilePixels - 1) / width + 1;
}

/// Floats that DepthwiseTask::rows needs.
[[gnu::always_inline]] constexpr std::size_t depthwiseRoom(const KernelSet& kernels, int width, int kernel) {
    return static_cast<std::size_t>(depthwiseRows(kernels.tilePixels, width, kernel)) *
           static_cast<std::size_t>(width + 2 * kernel) *
           static_cast<std::size_t>(tileVectors * kernels.lanes);
}

extern const KernelSet baselineKernels;
#ifdef __x86_64__
extern const KernelSet avx2Kernels;
extern const KernelSet avx512Kernels;
#endif

/// The sets that this processor can run, the quickest first.
std::vector<const KernelSet*> runnableKernels();

} // namespace vestigo::models
