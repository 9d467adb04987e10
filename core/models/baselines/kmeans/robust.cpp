// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models::kmeans {

double quantile(std::vector<double> values, double q) {
    if (values.empty()) {
        return 0.0;
    }
    const double place = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (below + 1 >= static_cast<std::ptrdiff_t>(values.size())) {
        return low;
    }
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + (place - static_cast<double>(below)) * (high - low);
}

void RunningMedian::add(double value) {
    if (lower_.empty() || value <= lower_.top()) {
        lower_.push(value);
    } else {
        upper_.push(value);
    }
    if (lower_.size() > upper_.size() + 1) {
        upper_.push(lower_.top());
        lower_.pop();
    } else if (upper_.size() > lower_.size()) {
        lower_.push(upper_.top());
        upper_.pop();
    }
}

double RunningMedian::value() const {
    if (lower_.empty()) {
        return 0.0;
    }
    return lower_.size() > upper_.size() ? lower_.top() : 0.5 * (lower_.top() + upper_.top());
}

std::vector<double> movingMean(const std::vector<double>& values, std::size_t width, bool past) {
    std::vector<double> sums(values.size() + 1, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[i + 1] = sums[i] + values[i];
    }
    const std::size_t before = past ? width - 1 : width / 2;
    const std::size_t behind = past ? 0 : width / 2;
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t from = i - std::min(i, before);
        const std::size_t to = std::min(values.size(), i + behind + 1);
        result[i] = (sums[to] - sums[from]) / static_cast<double>(to - from);
    }
    return result;
}

namespace {

/// The level of the past. What lies far from it does not move it, or an anomaly would soon be the level and
/// its end a change; once more steps were held back than counted, the change is one that stays.
class PastLevel {
public:
    explicit PastLevel(double far)
        : far_(far) {}

    void add(double value) {
        if (known_.count() < fewest || std::abs(value - known_.value()) <= far_) {
            known_.add(value);
            return;
        }
        held_.push_back(value);
        if (held_.size() > known_.count()) {
            for (const double one : held_) {
                known_.add(one);
            }
            held_.clear();
        }
    }
    double value() const { return known_.value(); }
    std::size_t count() const { return known_.count() + held_.size(); }

private:
    static constexpr std::size_t fewest = 8; // before that nobody knows what is far
    double far_;
    RunningMedian known_;
    std::vector<double> held_;
};

void subtractPast(std::vector<float>& values, double half, double far) {
    PastLevel level(far);
    for (float& value : values) {
        if (std::isnan(value)) {
            continue;
        }
        const double raw = value;
        const auto count = static_cast<double>(level.count());
        if (count + half > 0.0) {
            value = static_cast<float>(raw - level.value() * count / (count + half));
        } else {
            value = 0.0F;
        }
        level.add(raw);
    }
}

} // namespace

void subtractLevel(std::vector<float>& values, bool past, double half, double far) {
    if (past) {
        subtractPast(values, half, far);
        return;
    }
    std::vector<double> known;
    for (const float value : values) {
        if (!std::isnan(value)) {
            known.push_back(value);
        }
    }
    const auto level = static_cast<float>(median(std::move(known)));
    for (float& value : values) {
        value -= level;
    }
}

void averageBlocks(std::vector<float>& values, std::size_t width, bool past) {
    if (width <= 1) {
        return;
    }
    std::vector<double> sums(values.size() + 1, 0.0);
    std::vector<std::size_t> counts(values.size() + 1, 0);
    for (std::size_t k = 0; k < values.size(); ++k) {
        const bool known = !std::isnan(values[k]);
        sums[k + 1] = sums[k] + (known ? static_cast<double>(values[k]) : 0.0);
        counts[k + 1] = counts[k] + (known ? 1 : 0);
    }
    const std::size_t before = past ? width - 1 : width / 2;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) {
            continue;
        }
        const std::size_t from = k - std::min(k, before);
        const std::size_t to = std::min(values.size(), k + width - before);
        values[k] =
            static_cast<float>((sums[to] - sums[from]) / static_cast<double>(counts[to] - counts[from]));
    }
}

} // namespace vestigo::models::kmeans
