// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/region_cover.h"

#include <algorithm>
#include <limits>

namespace vestigo::dataset {

namespace {

constexpr double longestPauseSeconds = 2.0;

} // namespace

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

timeline::FeatureSeries coveredOf(const timeline::StreamFeatures& features, const timeline::Grid& grid,
                                  double longestGapSeconds) {
    std::vector<float> percent;
    for (const timeline::FrameMeasures& frame : features.measures) {
        percent.push_back(100.0F * frame.covered);
    }
    return seriesOfFrames(features.stream + ".covered", features.times, percent, grid, longestGapSeconds);
}

timeline::RegionCover regionCoverOf(const timeline::StreamFeatures& features) {
    timeline::RegionCover cover;
    cover.region = features.region;
    cover.source = features.regionSource;
    std::size_t frames = 0; // of the last span
    for (std::size_t i = 0; i < features.measures.size(); ++i) {
        const auto share = static_cast<double>(features.measures[i].covered);
        if (!(share > 0.0)) {
            continue;
        }
        const double t = features.times[i];
        if (cover.spans.empty() || t - cover.spans.back().range.end > longestPauseSeconds) {
            cover.spans.push_back({{t, t}, 0.0, 0.0});
            frames = 0;
        }
        timeline::CoverSpan& span = cover.spans.back();
        span.range.end = t;
        span.largest = std::max(span.largest, share);
        ++frames;
        span.share += (share - span.share) / static_cast<double>(frames);
    }
    return cover;
}

} // namespace vestigo::dataset
