// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/log_windows.h"

#include "core/dataset/feature_catalogue.h"
#include "core/dataset/gap_filling.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset {

std::uint32_t Vocabulary::number(std::string_view word) {
    const auto found = numbers_.find(std::string(word));
    if (found != numbers_.end()) {
        return found->second;
    }
    if (numbers_.size() >= most_) {
        return static_cast<std::uint32_t>(most_);
    }
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(std::string(word), next);
    return next;
}

bool stepOf(const timeline::Grid& grid, double t, std::size_t& step) {
    const double position = std::ceil(t / grid.stepSeconds - 1e-6);
    if (!(position >= 0.0) || position >= static_cast<double>(grid.steps)) {
        return false;
    }
    step = static_cast<std::size_t>(position);
    return true;
}

std::vector<double> StepSums::windows(std::size_t width) const {
    std::vector<double> result(sums_.size(), 0.0);
    for (std::size_t k = 0; k < sums_.size(); ++k) {
        // Summed afresh: a running sum would leave rounding behind that a quiet window shows.
        for (std::size_t i = k + 1 - std::min(k + 1, width); i <= k; ++i) {
            result[k] += sums_[i];
        }
    }
    return result;
}

std::vector<double> StepSets::windows(std::size_t steps, std::size_t width) const {
    std::vector<std::uint64_t> sorted(seen_.begin(), seen_.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> result(steps, 0.0);
    std::unordered_map<std::uint32_t, std::uint32_t> inside;
    std::size_t entering = 0;
    std::size_t leaving = 0;
    for (std::size_t k = 0; k < steps; ++k) {
        for (; entering < sorted.size() && (sorted[entering] >> 32U) <= k; ++entering) {
            ++inside[static_cast<std::uint32_t>(sorted[entering])];
        }
        for (; leaving < entering && (sorted[leaving] >> 32U) + width <= k; ++leaving) {
            const auto thing = static_cast<std::uint32_t>(sorted[leaving]);
            if (--inside[thing] == 0) {
                inside.erase(thing);
            }
        }
        result[k] = static_cast<double>(inside.size());
    }
    return result;
}

std::size_t windowWidth(const timeline::Grid& grid, double windowSeconds) {
    const double width = std::ceil(windowSeconds / grid.stepSeconds - 1e-6);
    return static_cast<std::size_t>(std::clamp(width, 1.0, 4096.0));
}

timeline::FeatureSeries logFeature(const char* name, const std::vector<double>& values) {
    timeline::FeatureSeries series;
    series.name = name;
    series.unit = unitOfColumn(name);
    series.group = groupOfColumn(name);
    for (const double value : values) {
        series.values.push_back(static_cast<float>(value));
        series.present.push_back(std::isnan(value) ? missing : measured);
    }
    return series;
}

std::vector<double> ratios(const std::vector<double>& part, const std::vector<double>& whole) {
    std::vector<double> result(part.size(), 0.0);
    for (std::size_t k = 0; k < part.size(); ++k) {
        result[k] = whole[k] > 0.0 ? part[k] / whole[k] : 0.0;
    }
    return result;
}

std::vector<double> rates(const std::vector<double>& sums, double seconds) {
    std::vector<double> result(sums);
    for (double& value : result) {
        value /= seconds;
    }
    return result;
}

} // namespace vestigo::dataset
