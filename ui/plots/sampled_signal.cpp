// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/sampled_signal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::ui_plots {

namespace {

constexpr std::size_t baseBucket = 16;
constexpr std::size_t branching = 4;
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr MinMax nothing{infinity, -infinity};

void include(MinMax& range, const MinMax& other) {
    range.smallest = std::min(range.smallest, other.smallest);
    range.largest = std::max(range.largest, other.largest);
}

void include(MinMax& range, float value) {
    if (std::isfinite(value)) {
        include(range, MinMax{value, value});
    }
}

std::vector<MinMax> baseLevel(const std::vector<float>& values) {
    std::vector<MinMax> level((values.size() + baseBucket - 1) / baseBucket, nothing);
    for (std::size_t i = 0; i < values.size(); ++i) {
        include(level[i / baseBucket], values[i]);
    }
    return level;
}

std::vector<MinMax> levelAbove(const std::vector<MinMax>& below) {
    std::vector<MinMax> level((below.size() + branching - 1) / branching, nothing);
    for (std::size_t i = 0; i < below.size(); ++i) {
        include(level[i / branching], below[i]);
    }
    return level;
}

double usualStep(const std::vector<double>& times) {
    return times.size() < 2 ? 0.0 : (times.back() - times.front()) / static_cast<double>(times.size() - 1);
}

} // namespace

SampledSignal::SampledSignal(std::vector<float> values, double start, double step)
    : values_(std::move(values))
    , start_(start)
    , step_(step > 0.0 ? step : 1.0) {
    buildPyramid();
}

SampledSignal::SampledSignal(std::vector<float> values, std::vector<double> times)
    : values_(std::move(values))
    , times_(std::move(times)) {
    const std::size_t both = std::min(values_.size(), times_.size());
    values_.resize(both);
    times_.resize(both);
    step_ = usualStep(times_);
    buildPyramid();
}

void SampledSignal::buildPyramid() {
    if (values_.size() <= baseBucket) {
        return;
    }
    levels_.push_back(baseLevel(values_));
    while (levels_.back().size() > branching) {
        levels_.push_back(levelAbove(levels_.back()));
    }
}

double SampledSignal::time(std::size_t index) const {
    return times_.empty() ? start_ + static_cast<double>(index) * step_ : times_[index];
}

std::size_t SampledSignal::firstAtOrAfter(double t) const {
    if (!times_.empty()) {
        return static_cast<std::size_t>(std::lower_bound(times_.begin(), times_.end(), t) - times_.begin());
    }
    if (values_.empty() || std::isnan(t)) {
        return values_.size();
    }
    const double place = std::ceil((t - start_) / step_ - 1e-9);
    return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(values_.size())));
}

std::optional<std::size_t> SampledSignal::indexAt(double t) const {
    const double tolerance = 1e-6 * std::max(step_, 1e-3);
    std::size_t index = firstAtOrAfter(t - tolerance);
    if (index == values_.size() || time(index) > t + tolerance) {
        if (index == 0) {
            return std::nullopt;
        }
        --index;
    }
    if (t - time(index) > 3.0 * step_ + tolerance) {
        return std::nullopt;
    }
    return index;
}

std::optional<float> SampledSignal::valueAt(double t) const {
    const auto index = indexAt(t);
    if (!index || !std::isfinite(values_[*index])) {
        return std::nullopt;
    }
    return values_[*index];
}

std::optional<MinMax> SampledSignal::extremes(std::size_t first, std::size_t last) const {
    last = std::min(last, values_.size());
    MinMax range = nothing;
    std::size_t i = first;
    while (i < last) {
        // The largest bucket that begins here and does not reach beyond `last`.
        std::size_t width = 1;
        const MinMax* bucket = nullptr;
        std::size_t bucketWidth = baseBucket;
        for (const auto& level : levels_) {
            if (i % bucketWidth != 0 || i + bucketWidth > last) {
                break;
            }
            bucket = &level[i / bucketWidth];
            width = bucketWidth;
            bucketWidth *= branching;
        }
        if (bucket != nullptr) {
            include(range, *bucket);
        } else {
            include(range, values_[i]);
        }
        i += width;
    }
    if (range.smallest > range.largest) {
        return std::nullopt;
    }
    return range;
}

} // namespace vestigo::ui_plots
