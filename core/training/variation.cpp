// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/variation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vestigo::training {

namespace {

double between(Random& random, double least, double most) {
    return least + (most - least) * random.uniform();
}

void clampAll(Planes& planes) {
    for (float& value : planes.values) {
        value = std::clamp(value, 0.0F, 1.0F);
    }
}

void towardsGrey(Planes& planes, float share) {
    float* red = planes.plane(0);
    float* green = planes.plane(1);
    float* blue = planes.plane(2);
    for (std::size_t i = 0; i < planes.area(); ++i) {
        const float grey = 0.299F * red[i] + 0.587F * green[i] + 0.114F * blue[i];
        red[i] += share * (grey - red[i]);
        green[i] += share * (grey - green[i]);
        blue[i] += share * (grey - blue[i]);
    }
}

void exchangeChannels(Planes& planes, Random& random) {
    const int a = static_cast<int>(random.below(3));
    const int b = (a + 1 + static_cast<int>(random.below(2))) % 3;
    std::swap_ranges(planes.plane(a), planes.plane(a) + planes.area(), planes.plane(b));
}

/// Mean of 2 * reach + 1 neighbours along lines (step 1) or columns (step width).
void smooth(float* plane, int count, int lines, std::size_t step, std::size_t lineStep, int reach) {
    std::vector<float> line(static_cast<std::size_t>(count));
    for (int i = 0; i < lines; ++i) {
        float* begin = plane + static_cast<std::size_t>(i) * lineStep;
        for (int k = 0; k < count; ++k) {
            line[static_cast<std::size_t>(k)] = begin[static_cast<std::size_t>(k) * step];
        }
        for (int k = 0; k < count; ++k) {
            const int from = std::max(0, k - reach);
            const int to = std::min(count - 1, k + reach);
            float sum = 0.0F;
            for (int m = from; m <= to; ++m) {
                sum += line[static_cast<std::size_t>(m)];
            }
            begin[static_cast<std::size_t>(k) * step] = sum / static_cast<float>(to - from + 1);
        }
    }
}

} // namespace

void mirror(Planes& planes) {
    for (int y = 0; y < 3 * planes.height; ++y) {
        float* line =
            planes.values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(planes.width);
        std::reverse(line, line + planes.width);
    }
}

void varyColours(Planes& planes, Random& random) {
    const double kind = random.uniform();
    if (kind < 0.15) {
        towardsGrey(planes, 1.0F);
    } else if (kind < 0.4) {
        exchangeChannels(planes, random);
    }
    if (random.uniform() < 0.4) {
        towardsGrey(planes, static_cast<float>(between(random, -0.6, 0.7)));
        clampAll(planes);
    }
    const double contrast = between(random, 0.6, 1.4);
    const double light = between(random, -0.2, 0.2);
    for (int c = 0; c < 3; ++c) {
        const double gain = contrast * between(random, 0.85, 1.15);
        const double gamma = std::exp(between(random, -0.35, 0.35));
        std::array<float, 257> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double value = std::pow(static_cast<double>(i) / 256.0, gamma);
            table[i] = static_cast<float>(std::clamp((value - 0.5) * gain + 0.5 + light, 0.0, 1.0));
        }
        float* plane = planes.plane(c);
        for (std::size_t i = 0; i < planes.area(); ++i) {
            plane[i] = table[static_cast<std::size_t>(std::clamp(plane[i], 0.0F, 1.0F) * 256.0F)];
        }
    }
}

void varySharpness(Planes& planes, Random& random, double blurred) {
    const double kind = random.uniform() * 0.5 / std::max(blurred, 1e-9);
    if (kind < 0.5) {
        const bool along = kind < 0.4;
        const bool down = kind < 0.3 || kind >= 0.4;
        const int reach = 1 + static_cast<int>(random.below(along && down ? 1 : 2));
        const auto width = static_cast<std::size_t>(planes.width);
        for (int c = 0; c < 3; ++c) {
            if (along) {
                smooth(planes.plane(c), planes.width, planes.height, 1, width, reach);
            }
            if (down) {
                smooth(planes.plane(c), planes.height, planes.width, width, 1, reach);
            }
        }
    }
    if (random.uniform() < 0.6) {
        // Triangular, of two uniforms at once: 64 bits give four numbers, and noise needs no better.
        const auto strength = static_cast<float>(between(random, 0.0, 0.12) / 65536.0);
        for (float& value : planes.values) {
            const std::uint64_t bits = random.bits();
            value +=
                strength * (static_cast<float>(bits & 0xffffU) - static_cast<float>((bits >> 16U) & 0xffffU));
        }
        clampAll(planes);
    }
}

void coverSome(Planes& planes, Random& random, double largest) {
    const auto count = random.below(3);
    for (std::uint64_t i = 0; i < count; ++i) {
        const int width = static_cast<int>(between(random, 0.02, largest) * planes.width);
        const int height = static_cast<int>(between(random, 0.02, largest) * planes.height);
        const int left = static_cast<int>(random.uniform() * (planes.width - width));
        const int top = static_cast<int>(random.uniform() * (planes.height - height));
        for (int c = 0; c < 3; ++c) {
            const auto value = static_cast<float>(random.uniform());
            for (int y = top; y < top + height; ++y) {
                float* line =
                    planes.plane(c) + static_cast<std::size_t>(y) * static_cast<std::size_t>(planes.width);
                std::fill(line + left, line + left + width, value);
            }
        }
    }
}

} // namespace vestigo::training
