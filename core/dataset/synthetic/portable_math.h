// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Elementary functions by additions, multiplications and divisions alone: the bits are the same on every
/// machine with IEEE 754 doubles, which the standard library's functions are not.
namespace vestigo::dataset::synthetic {

constexpr double pi = 3.14159265358979323846;

/// e^x; relative error below 1e-14. Clamped to -700 .. 700.
double exponential(double x);
/// Natural logarithm of x > 0; relative error below 1e-14.
double logarithm(double x);
/// sin(2 pi x) of x in revolutions; error below 1e-14.
double sineOfTurns(double turns);
inline double cosineOfTurns(double turns) {
    return sineOfTurns(turns + 0.25);
}
/// base^exponent of base > 0.
inline double power(double base, double exponent) {
    return exponential(exponent * logarithm(base));
}
/// 0 below 0, 1 above 1, between them rising without a corner.
inline double smoothStep(double x) {
    return x <= 0.0 ? 0.0 : x >= 1.0 ? 1.0 : x * x * (3.0 - 2.0 * x);
}

} // namespace vestigo::dataset::synthetic
