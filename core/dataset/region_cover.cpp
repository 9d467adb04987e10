// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/region_cover.h"

#include "core/dataset/frame_series.h"

#include <algorithm>
#include <vector>

namespace vestigo::dataset {

namespace {

constexpr double longestPauseSeconds = 2.0;

/// Without what lies left of the picture or above it: the encoder looks a little beyond a region's edges.
timeline::Box inPicture(timeline::Box box) {
    const double left = std::min(0.0, box.x);
    const double above = std::min(0.0, box.y);
    return {box.x - left, box.y - above, std::max(0.0, box.width + left), std::max(0.0, box.height + above)};
}

} // namespace

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
    cover.region = inPicture(features.region);
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
