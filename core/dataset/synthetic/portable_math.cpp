// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/portable_math.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double ln2 = 0.69314718055994530942;

} // namespace

double exponential(double x) {
    const double clamped = std::clamp(x, -700.0, 700.0);
    const double twos = std::floor(clamped / ln2 + 0.5);
    const double rest = clamped - twos * ln2; // -0.35 .. 0.35
    double sum = 1.0;
    for (int k = 16; k > 0; --k) { // Horner's form of the series
        sum = 1.0 + sum * rest / static_cast<double>(k);
    }
    return std::ldexp(sum, static_cast<int>(twos)); // exact
}

double logarithm(double x) {
    int twos = 0;
    double mantissa = std::frexp(x, &twos); // exact; 0.5 .. 1
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2.0;
        --twos;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), whose series falls by 0.03 a term here.
    const double ratio = (mantissa - 1.0) / (mantissa + 1.0);
    const double square = ratio * ratio;
    double sum = 0.0;
    for (int k = 23; k > 0; k -= 2) {
        sum = sum * square + 1.0 / static_cast<double>(k);
    }
    return 2.0 * ratio * sum + static_cast<double>(twos) * ln2;
}

double sineOfTurns(double turns) {
    double part = turns - std::floor(turns); // 0 .. 1
    double sign = 1.0;
    if (part >= 0.5) {
        part -= 0.5;
        sign = -1.0;
    }
    part = part > 0.25 ? 0.5 - part : part; // 0 .. a quarter turn
    const double x = 2.0 * pi * part;
    const double square = x * x;
    double sum = 1.0;
    for (int k = 20; k > 0; k -= 2) {
        sum = 1.0 - sum * square / static_cast<double>(k * (k + 1));
    }
    return sign * x * sum;
}

} // namespace vestigo::dataset::synthetic
