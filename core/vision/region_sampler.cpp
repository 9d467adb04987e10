// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/region_sampler.h"

#include <algorithm>
#include <cmath>

namespace vestigo::vision {

RegionSampler::RegionSampler(const timeline::Box& box, int side)
    // Regions far apart can give a box without end: the whole frame then.
    : box_(std::isfinite(box.x + box.width) && std::isfinite(box.y + box.height) ? box : timeline::Box{})
    , side_(std::max(1, side)) {}

RegionSampler::Axis RegionSampler::axisOf(double begin, double length, int size, int side) {
    Axis axis;
    const double from = std::clamp(begin, 0.0, size - 1.0); // what lies beside the picture is left out
    const double to = std::clamp(begin + length, from + 1e-3, static_cast<double>(size));
    const double step = (to - from) / side;
    const double reach = std::max(1.0, step); // of the tent or box around the middle of a result's pixel
    axis.most = static_cast<int>(std::ceil(2.0 * reach)) + 2;
    axis.weights.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(axis.most), 0.0F);
    for (int i = 0; i < side; ++i) {
        const double middle = from + (i + 0.5) * step - 0.5;
        const int low = std::clamp(static_cast<int>(std::ceil(middle - reach)), 0, size - 1);
        const int high = std::clamp(static_cast<int>(std::floor(middle + reach)), low, size - 1);
        const int count = std::min(high - low + 1, axis.most);
        float* weights = &axis.weights[static_cast<std::size_t>(i) * static_cast<std::size_t>(axis.most)];
        double sum = 0.0;
        for (int k = 0; k < count; ++k) {
            const double weight = std::max(0.0, 1.0 - std::abs(low + k - middle) / reach);
            weights[k] = static_cast<float>(weight);
            sum += weight;
        }
        if (sum <= 0.0) { // beside the picture: its nearest pixel
            weights[0] = 1.0F;
            sum = 1.0;
        }
        for (int k = 0; k < count; ++k) {
            weights[k] = static_cast<float>(weights[k] / sum);
        }
        axis.first.push_back(low);
        axis.count.push_back(count);
    }
    return axis;
}

std::vector<std::uint8_t> RegionSampler::sample(const timeline::Picture& picture) {
    const auto side = static_cast<std::size_t>(side_);
    std::vector<std::uint8_t> result(side * side * 3, 0);
    if (picture.empty() || picture.width <= 0 || picture.height <= 0) {
        return result;
    }
    if (picture.width != width_ || picture.height != height_) {
        width_ = picture.width;
        height_ = picture.height;
        const double scaleX = static_cast<double>(width_) / std::max(1, picture.sourceWidth);
        const double scaleY = static_cast<double>(height_) / std::max(1, picture.sourceHeight);
        const bool whole = !(box_.width > 0.0) || !(box_.height > 0.0);
        across_ = axisOf(whole ? 0.0 : box_.x * scaleX, whole ? width_ : box_.width * scaleX, width_, side_);
        down_ = axisOf(whole ? 0.0 : box_.y * scaleY, whole ? height_ : box_.height * scaleY, height_, side_);
    }
    const bool grey = picture.format == timeline::PixelFormat::Grey8;
    const std::size_t channels = grey ? 1 : 3;
    const std::size_t rowFloats = side * channels;
    const int top = down_.first.front();
    const int bottom = down_.first.back() + down_.count.back();
    std::vector<float> rows(static_cast<std::size_t>(bottom - top) * rowFloats, 0.0F); // narrowed already
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* line =
            picture.pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine;
        float* row = &rows[static_cast<std::size_t>(y - top) * rowFloats];
        for (std::size_t x = 0; x < side; ++x) {
            const float* weights = &across_.weights[x * static_cast<std::size_t>(across_.most)];
            const std::uint8_t* from = line + static_cast<std::size_t>(across_.first[x]) * channels;
            for (int k = 0; k < across_.count[x]; ++k) {
                for (std::size_t c = 0; c < channels; ++c) {
                    row[x * channels + c] += weights[k] * static_cast<float>(*from++);
                }
            }
        }
    }
    std::vector<float> line(rowFloats);
    for (std::size_t y = 0; y < side; ++y) {
        std::fill(line.begin(), line.end(), 0.5F); // rounds
        const float* weights = &down_.weights[y * static_cast<std::size_t>(down_.most)];
        for (int k = 0; k < down_.count[y]; ++k) {
            const float* row = &rows[static_cast<std::size_t>(down_.first[y] + k - top) * rowFloats];
            for (std::size_t i = 0; i < rowFloats; ++i) {
                line[i] += weights[k] * row[i];
            }
        }
        std::uint8_t* to = &result[y * side * 3];
        for (std::size_t x = 0; x < side; ++x, to += 3) {
            for (std::size_t c = 0; c < 3; ++c) { // pictures are blue, green, red
                to[c] = static_cast<std::uint8_t>(std::min(255.0F, line[grey ? x : x * 3 + 2 - c]));
            }
        }
    }
    return result;
}

} // namespace vestigo::vision
