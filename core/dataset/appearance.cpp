// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/appearance.h"

#include "core/dataset/frame_series.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset {

namespace {

using timeline::StreamFeatures;

constexpr std::size_t pastFrames = 64;
constexpr std::size_t framesOfMedian = 257; ///< of a long recording, spread over it

/// Median of each channel over some frames.
std::vector<float> usualOf(const StreamFeatures& features, const std::vector<std::size_t>& frames) {
    std::vector<float> usual(features.channels, 0.0F);
    std::vector<float> values(frames.size());
    for (std::size_t c = 0; c < usual.size() && !frames.empty(); ++c) {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            values[i] = features.pooledAt(frames[i])[c];
        }
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        usual[c] = *middle;
    }
    return usual;
}

float distancePercent(const float* features, const std::vector<float>& usual) {
    double gap = 0.0;
    double length = 0.0;
    for (std::size_t c = 0; c < usual.size(); ++c) {
        const double expected = static_cast<double>(usual[c]);
        const double difference = static_cast<double>(features[c]) - expected;
        gap += difference * difference;
        length += expected * expected;
    }
    return length > 0.0 ? static_cast<float>(std::min(1000.0, 100.0 * std::sqrt(gap / length))) : 0.0F;
}

/// Of each frame.
std::vector<float> distancesOf(const StreamFeatures& features, bool causal) {
    const std::size_t count = features.times.size();
    std::vector<float> distances;
    std::vector<std::size_t> frames;
    if (!causal) {
        const std::size_t stride = count / framesOfMedian + 1;
        for (std::size_t i = 0; i < count; i += stride) {
            frames.push_back(i);
        }
        const std::vector<float> usual = usualOf(features, frames);
        for (std::size_t i = 0; i < count; ++i) {
            distances.push_back(distancePercent(features.pooledAt(i), usual));
        }
        return distances;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (frames.empty()) {
            distances.push_back(0.0F);
        } else {
            distances.push_back(distancePercent(features.pooledAt(i), usualOf(features, frames)));
        }
        frames.push_back(i);
        if (frames.size() > pastFrames) {
            frames.erase(frames.begin());
        }
    }
    return distances;
}

} // namespace

timeline::FeatureSeries appearanceOf(const StreamFeatures& features, const timeline::Grid& grid, bool causal,
                                     double longestGapSeconds) {
    return seriesOfFrames(features.stream + ".appearance", features.times, distancesOf(features, causal),
                          grid, longestGapSeconds);
}

} // namespace vestigo::dataset
