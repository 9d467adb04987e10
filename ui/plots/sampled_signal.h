// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace vestigo::ui_plots {

struct MinMax {
    float smallest = 0.0F;
    float largest = 0.0F;
};

/// Values over time with a pyramid of minima and maxima, so that a week of steps paints as quickly as a
/// minute. What is not finite counts as missing.
class SampledSignal {
public:
    SampledSignal() = default;
    /// Value k belongs to `start + k * step`; step > 0.
    SampledSignal(std::vector<float> values, double start, double step);
    /// Values at their own ascending times; the longer of the two vectors is cut.
    SampledSignal(std::vector<float> values, std::vector<double> times);

    std::size_t size() const { return values_.size(); }
    bool isEmpty() const { return values_.empty(); }
    double time(std::size_t index) const;
    float value(std::size_t index) const { return values_[index]; }
    /// The usual distance of two values; 0 with fewer than two.
    double step() const { return step_; }

    /// Index of the first value at `t` or later; size() when there is none.
    std::size_t firstAtOrAfter(double t) const;
    /// Index of the value that holds at `t`: the last one not later, no older than three steps.
    std::optional<std::size_t> indexAt(double t) const;
    /// The value that holds at `t`, when there is one.
    std::optional<float> valueAt(double t) const;
    /// Extremes of the values with index in [first, last); nothing when all are missing.
    std::optional<MinMax> extremes(std::size_t first, std::size_t last) const;
    std::optional<MinMax> extremes() const { return extremes(0, size()); }

private:
    void buildPyramid();

    std::vector<float> values_;
    std::vector<double> times_; ///< empty: evenly spaced
    double start_ = 0.0;
    double step_ = 0.0;
    std::vector<std::vector<MinMax>> levels_; ///< level n: one entry per 16 * 4^n values
};

} // namespace vestigo::ui_plots
