// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/fused/kernel_depthwise.h"
#include "core/models/encoder/fused/kernel_squeeze.h"

namespace vestigo::models {

namespace {

inline void activate(float* values, std::size_t count, bool silu) {
    for (std::size_t i = 0; i < count; i += lanes) {
        const Lanes x = lanesAt(values + i);
        put(values + i, silu ? activated<true>(x) : activated<false>(x));
    }
}

constexpr KernelSet kernelSet(const char* name) {
    return {name, lanes, tilePixels, dense, depthwise, squeeze, activate};
}

} // namespace

} // namespace vestigo::models
