// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace vestigo {

/// Numbers that are the same on every machine for one seed (the distributions of <random> are not).
class Random {
public:
    explicit Random(std::uint64_t seed)
        : engine_(seed) {}

    std::uint64_t bits() { return engine_(); }
    /// [0, 1)
    double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
    /// 0 .. count-1; count must not be 0.
    std::uint64_t below(std::uint64_t count) { return engine_() % count; }
    /// Standard normal, by the sum of two uniforms (Box-Muller).
    double normal();

private:
    std::mt19937_64 engine_;
};

} // namespace vestigo
