// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vestigo::explanation {

/// Regularised incomplete beta function I_x(a, b), a and b positive; relative accuracy about 1e-12, also
/// where it is tiny.
double regularisedBeta(double x, double a, double b);

/// Chance that an F(numerator, denominator) variable exceeds `f`.
double fSurvival(double f, int numerator, int denominator);

} // namespace vestigo::explanation
