// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/windows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::models::trees {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// Running sums of the known values.
class Sums {
public:
    explicit Sums(const std::vector<float>& values)
        : size_(values.size())
        , counts_(size_ + 1, 0)
        , sums_(size_ + 1, 0.0)
        , squares_(size_ + 1, 0.0) {
        for (std::size_t k = 0; k < size_; ++k) {
            const bool known = !std::isnan(values[k]);
            const double value = known ? values[k] : 0.0;
            counts_[k + 1] = counts_[k] + (known ? 1 : 0);
            sums_[k + 1] = sums_[k] + value;
            squares_[k + 1] = squares_[k] + value * value;
        }
    }

    /// Calls back with count, mean and mean square of the window of each step.
    template <class Make>
    std::vector<float> over(const Window& window, std::size_t fewest, Make make) const {
        std::vector<float> result(size_, unknown);
        for (std::size_t k = 0; k < size_; ++k) {
            const std::size_t from = k - std::min(k, window.before);
            const std::size_t to = std::min(size_, k + window.after + 1);
            const std::size_t count = counts_[to] - counts_[from];
            if (count >= fewest) {
                const auto number = static_cast<double>(count);
                result[k] = static_cast<float>(
                    make((sums_[to] - sums_[from]) / number, (squares_[to] - squares_[from]) / number));
            }
        }
        return result;
    }

private:
    std::size_t size_;
    std::vector<std::size_t> counts_;
    std::vector<double> sums_;
    std::vector<double> squares_;
};

} // namespace

std::vector<float> windowMeans(const std::vector<float>& values, const Window& window) {
    return Sums(values).over(window, 1, [](double mean, double) { return mean; });
}

std::vector<float> windowDeviations(const std::vector<float>& values, const Window& window) {
    return Sums(values).over(
        window, 2, [](double mean, double square) { return std::sqrt(std::max(0.0, square - mean * mean)); });
}

std::vector<float> lagged(const std::vector<float>& values, std::size_t steps) {
    std::vector<float> result(values.size(), unknown);
    for (std::size_t k = steps; k < values.size(); ++k) {
        result[k] = values[k - steps];
    }
    return result;
}

} // namespace vestigo::models::trees
