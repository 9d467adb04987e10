// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/windows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::models::trees {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

} // namespace

std::vector<float> windowMeans(const std::vector<float>& values, const Window& window) {
    std::vector<double> sums(values.size() + 1, 0.0);
    std::vector<std::size_t> counts(values.size() + 1, 0);
    for (std::size_t k = 0; k < values.size(); ++k) {
        const bool known = !std::isnan(values[k]);
        sums[k + 1] = sums[k] + (known ? static_cast<double>(values[k]) : 0.0);
        counts[k + 1] = counts[k] + (known ? 1 : 0);
    }
    std::vector<float> means(values.size(), unknown);
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::size_t from = k - std::min(k, window.before);
        const std::size_t to = std::min(values.size(), k + window.after + 1);
        if (counts[to] > counts[from]) {
            means[k] =
                static_cast<float>((sums[to] - sums[from]) / static_cast<double>(counts[to] - counts[from]));
        }
    }
    return means;
}

} // namespace vestigo::models::trees
