// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/picture_views.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models::vgmsstgat {

namespace {

using timeline::PictureSequence;

/// Adds a map to a sum.
void accumulate(const Half* map, std::size_t count, std::vector<float>& sum) {
    for (std::size_t i = 0; i < count; ++i) {
        sum[i] += floatOf(map[i]);
    }
}

/// How far a map is from a mean, in units of the mean's root mean square.
void writeDistance(const Half* map, const std::vector<float>& sum, float frames, Half* out) {
    double square = 0.0;
    for (const float value : sum) {
        square += static_cast<double>(value) * static_cast<double>(value);
    }
    const double size = std::sqrt(square / static_cast<double>(sum.size())) / static_cast<double>(frames);
    const auto scale = static_cast<float>(1.0 / std::max(1e-4, size));
    for (std::size_t i = 0; i < sum.size(); ++i) {
        out[i] = halfOf((floatOf(map[i]) - sum[i] / frames) * scale);
    }
}

} // namespace

PictureViews::PictureViews(const timeline::AlignedRecording& recording, NetworkData& data)
    : recording_(recording)
    , data_(data) {
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        for (const PictureSequence& pictures : terminal.pictures) {
            if (data.mapChannels == 0) {
                data.mapChannels = pictures.channels;
                data.mapRows = pictures.rows;
                data.mapColumns = pictures.columns;
            }
        }
    }
    const std::size_t pictures = data.terminals * pictureStreams.size() * data.steps;
    data.maps.assign(pictures * data.mapChannels * data.mapRows * data.mapColumns, Half{0});
    data.measures.assign(pictures * pictureMeasureCount, 0.0F);
    data.picturesPresent.assign(pictures, 0.0F);
}

void PictureViews::add(std::size_t terminal, const ColumnViews& views) {
    for (std::size_t s = 0; s < pictureStreams.size(); ++s) {
        addMeasures(terminal, s, views);
        for (const PictureSequence& pictures : recording_.terminals[terminal].pictures) {
            const bool fits = pictures.channels == data_.mapChannels && pictures.rows == data_.mapRows &&
                              pictures.columns == data_.mapColumns && pictures.present.size() >= data_.steps;
            if (pictures.stream == pictureStreams[s] && fits) {
                addMaps(terminal, s, pictures);
            }
        }
    }
}

void PictureViews::addMaps(std::size_t terminal, std::size_t stream, const PictureSequence& pictures) {
    const std::size_t count = pictures.mapFloats();
    const std::size_t first = (terminal * pictureStreams.size() + stream) * data_.steps;
    std::vector<float> sum(count, 0.0F);
    float frames = 0.0F;
    const auto take = [&](std::size_t k) {
        if (pictures.present[k] == 1) {
            accumulate(pictures.maps.data() + k * count, count, sum);
            frames += 1.0F;
        }
    };
    for (std::size_t k = 0; k < data_.steps && !recording_.causal; ++k) {
        take(k);
    }
    for (std::size_t k = 0; k < data_.steps; ++k) {
        if (pictures.present[k] != 0 && frames > 0.0F) {
            writeDistance(pictures.maps.data() + k * count, sum, frames,
                          data_.maps.data() + (first + k) * count);
        }
        if (pictures.present[k] != 0) {
            data_.picturesPresent[first + k] = 1.0F;
        }
        if (recording_.causal) {
            take(k);
        }
    }
}

void PictureViews::addMeasures(std::size_t terminal, std::size_t stream, const ColumnViews& views) {
    const std::size_t first = (terminal * pictureStreams.size() + stream) * data_.steps;
    for (std::size_t m = 0; m < pictureMeasureNames.size(); ++m) {
        const std::string name = std::string(pictureStreams[stream]) + "." + pictureMeasureNames[m];
        const auto found = std::find(views.names.begin(), views.names.end(), name);
        const auto c = static_cast<std::size_t>(found - views.names.begin());
        for (std::size_t k = 0; k < data_.steps && c < views.names.size(); ++k) {
            if (views.present[c][k] == 0) {
                continue;
            }
            float* out =
                data_.measures.data() + (first + k) * pictureMeasureCount + m * pictureMeasureViews.size();
            for (const View view : pictureMeasureViews) {
                const float value = views.values[static_cast<std::size_t>(view)][c][k];
                *out++ = std::isnan(value) ? 0.0F : std::asinh(value);
            }
            data_.picturesPresent[first + k] = 1.0F;
        }
    }
}

} // namespace vestigo::models::vgmsstgat
