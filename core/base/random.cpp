// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <cmath>

namespace vestigo {

double Random::normal() {
    const double first = 1.0 - uniform(); // never 0, whose logarithm is infinite
    const double second = uniform();
    constexpr double pi = 3.14159265358979323846;
    return std::sqrt(-2.0 * std::log(first)) * std::cos(2.0 * pi * second);
}

} // namespace vestigo
