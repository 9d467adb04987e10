// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace vestigo::models {

/// Logarithm of the odds of a probability between 0 and 1.
inline double logitOf(double probability) {
    return std::log(probability / (1.0 - probability));
}

/// The way back.
inline double probabilityOf(double logit) {
    return 1.0 / (1.0 + std::exp(-logit));
}

} // namespace vestigo::models
