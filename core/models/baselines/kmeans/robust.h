// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

namespace vestigo::models::kmeans {

/// q-quantile (0..1) with linear interpolation; 0 for no values. NaN must not be among them.
double quantile(std::vector<double> values, double q);
inline double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

/// Median of everything added so far, in logarithmic time.
class RunningMedian {
public:
    void add(double value);
    double value() const; ///< 0 when nothing was added
    std::size_t count() const { return lower_.size() + upper_.size(); }

private:
    std::priority_queue<double> lower_;
    std::priority_queue<double, std::vector<double>, std::greater<>> upper_;
};

/// Moving mean over `width` entries: centred, or over the past only. The ends use what there is.
std::vector<double> movingMean(const std::vector<double>& values, std::size_t width, bool past);

/// Replaces each known value by the mean of the known ones in the block of `width` steps around it (past:
/// that ends with it). NaN entries stay.
void averageBlocks(std::vector<float>& values, std::size_t width, bool past);

/// Takes each step's usual level off: the median of the whole (offline), or of what came before (past). A
/// short past says little: with `half` known steps the level counts for a half, with fewer for less, where 0
/// is what to expect of an unknown level. `half` 0: it counts in full from the second known step, and the
/// first one is its own level. Steps of the past further than `far` from its level do not count, unless they
/// become the greater part. NaN entries stay.
void subtractLevel(std::vector<float>& values, bool past, double half,
                   double far = std::numeric_limits<double>::infinity());

} // namespace vestigo::models::kmeans
