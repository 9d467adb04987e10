// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of floats and the activations on them. Each kernels_*.cpp includes the kernel_*.h files and is
// compiled for another kind of processor, so everything in them has internal linkage, and nothing of the
// standard library that might be emitted for one processor and called on another is used.
#pragma once

#include "core/models/encoder/fused/kernel_set.h"

#include <cstdint>
#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace vestigo::models {

namespace {

// Accumulators of a tile (pixels x three vectors), three vectors of weights and a number fill the registers:
// 32 of them with AVX-512, 16 without.
// NOLINTBEGIN(misc-definitions-in-headers)
#if defined(__AVX512F__)
constexpr int lanes = 16;
constexpr int tilePixels = 8;
#elif defined(__AVX2__)
constexpr int lanes = 8;
constexpr int tilePixels = 4;
#else
constexpr int lanes = 4;
constexpr int tilePixels = 4;
#endif
// NOLINTEND(misc-definitions-in-headers)

using Lanes = float __attribute__((vector_size(lanes * 4)));
using Whole = std::int32_t __attribute__((vector_size(lanes * 4)));

#define VESTIGO_INLINE [[gnu::always_inline]] inline

VESTIGO_INLINE Lanes lanesAt(const float* place) {
    Lanes values;
    __builtin_memcpy(&values, place, sizeof(values)); // wherever it lies
    return values;
}

VESTIGO_INLINE void put(float* place, const Lanes& values) {
    __builtin_memcpy(place, &values, sizeof(values));
}

/// 2^z within 3e-6 of itself: the whole part by the exponent, the rest by a polynomial. Beyond |z| = 126 it
/// is some number as small or as large, or infinity.
VESTIGO_INLINE Lanes powerOfTwo(const Lanes& z) {
#if defined(__AVX512F__)
    const auto whole =
        reinterpret_cast<Lanes>(_mm512_maskz_roundscale_ps(0xFFFF, reinterpret_cast<__m512>(z), 0));
    const Lanes rest = z - whole;
#else
    constexpr float magic = 12582912.0F; // 1.5 * 2^23: adding it rounds to a whole number
    Lanes within = z > 126.0F ? Lanes{} + 126.0F : z;
    within = within < -126.0F ? Lanes{} - 126.0F : within;
    const Lanes shifted = within + magic;
    const Lanes rest = within - (shifted - magic);
#endif
    Lanes power = rest * 9.570101911e-3F + 5.591786032e-2F;
    power = power * rest + 2.402474483e-1F;
    power = power * rest + 6.931218147e-1F;
    power = power * rest + 9.999992614e-1F;
#if defined(__AVX512F__)
    return reinterpret_cast<Lanes>(
        _mm512_maskz_scalef_ps(0xFFFF, reinterpret_cast<__m512>(power), reinterpret_cast<__m512>(whole)));
#else
    return reinterpret_cast<Lanes>(reinterpret_cast<Whole>(power) + (reinterpret_cast<Whole>(shifted) << 23));
#endif
}

/// The activations as the wide convolutions take them: SiLU with siluScale before and behind it.
template <bool Silu>
VESTIGO_INLINE Lanes activated(const Lanes& x) {
    if constexpr (Silu) {
        return x / (1.0F + powerOfTwo(x));
    } else {
        const Lanes above = x > 0.0F ? x : Lanes{};
        return above < 6.0F ? above : Lanes{} + 6.0F;
    }
}

VESTIGO_INLINE Lanes sigmoid(const Lanes& x) {
    return 1.0F / (1.0F + powerOfTwo(x * siluScale));
}

} // namespace

} // namespace vestigo::models
