// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/metrics.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vestigo::evaluation {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Indices by falling score.
std::vector<std::size_t> byScore(const std::vector<double>& score) {
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&score](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    return order;
}

std::size_t positivesIn(const std::vector<std::uint8_t>& truth) {
    return static_cast<std::size_t>(
        std::count_if(truth.begin(), truth.end(), [](std::uint8_t t) { return t != 0; }));
}

/// Calls `visit(true positives, raised)` after each group of equal scores: ties count together.
template <class Visit>
void overThresholds(const std::vector<std::uint8_t>& truth, const std::vector<double>& score, Visit visit) {
    const std::vector<std::size_t> order = byScore(score);
    std::size_t hits = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        hits += truth[order[i]] != 0 ? 1 : 0;
        if (i + 1 == order.size() || score[order[i + 1]] != score[order[i]]) {
            visit(static_cast<double>(hits), static_cast<double>(i + 1));
        }
    }
}

} // namespace

double areaUnderRoc(const std::vector<std::uint8_t>& truth, const std::vector<double>& score) {
    const auto positives = static_cast<double>(positivesIn(truth));
    const double negatives = static_cast<double>(truth.size()) - positives;
    if (positives == 0.0 || negatives == 0.0) {
        return undefined;
    }
    double area = 0.0;
    double hitsBefore = 0.0;
    double falseBefore = 0.0;
    overThresholds(truth, score, [&](double hits, double raised) {
        const double falseAlarms = raised - hits;
        area += (falseAlarms - falseBefore) * 0.5 * (hits + hitsBefore);
        hitsBefore = hits;
        falseBefore = falseAlarms;
    });
    return area / (positives * negatives);
}

} // namespace vestigo::evaluation
