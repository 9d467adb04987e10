// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the encoder's kernels share: numbers, room that is watched, plain calculations.
#pragma once

#include "core/base/random.h"
#include "core/models/encoder/fused/packed_weights.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vestigo::testing {

using Numbers = std::vector<float>;

/// What a kernel may write into, and some floats behind that it must leave alone.
class Guarded {
public:
    explicit Guarded(std::size_t count, float value = 0.0F)
        : count_(count) {
        floats_.resize(count + guards);
        std::fill_n(floats_.data(), count, value);
        std::fill_n(floats_.data() + count, guards, mark);
    }
    explicit Guarded(const Numbers& values)
        : Guarded(values.size()) {
        std::copy(values.begin(), values.end(), floats_.data());
    }
    float* data() { return floats_.data(); }
    /// As far as `bound` from `expected` at most, everywhere.
    bool is(const Numbers& expected, double bound) const {
        const auto near = [bound](float a, float b) { return std::abs(static_cast<double>(a - b)) <= bound; };
        return expected.size() == count_ &&
               std::equal(expected.begin(), expected.end(), floats_.data(), near);
    }
    float operator[](std::size_t i) const { return floats_.data()[i]; }
    bool intact() const {
        return std::all_of(floats_.data() + count_, floats_.data() + count_ + guards,
                           [](float value) { return value == mark; });
    }

private:
    static constexpr std::size_t guards = 32;
    static constexpr float mark = 12345.0F;
    std::size_t count_;
    models::AlignedFloats floats_;
};

inline Numbers numbers(Random& random, int count, double scale = 1.0) {
    Numbers values;
    for (int i = 0; i < count; ++i) {
        values.push_back(static_cast<float>(scale * random.normal()));
    }
    return values;
}

inline double activated(double x, bool silu) {
    return silu ? x / (1.0 + std::exp(-x)) : std::clamp(x, 0.0, 6.0);
}

inline Numbers times(Numbers values, float factor) {
    for (float& value : values) {
        value *= factor;
    }
    return values;
}

} // namespace vestigo::testing
