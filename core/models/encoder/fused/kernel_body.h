// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels' code. Each kernels_*.cpp includes it and is compiled for another kind of processor, so
// everything here has internal linkage, and nothing of the standard library that might be emitted for one
// processor and called on another is used.
#pragma once

#include "core/models/encoder/fused/kernel_set.h"

#include <cstdint>
#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace vestigo::models {

namespace {

using Lanes = float __attribute__((vector_size(kernelLanes * 4), aligned(4), may_alias));
using Whole = std::int32_t __attribute__((vector_size(kernelLanes * 4)));

// Included by sources only, each for another processor.
// NOLINTNEXTLINE(misc-definitions-in-headers)
constexpr std::ptrdiff_t lanesApart = kernelLanes;

#define VESTIGO_INLINE [[gnu::always_inline]] inline

VESTIGO_INLINE Lanes lanesAt(const float* place) {
    return *reinterpret_cast<const Lanes*>(place);
}

VESTIGO_INLINE void put(float* place, const Lanes& lanes) {
    *reinterpret_cast<Lanes*>(place) = lanes;
}

VESTIGO_INLINE Lanes reciprocal(const Lanes& x) {
#if defined(__AVX512F__)
    const auto guess = reinterpret_cast<Lanes>(_mm512_rcp14_ps(reinterpret_cast<__m512>(x)));
    return guess * (2.0F - x * guess);
#else
    return 1.0F / x;
#endif
}

/// 2^z within 3e-7 of itself for |z| <= 126: the whole part by the exponent, the rest by a polynomial.
VESTIGO_INLINE Lanes powerOfTwo(const Lanes& z) {
    constexpr float magic = 12582912.0F; // 1.5 * 2^23: adding it rounds to a whole number
    const Lanes shifted = z + magic;
    const Lanes rest = z - (shifted - magic);
    Lanes power = rest * 1.33335581e-3F + 9.61812910e-3F;
    power = power * rest + 5.55041087e-2F;
    power = power * rest + 2.40226507e-1F;
    power = power * rest + 6.93147181e-1F;
    power = power * rest + 1.0F;
    return reinterpret_cast<Lanes>(reinterpret_cast<Whole>(power) + (reinterpret_cast<Whole>(shifted) << 23));
}

VESTIGO_INLINE Lanes sigmoid(const Lanes& x) {
    constexpr float log2e = 1.44269504F;
    Lanes z = x * -log2e;
    z = z > 126.0F ? Lanes{} + 126.0F : z;
    z = z < -126.0F ? Lanes{} - 126.0F : z;
    return reciprocal(1.0F + powerOfTwo(z));
}

template <bool Silu>
VESTIGO_INLINE Lanes activated(const Lanes& x) {
    if constexpr (Silu) {
        return x * sigmoid(x);
    } else {
        const Lanes above = x > 0.0F ? x : Lanes{};
        return above < 6.0F ? above : Lanes{} + 6.0F;
    }
}

/// `Count` cells of a row of the output, from the rows of activated input that the kernel covers.
template <int Kernel, int Stride, bool Silu, int Count>
VESTIGO_INLINE Lanes cellsOf(const float* const* rows, const Lanes* weights, const Lanes& bias, int channels,
                             float* out) {
    Lanes sums[Count];
    for (int i = 0; i < Count; ++i) {
        sums[i] = bias;
    }
#pragma GCC unroll 5
    for (int y = 0; y < Kernel; ++y) {
#pragma GCC unroll 5
        for (int x = 0; x < Kernel; ++x) {
#pragma GCC unroll 4
            for (int i = 0; i < Count; ++i) {
                sums[i] += weights[y * Kernel + x] * lanesAt(rows[y] + lanesApart * (i * Stride + x));
            }
        }
    }
    Lanes total{};
    for (int i = 0; i < Count; ++i) {
        const Lanes value = activated<Silu>(sums[i]);
        put(out + static_cast<std::ptrdiff_t>(i) * channels, value);
        total += value;
    }
    return total;
}

template <int Kernel, int Stride, bool Silu>
VESTIGO_INLINE Lanes rowOf(const DepthwiseTask& task, const float* const* rows, const Lanes* weights,
                           const Lanes& bias, float* out) {
    Lanes total{};
    int x = 0;
    const float* moved[Kernel];
    for (; x + 4 <= task.outWidth; x += 4) {
        for (int y = 0; y < Kernel; ++y) {
            moved[y] = rows[y] + lanesApart * x * Stride;
        }
        total += cellsOf<Kernel, Stride, Silu, 4>(moved, weights, bias, task.channels,
                                                  out + static_cast<std::ptrdiff_t>(x) * task.channels);
    }
    for (; x < task.outWidth; ++x) {
        for (int y = 0; y < Kernel; ++y) {
            moved[y] = rows[y] + lanesApart * x * Stride;
        }
        total += cellsOf<Kernel, Stride, Silu, 1>(moved, weights, bias, task.channels,
                                                  out + static_cast<std::ptrdiff_t>(x) * task.channels);
    }
    return total;
}

/// All rows of kernelLanes channels. The rows of activated input that the kernel covers are kept in a ring.
template <int Kernel, int Stride, bool Silu>
void channelsOf(const DepthwiseTask& task, int first) {
    Lanes weights[Kernel * Kernel];
    for (int i = 0; i < Kernel * Kernel; ++i) {
        weights[i] = lanesAt(task.weights + static_cast<std::ptrdiff_t>(i) * task.channels + first);
    }
    const Lanes bias = lanesAt(task.bias + first);
    const std::ptrdiff_t rowFloats = static_cast<std::ptrdiff_t>(task.width + 2 * Kernel) * kernelLanes;
    const float* const zeros = task.rows + Kernel * rowFloats;
    Lanes total{};
    int made = 0; // input rows that were activated
    for (int row = 0; row < task.outHeight; ++row) {
        const int top = row * Stride - task.padBefore;
        for (; made < task.height && made < top + Kernel; ++made) {
            const float* from =
                task.in + static_cast<std::ptrdiff_t>(made) * task.width * task.channels + first;
            float* to = task.rows + (made % Kernel) * rowFloats + lanesApart * task.padBefore;
            for (int x = 0; x < task.width; ++x, from += task.channels, to += kernelLanes) {
                put(to, activated<Silu>(lanesAt(from)));
            }
        }
        const float* rows[Kernel];
        for (int y = 0; y < Kernel; ++y) {
            const int at = top + y;
            rows[y] = at < 0 || at >= task.height ? zeros : task.rows + (at % Kernel) * rowFloats;
        }
        total += rowOf<Kernel, Stride, Silu>(
            task, rows, weights, bias,
            task.out + static_cast<std::ptrdiff_t>(row) * task.outWidth * task.channels + first);
    }
    put(task.sums + first, total);
}

template <int Kernel, int Stride, bool Silu>
void depthwiseOf(const DepthwiseTask& task) {
    const std::size_t room = depthwiseRoom(task.width, Kernel);
    for (std::size_t i = 0; i < room; i += kernelLanes) {
        put(task.rows + i, Lanes{}); // what lies beside the picture stays zero
    }
    for (int first = 0; first < task.channels; first += kernelLanes) {
        channelsOf<Kernel, Stride, Silu>(task, first);
    }
}

template <bool Silu>
void depthwiseWith(const DepthwiseTask& task) {
    if (task.kernel == 3) {
        task.stride == 1 ? depthwiseOf<3, 1, Silu>(task) : depthwiseOf<3, 2, Silu>(task);
    } else {
        task.stride == 1 ? depthwiseOf<5, 1, Silu>(task) : depthwiseOf<5, 2, Silu>(task);
    }
}

// NOLINTBEGIN(misc-definitions-in-headers)
void depthwise(const DepthwiseTask& task) {
    task.silu ? depthwiseWith<true>(task) : depthwiseWith<false>(task);
}

void activate(float* values, std::size_t count, bool silu) {
    for (std::size_t i = 0; i < count; i += kernelLanes) {
        const Lanes x = lanesAt(values + i);
        put(values + i, silu ? activated<true>(x) : activated<false>(x));
    }
}

VESTIGO_INLINE float sumOf(const Lanes& lanes) {
    float sum = 0.0F;
    for (int i = 0; i < kernelLanes; ++i) {
        sum += lanes[i];
    }
    return sum;
}

void squeeze(const SqueezeTask& task) {
    const float share = 1.0F / static_cast<float>(task.cells);
    for (int j = 0; j < task.squeeze; ++j) {
        const float* weights = task.reduce + static_cast<std::ptrdiff_t>(j) * task.channels;
        Lanes sum{};
        for (int c = 0; c < task.channels; c += kernelLanes) {
            sum += lanesAt(weights + c) * lanesAt(task.sums + c);
        }
        const Lanes value = Lanes{} + (sumOf(sum) * share + task.reduceBias[j]);
        task.inner[j] = activated<true>(value)[0];
    }
    for (int c = 0; c < task.channels; c += kernelLanes) {
        Lanes sum = lanesAt(task.expandBias + c);
        for (int j = 0; j < task.squeeze; ++j) {
            sum += lanesAt(task.expand + static_cast<std::ptrdiff_t>(j) * task.channels + c) * task.inner[j];
        }
        put(task.factors + c, sigmoid(sum));
    }
    float* values = task.values;
    for (int cell = 0; cell < task.cells; ++cell, values += task.channels) {
        for (int c = 0; c < task.channels; c += kernelLanes) {
            put(values + c, lanesAt(values + c) * lanesAt(task.factors + c));
        }
    }
}
// NOLINTEND(misc-definitions-in-headers)

} // namespace

} // namespace vestigo::models
