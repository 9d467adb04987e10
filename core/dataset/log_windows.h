// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/align.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vestigo::dataset {

/// Numbers for words; beyond `most` different words all share the last number, so that hostile logs stay
/// bounded.
class Vocabulary {
public:
    explicit Vocabulary(std::size_t most)
        : most_(most) {}
    std::uint32_t number(std::string_view word);
    std::size_t size() const { return numbers_.size(); }

private:
    std::size_t most_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Which step an event at `t` belongs to; false when it lies outside of the grid.
bool stepOf(const timeline::Grid& grid, double t, std::size_t& step);

/// A quantity summed per step and read over a window of the last steps.
class StepSums {
public:
    explicit StepSums(std::size_t steps)
        : sums_(steps, 0.0F) {}
    void add(std::size_t step, double amount) { sums_[step] += static_cast<float>(amount); }
    /// Sum over the `width` steps that end with each step. [steps]
    std::vector<double> windows(std::size_t width) const;

private:
    std::vector<float> sums_;
};

/// Which of many things occurred in which step; counts the different ones in a window.
class StepSets {
public:
    void add(std::size_t step, std::uint32_t thing) {
        seen_.insert((static_cast<std::uint64_t>(step) << 32U) | thing);
    }
    /// Number of different things over the `width` steps that end with each step. [steps]
    std::vector<double> windows(std::size_t steps, std::size_t width) const;

private:
    std::unordered_set<std::uint64_t> seen_;
};

/// Steps of the sliding window, at least 1.
std::size_t windowWidth(const timeline::Grid& grid, double windowSeconds);

/// A finished feature; NaN is missing, all else measured: where a log is silent, nothing happened.
timeline::FeatureSeries logFeature(const char* name, const std::vector<double>& values);

/// part / whole step by step, 0 where nothing happened.
std::vector<double> ratios(const std::vector<double>& part, const std::vector<double>& whole);

/// numerator / seconds, step by step.
std::vector<double> rates(const std::vector<double>& sums, double seconds);

/// The eight instruction features of all terminals, in the recording's order; empty where no line speaks of
/// one.
Outcome<std::vector<std::vector<timeline::FeatureSeries>>>
instructionFeatures(const recordings::Recording& recording, const AlignOptions& options,
                    const CancelToken& cancel);

/// The eight communication features, likewise, and the message rates between terminals.
struct CommunicationFeatures {
    std::vector<std::vector<timeline::FeatureSeries>> terminals;
    std::vector<timeline::AlignedLink> links;
};
Outcome<CommunicationFeatures> communicationFeatures(const recordings::Recording& recording,
                                                     const AlignOptions& options, const CancelToken& cancel);

} // namespace vestigo::dataset
