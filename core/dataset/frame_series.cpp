// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/frame_series.h"

#include <limits>

namespace vestigo::dataset {

timeline::FeatureSeries seriesOfFrames(const std::string& name, const std::vector<double>& times,
                                       const std::vector<float>& values, const timeline::Grid& grid,
                                       double longestGapSeconds) {
    timeline::FeatureSeries series;
    series.name = name;
    series.unit = "%";
    series.group = timeline::FeatureGroup::Video;
    std::size_t next = 0; // the first frame behind the step
    for (std::size_t k = 0; k < grid.steps; ++k) {
        const std::size_t before = next;
        while (next < values.size() && times[next] <= grid.time(k) + 1e-6) {
            ++next;
        }
        const bool seen = next > 0 && grid.time(k) - times[next - 1] <= longestGapSeconds;
        series.values.push_back(seen ? values[next - 1] : std::numeric_limits<float>::quiet_NaN());
        series.present.push_back(!seen ? 0 : next > before ? 1 : 2);
    }
    return series;
}

} // namespace vestigo::dataset
