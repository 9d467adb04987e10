// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>

namespace vestigo {

/// IEEE 754 half precision, as its bits.
using Half = std::uint16_t;

/// The nearest half, ties to even; what is beyond 65504 becomes 65504 (of its sign), so that nothing becomes
/// infinite. NaN becomes 0.
inline Half halfOf(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    const auto sign = static_cast<Half>((bits >> 16U) & 0x8000U);
    const std::uint32_t size = bits & 0x7fffffffU;
    if (size >= 0x477ff000U) { // 65520 and above round to infinity
        return size > 0x7f800000U ? Half{0} : static_cast<Half>(sign | 0x7bffU);
    }
    if (size < 0x38800000U) { // below 2^-14: a multiple of 2^-24
        float magnitude = 0.0F;
        std::memcpy(&magnitude, &size, sizeof(size));
        const float shifted = magnitude + 0.5F; // 0.5 has a last place of 2^-24
        std::uint32_t rounded = 0;
        std::memcpy(&rounded, &shifted, sizeof(rounded));
        return static_cast<Half>(sign | (rounded - 0x3f000000U));
    }
    const std::uint32_t odd = (size >> 13U) & 1U;
    return static_cast<Half>(sign | ((size - 0x38000000U + 0xfffU + odd) >> 13U));
}

inline float floatOf(Half half) {
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t size = half & 0x7fffU;
    std::uint32_t bits = 0;
    if (size >= 0x7c00U) { // infinite or not a number
        bits = sign | 0x7f800000U | ((size & 0x3ffU) << 13U);
    } else if (size >= 0x400U) {
        bits = sign | ((size << 13U) + 0x38000000U);
    } else {
        const float tiny = static_cast<float>(size) * 5.9604644775390625e-8F; // 2^-24
        std::memcpy(&bits, &tiny, sizeof(bits));
        bits |= sign;
    }
    float value = 0.0F;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

} // namespace vestigo
