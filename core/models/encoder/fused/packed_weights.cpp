// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/packed_weights.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace vestigo::models {

void AlignedFloats::Free::operator()(float* data) const {
    std::free(data);
}

void AlignedFloats::resize(std::size_t count) {
    constexpr std::size_t border = 64;
    const std::size_t bytes = (count * sizeof(float) + border - 1) / border * border;
    data_.reset(static_cast<float*>(std::aligned_alloc(border, std::max(border, bytes))));
    if (!data_) {
        throw std::bad_alloc();
    }
    std::fill_n(data_.get(), std::max(border, bytes) / sizeof(float), 0.0F);
}

std::ptrdiff_t WeightPack::room(std::size_t count) {
    constexpr std::size_t border = 16; // floats
    const std::size_t place = (values_.size() + border - 1) / border * border;
    values_.resize(place + count, 0.0F);
    return static_cast<std::ptrdiff_t>(place);
}

std::ptrdiff_t WeightPack::plain(const std::vector<float>& values) {
    const std::ptrdiff_t place = room(values.size());
    std::copy(values.begin(), values.end(), values_.begin() + place);
    return place;
}

PackedDense WeightPack::dense(const std::vector<float>& weights, const std::vector<float>& bias) {
    const std::size_t out = bias.size();
    const std::size_t depth = out == 0 ? 0 : weights.size() / out;
    const auto lanes = static_cast<std::size_t>(kernels_.lanes);
    const std::size_t channels = (out + lanes - 1) / lanes * lanes;
    PackedDense packed;
    packed.channels = static_cast<int>(channels);
    packed.depth = static_cast<int>(depth);
    packed.bias = room(channels);
    std::copy(bias.begin(), bias.end(), values_.begin() + packed.bias);
    packed.weights = room(channels * depth);
    std::size_t width = 0;
    for (std::size_t first = 0; first < channels; first += width) {
        width = static_cast<std::size_t>(nextVectors(static_cast<int>((channels - first) / lanes))) * lanes;
        float* to = values_.data() + packed.weights + first * depth;
        for (std::size_t c = first; c < std::min(first + width, out); ++c) {
            for (std::size_t k = 0; k < depth; ++k) {
                to[k * width + (c - first)] = weights[c * depth + k];
            }
        }
    }
    return packed;
}

std::ptrdiff_t WeightPack::depthwise(const std::vector<float>& weights, int channels) {
    const std::ptrdiff_t place = room(weights.size());
    float* to = values_.data() + place;
    const auto lanes = static_cast<std::size_t>(kernels_.lanes);
    const std::size_t cells = weights.size() / static_cast<std::size_t>(channels);
    for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
        for (std::size_t i = 0; i < cells; ++i) {
            to[(c / lanes * cells + i) * lanes + c % lanes] = weights[c * cells + i];
        }
    }
    return place;
}

AlignedFloats WeightPack::taken() const {
    AlignedFloats all;
    all.resize(values_.size());
    std::copy(values_.begin(), values_.end(), all.data());
    return all;
}

} // namespace vestigo::models
