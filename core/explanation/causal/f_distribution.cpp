// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/f_distribution.h"

#include <cmath>

namespace vestigo::explanation {

namespace {

double logGamma(double x) {
    int sign = 0; // std::lgamma writes a global, and tests may run on several threads
    return ::lgamma_r(x, &sign);
}

double awayFromZero(double value) {
    constexpr double tiny = 1e-300;
    return std::fabs(value) < tiny ? tiny : value;
}

/// The continued fraction of the incomplete beta function by Lentz's method; converges fast for x <
/// (a+1)/(a+b+2).
double betaFraction(double x, double a, double b) {
    double c = 1.0;
    double d = 1.0 / awayFromZero(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= 10000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1.0 / awayFromZero(1.0 + even * d);
        c = awayFromZero(1.0 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1.0 / awayFromZero(1.0 + odd * d);
        c = awayFromZero(1.0 + odd / c);
        fraction *= d * c;
        if (std::fabs(d * c - 1.0) < 1e-15) {
            break;
        }
    }
    return fraction;
}

double betaTail(double x, double a, double b) {
    const double logFront =
        a * std::log(x) + b * std::log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
    return std::exp(logFront) * betaFraction(x, a, b) / a;
}

} // namespace

double regularisedBeta(double x, double a, double b) {
    if (!(x > 0.0)) {
        return 0.0;
    }
    if (x >= 1.0) {
        return 1.0;
    }
    return x < (a + 1.0) / (a + b + 2.0) ? betaTail(x, a, b) : 1.0 - betaTail(1.0 - x, b, a);
}

double fSurvival(double f, int numerator, int denominator) {
    if (!(f > 0.0) || numerator < 1 || denominator < 1) {
        return 1.0;
    }
    const double weighted = f * numerator;
    if (!std::isfinite(weighted)) {
        return 0.0;
    }
    // P(F > f) = I_{d2 / (d2 + d1 f)}(d2 / 2, d1 / 2)
    return regularisedBeta(denominator / (denominator + weighted), denominator / 2.0, numerator / 2.0);
}

} // namespace vestigo::explanation
