// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vestigo::models::vgmsstgat {

Ranking rankingOf(std::vector<float> scores, const std::vector<std::uint8_t>& abnormal) {
    for (float& score : scores) {
        score = std::isnan(score) ? -std::numeric_limits<float>::infinity() : score;
    }
    std::vector<std::size_t> order(std::min(scores.size(), abnormal.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    double hits = 0.0;
    double misses = 0.0;
    double area = 0.0;      // pairs in the right order
    double precision = 0.0; // summed over the abnormal
    for (std::size_t i = 0; i < order.size();) {
        double newHits = 0.0;
        double newMisses = 0.0;
        const float score = scores[order[i]];
        for (; i < order.size() && scores[order[i]] == score; ++i) {
            (abnormal[order[i]] != 0 ? newHits : newMisses) += 1.0;
        }
        area += newMisses * (hits + newHits / 2.0);
        hits += newHits;
        misses += newMisses;
        precision += newHits * hits / (hits + misses);
    }
    Ranking ranking;
    if (hits > 0.0) {
        ranking.averagePrecision = precision / hits;
        if (misses > 0.0) {
            ranking.auroc = area / (hits * misses);
        }
    }
    return ranking;
}

} // namespace vestigo::models::vgmsstgat
