// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/chance.h"

#include "core/dataset/synthetic/portable_math.h"

#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

/// The finaliser of splitmix64 spreads neighbouring seeds over all bits.
std::uint64_t spread(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

} // namespace

std::uint64_t seedFor(std::uint64_t seed, std::string_view purpose, std::uint64_t number) {
    std::uint64_t hash = spread(seed);
    for (const char letter : purpose) {
        hash = spread(hash ^ static_cast<unsigned char>(letter));
    }
    return spread(hash ^ spread(number));
}

double Chance::factor(double low, double high) {
    return low * exponential(uniform() * logarithm(high / low));
}

double Chance::normal() {
    const double first = 1.0 - uniform(); // never 0
    const double second = uniform();
    return std::sqrt(-2.0 * logarithm(first)) * cosineOfTurns(second); // Box-Muller
}

double Chance::waiting(double rate) {
    constexpr double never = 1e9; // seconds
    return rate > 1e-9 ? -logarithm(1.0 - uniform()) / rate : never;
}

} // namespace vestigo::dataset::synthetic
