// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/gap_filling.h"

#include <algorithm>

namespace vestigo::dataset {

namespace {

constexpr double intervalsHeld = 3.0;

void holdForward(std::vector<float>& values, std::vector<std::uint8_t>& present, const GapRule& rule) {
    bool any = false;
    std::size_t last = 0;
    double intervals = 0.0;
    double intervalSum = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double distance = static_cast<double>(k - last) * rule.stepSeconds;
        if (present[k] == measured) {
            if (any) {
                intervals += 1.0;
                intervalSum += distance;
            }
            any = true;
            last = k;
            continue;
        }
        const double typical = intervals > 0.0 ? intervalSum / intervals : 0.0;
        if (any && distance <= std::max(rule.longestGapSeconds, intervalsHeld * typical)) {
            values[k] = values[last];
            present[k] = filled;
        }
    }
}

double typicalInterval(const std::vector<std::size_t>& known, double stepSeconds) {
    if (known.size() < 2) {
        return 0.0;
    }
    std::vector<std::size_t> distances;
    for (std::size_t i = 1; i < known.size(); ++i) {
        distances.push_back(known[i] - known[i - 1]);
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return static_cast<double>(*middle) * stepSeconds;
}

void interpolateBetween(std::vector<float>& values, std::vector<std::uint8_t>& present, std::size_t from,
                        std::size_t to) {
    for (std::size_t k = from + 1; k < to; ++k) {
        const double share = static_cast<double>(k - from) / static_cast<double>(to - from);
        values[k] = static_cast<float>((1.0 - share) * values[from] + share * values[to]);
        present[k] = filled;
    }
}

void interpolate(std::vector<float>& values, std::vector<std::uint8_t>& present, const GapRule& rule) {
    std::vector<std::size_t> known;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (present[k] == measured) {
            known.push_back(k);
        }
    }
    if (known.empty()) {
        return;
    }
    const double longest =
        std::max(rule.longestGapSeconds, intervalsHeld * typicalInterval(known, rule.stepSeconds));
    const auto reach = static_cast<std::size_t>(longest / rule.stepSeconds + 1e-9);
    for (std::size_t i = 1; i < known.size(); ++i) {
        if (known[i] - known[i - 1] <= std::max<std::size_t>(reach, 1)) {
            interpolateBetween(values, present, known[i - 1], known[i]);
        }
    }
    const std::size_t first = known.front();
    for (std::size_t k = first - std::min(first, reach); k < first; ++k) {
        values[k] = values[first];
        present[k] = filled;
    }
    const std::size_t last = known.back();
    for (std::size_t k = last + 1; k < std::min(values.size(), last + reach + 1); ++k) {
        values[k] = values[last];
        present[k] = filled;
    }
}

} // namespace

void fillGaps(std::vector<float>& values, std::vector<std::uint8_t>& present, const GapRule& rule) {
    if (rule.causal) {
        holdForward(values, present, rule);
    } else {
        interpolate(values, present, rule);
    }
}

} // namespace vestigo::dataset
