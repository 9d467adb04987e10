// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/noise.h"

#include "core/dataset/synthetic/drawing/vector.h"

#include <cmath>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr int side = 256;

float lattice(int x, int y, int period, std::uint64_t seed) {
    const auto wrap = [period](int value) { return static_cast<std::uint64_t>(value % period); };
    return choice(seed, wrap(x) * 4096 + wrap(y));
}

/// Octaves of smoothed lattice noise, each half as strong and twice as fine as the one before.
std::vector<float> makeCloud() {
    std::vector<float> values(std::size_t{side} * side, 0.0F);
    float weight = 0.5F;
    for (int period = 4; period <= 128; period *= 2) {
        const float step = static_cast<float>(period) / side;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const float fx = static_cast<float>(x) * step;
                const float fy = static_cast<float>(y) * step;
                const int ix = static_cast<int>(fx);
                const int iy = static_cast<int>(fy);
                const auto ease = [](float part) { return part * part * (3.0F - 2.0F * part); };
                const float px = ease(fx - static_cast<float>(ix));
                const float py = ease(fy - static_cast<float>(iy));
                const auto seed = static_cast<std::uint64_t>(period);
                const float above =
                    lattice(ix, iy, period, seed) * (1 - px) + lattice(ix + 1, iy, period, seed) * px;
                const float below =
                    lattice(ix, iy + 1, period, seed) * (1 - px) + lattice(ix + 1, iy + 1, period, seed) * px;
                values[indexOf(y, side, x)] += weight * (above * (1 - py) + below * py - 0.5F);
            }
        }
        weight *= 0.62F;
    }
    for (float& value : values) {
        value += 0.5F;
    }
    return values;
}

} // namespace

std::uint64_t scramble(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t value = seed * 0x9E3779B97F4A7C15ULL + number + 0x632BE59BD9B4E019ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

float choice(std::uint64_t seed, std::uint64_t number) {
    return static_cast<float>(scramble(seed, number) >> 40U) * 0x1.0p-24F;
}

float cloud(float u, float v) {
    static const std::vector<float> values = makeCloud();
    const float x = (u - std::floor(u)) * side;
    const float y = (v - std::floor(v)) * side;
    const int ix = static_cast<int>(x);
    const int iy = static_cast<int>(y);
    const float px = x - static_cast<float>(ix);
    const float py = y - static_cast<float>(iy);
    const auto value = [](int column, int row) {
        return values[static_cast<std::size_t>(row & (side - 1)) * side +
                      static_cast<std::size_t>(column & (side - 1))];
    };
    return (value(ix, iy) * (1 - px) + value(ix + 1, iy) * px) * (1 - py) +
           (value(ix, iy + 1) * (1 - px) + value(ix + 1, iy + 1) * px) * py;
}

float cellNoise(int x, int y) {
    return choice(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
}

} // namespace vestigo::dataset::synthetic::drawing
