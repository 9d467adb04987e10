// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vestigo::models {

/// Channels that the kernels take at once; all widened channel numbers of the encoders are multiples of it.
constexpr int kernelLanes = 16;

/// A depthwise convolution of one picture in the layout [height, width, channels], with the activation before
/// it (that of the convolution that made its input) and the one behind it: each value is read once.
struct DepthwiseTask {
    const float* in = nullptr;      ///< [height, width, channels], before the activation
    float* out = nullptr;           ///< [outHeight, outWidth, channels], behind the activation
    float* sums = nullptr;          ///< [channels], of `out` over its cells
    const float* weights = nullptr; ///< [kernel * kernel, channels]
    const float* bias = nullptr;    ///< [channels]
    float* rows = nullptr;          ///< room for depthwiseRoom() floats
    int channels = 0;
    int height = 0;
    int width = 0;
    int outHeight = 0;
    int outWidth = 0;
    int kernel = 3; ///< 3 or 5
    int stride = 1; ///< 1 or 2
    int padBefore = 1;
    bool silu = true;
};

/// Floats that DepthwiseTask::rows needs.
constexpr std::size_t depthwiseRoom(int width, int kernel) {
    return static_cast<std::size_t>(kernel + 1) * static_cast<std::size_t>(width + 2 * kernel) * kernelLanes;
}

/// Squeeze and excitation, and its factors applied.
struct SqueezeTask {
    float* values = nullptr;     ///< [cells, channels], scaled in place
    const float* sums = nullptr; ///< [channels], over the cells
    const float* reduce = nullptr;
    const float* reduceBias = nullptr;
    const float* expand = nullptr; ///< [squeeze, channels]: turned round
    const float* expandBias = nullptr;
    float* factors = nullptr; ///< room for [channels]
    float* inner = nullptr;   ///< room for [squeeze]
    int cells = 0;
    int channels = 0;
    int squeeze = 0;
};

/// The same functions compiled for one kind of processor.
struct KernelSet {
    const char* name;
    void (*depthwise)(const DepthwiseTask& task);
    void (*squeeze)(const SqueezeTask& task);
    /// In place; `count` is a multiple of kernelLanes.
    void (*activate)(float* values, std::size_t count, bool silu);
};

extern const KernelSet baselineKernels;
#ifdef __x86_64__
extern const KernelSet avx2Kernels;
extern const KernelSet avx512Kernels;
#endif

/// The best set that this processor can run.
const KernelSet& fittingKernels();

} // namespace vestigo::models
