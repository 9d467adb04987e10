// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/hole_filling.h"

#include <algorithm>
#include <cstddef>

namespace vestigo::models {

namespace {

/// One plane with the weight of each of its pixels: 1 where it was seen, less where little of it was.
struct Level {
    int width = 0;
    int height = 0;
    std::vector<float> values;
    std::vector<float> weights;

    std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

Level halved(const Level& fine) {
    Level coarse;
    coarse.width = (fine.width + 1) / 2;
    coarse.height = (fine.height + 1) / 2;
    const auto size = static_cast<std::size_t>(coarse.width) * static_cast<std::size_t>(coarse.height);
    coarse.values.assign(size, 0.0F);
    coarse.weights.assign(size, 0.0F);
    for (int y = 0; y < coarse.height; ++y) {
        for (int x = 0; x < coarse.width; ++x) {
            float sum = 0.0F;
            float weight = 0.0F;
            for (int v = std::max(0, 2 * y - 1); v <= std::min(fine.height - 1, 2 * y + 2); ++v) {
                for (int u = std::max(0, 2 * x - 1); u <= std::min(fine.width - 1, 2 * x + 2); ++u) {
                    sum += fine.weights[fine.at(u, v)] * fine.values[fine.at(u, v)];
                    weight += fine.weights[fine.at(u, v)];
                }
            }
            if (weight > 0.0F) {
                coarse.values[coarse.at(x, y)] = sum / weight;
                coarse.weights[coarse.at(x, y)] = std::min(1.0F, weight);
            }
        }
    }
    return coarse;
}

float between(const Level& level, float x, float y) {
    const float left = std::clamp(x, 0.0F, static_cast<float>(level.width - 1));
    const float top = std::clamp(y, 0.0F, static_cast<float>(level.height - 1));
    const int u = static_cast<int>(left);
    const int v = static_cast<int>(top);
    const int right = std::min(u + 1, level.width - 1);
    const int below = std::min(v + 1, level.height - 1);
    const float a = left - static_cast<float>(u);
    const float b = top - static_cast<float>(v);
    return (1 - b) * ((1 - a) * level.values[level.at(u, v)] + a * level.values[level.at(right, v)]) +
           b * ((1 - a) * level.values[level.at(u, below)] + a * level.values[level.at(right, below)]);
}

/// The fine level takes from the coarse one what it does not know itself.
void takeFrom(Level& fine, const Level& coarse) {
    for (int y = 0; y < fine.height; ++y) {
        for (int x = 0; x < fine.width; ++x) {
            const std::size_t i = fine.at(x, y);
            if (fine.weights[i] < 1.0F) {
                const float guess = between(coarse, (static_cast<float>(x) - 0.5F) / 2.0F,
                                            (static_cast<float>(y) - 0.5F) / 2.0F);
                fine.values[i] = fine.weights[i] * fine.values[i] + (1.0F - fine.weights[i]) * guess;
            }
        }
    }
}

} // namespace

void fillSmoothly(std::vector<float>& planes, const std::vector<std::uint8_t>& hidden, int width, int height,
                  int channels, float otherwise) {
    const auto area = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (width <= 0 || height <= 0 || hidden.size() != area ||
        planes.size() != area * static_cast<std::size_t>(channels)) {
        return;
    }
    for (int c = 0; c < channels; ++c) {
        const auto begin = planes.begin() + static_cast<std::ptrdiff_t>(area) * c;
        std::vector<Level> levels(1);
        levels[0] = {width, height, {begin, begin + static_cast<std::ptrdiff_t>(area)}, {}};
        for (const std::uint8_t one : hidden) {
            levels[0].weights.push_back(one != 0 ? 0.0F : 1.0F);
        }
        while (levels.back().width > 1 || levels.back().height > 1) {
            levels.push_back(halved(levels.back()));
        }
        if (levels.back().weights[0] <= 0.0F) {
            levels.back().values[0] = otherwise;
        }
        for (std::size_t i = levels.size() - 1; i > 0; --i) {
            takeFrom(levels[i - 1], levels[i]);
        }
        std::copy(levels[0].values.begin(), levels[0].values.end(), begin);
    }
}

} // namespace vestigo::models
