// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/fused/kernel_depthwise.h"
#include "core/models/encoder/fused/kernel_squeeze.h"

// Numbers of lanes, channels and cells of a tile are small: their products are offsets as they stand.
// NOLINTBEGIN(bugprone-implicit-widening-of-multiplication-result)
namespace vestigo::models {

namespace {

using Bytes = std::uint8_t __attribute__((vector_size(lanes)));

inline void numbers(const NumbersTask& task) {
    Lanes factors[3];
    Lanes shifts[3];
    for (int i = 0; i < 3 * lanes; ++i) {
        factors[i / lanes][i % lanes] = task.factors[i % 3];
        shifts[i / lanes][i % lanes] = task.shifts[i % 3];
    }
    for (int i = 0; i < task.count; i += 3 * lanes) {
        for (int v = 0; v < 3; ++v) {
            Bytes bytes;
            __builtin_memcpy(&bytes, task.bytes + i + v * lanes, sizeof(bytes));
            const Lanes values = __builtin_convertvector(__builtin_convertvector(bytes, Whole), Lanes);
            put(task.out + i + v * lanes, values * factors[v] + shifts[v]);
        }
    }
}

inline void activate(float* values, std::size_t count, bool silu) {
    for (std::size_t i = 0; i < count; i += lanes) {
        const Lanes x = lanesAt(values + i);
        put(values + i, silu ? x * sigmoid(x) : activated<false>(x));
    }
}

constexpr KernelSet kernelSet(const char* name) {
    return {name, lanes, tilePixels, numbers, dense, depthwise, squeeze, activate};
}

} // namespace

} // namespace vestigo::models
// NOLINTEND(bugprone-implicit-widening-of-multiplication-result)
