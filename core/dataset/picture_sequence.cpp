// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/picture_sequence.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::dataset {

namespace {

constexpr std::uint64_t signSeed = 1280;

/// [pictureChannels, channels] of 1 and -1, the same on every machine.
std::vector<float> signsFor(std::uint32_t channels) {
    Random random(signSeed);
    std::vector<float> signs(std::size_t{pictureChannels} * channels);
    for (float& sign : signs) {
        sign = (random.bits() & 1U) != 0 ? 1.0F : -1.0F;
    }
    return signs;
}

/// One map, [channels, cells], to [pictureChannels, cells].
void project(const Half* map, std::uint32_t channels, std::size_t cells, const std::vector<float>& signs,
             std::vector<float>& out) {
    out.assign(pictureChannels * cells, 0.0F);
    std::vector<float> values(cells);
    for (std::uint32_t c = 0; c < channels; ++c) {
        std::transform(map + c * cells, map + (c + 1) * cells, values.begin(), floatOf);
        for (std::uint32_t p = 0; p < pictureChannels; ++p) {
            const float sign = signs[std::size_t{p} * channels + c];
            float* row = out.data() + p * cells;
            for (std::size_t i = 0; i < cells; ++i) {
                row[i] += sign * values[i];
            }
        }
    }
    const float scale = 1.0F / std::sqrt(static_cast<float>(channels));
    for (float& value : out) {
        value *= scale;
    }
}

} // namespace

timeline::PictureSequence picturesOf(const timeline::StreamFeatures& features, const timeline::Grid& grid,
                                     double longestGapSeconds) {
    timeline::PictureSequence pictures;
    pictures.stream = features.stream;
    pictures.channels = pictureChannels;
    pictures.rows = features.height;
    pictures.columns = features.width;
    const std::size_t cells = std::size_t{features.height} * features.width;
    const std::size_t floats = pictures.mapFloats();
    pictures.maps.assign(floats * grid.steps, Half{0});
    const std::vector<float> signs = signsFor(features.channels);
    std::vector<float> projected;
    std::uint32_t projectedMap = std::numeric_limits<std::uint32_t>::max();
    std::size_t next = 0; // the first frame behind the step
    for (std::size_t k = 0; k < grid.steps; ++k) {
        const std::size_t before = next;
        while (next < features.times.size() && features.times[next] <= grid.time(k) + 1e-6) {
            ++next;
        }
        const bool seen = next > 0 && grid.time(k) - features.times[next - 1] <= longestGapSeconds;
        const float unknown = std::numeric_limits<float>::quiet_NaN();
        pictures.present.push_back(!seen ? 0 : next > before ? 1 : 2);
        pictures.luminance.push_back(seen ? features.measures[next - 1].luminance : unknown);
        pictures.noise.push_back(seen ? features.measures[next - 1].noise : unknown);
        if (!seen) {
            continue;
        }
        if (features.mapOf[next - 1] != projectedMap) {
            projectedMap = features.mapOf[next - 1];
            project(features.mapAt(next - 1), features.channels, cells, signs, projected);
        }
        std::transform(projected.begin(), projected.end(),
                       pictures.maps.begin() + static_cast<std::ptrdiff_t>(k * floats), halfOf);
    }
    return pictures;
}

} // namespace vestigo::dataset
