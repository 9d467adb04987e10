// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/frame_selection.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models {

namespace {

constexpr int block = 8;

/// Means over blocks of 8 x 8 pixels, each colour for itself: noise of single pixels is mostly gone.
std::vector<float> blockMeans(const std::vector<std::uint8_t>& pixels, int side) {
    const int blocks = side / block;
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(blocks * blocks) * 3, 0);
    const std::uint8_t* pixel = pixels.data();
    for (int y = 0; y < blocks * block; ++y) {
        for (int x = 0; x < blocks * block; ++x, pixel += 3) {
            std::uint32_t* sum = &sums[static_cast<std::size_t>((y / block) * blocks + x / block) * 3];
            sum[0] += pixel[0];
            sum[1] += pixel[1];
            sum[2] += pixel[2];
        }
        pixel += static_cast<std::ptrdiff_t>(side - blocks * block) * 3;
    }
    std::vector<float> means;
    means.reserve(sums.size());
    for (const std::uint32_t sum : sums) {
        means.push_back(static_cast<float>(sum) / (block * block));
    }
    return means;
}

/// Root mean square, and what changes in one place only counts as well.
double changeBetween(const std::vector<float>& a, const std::vector<float>& b) {
    double squares = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        squares += difference * difference;
        largest = std::max(largest, std::abs(difference));
    }
    return std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, a.size()))) + 0.25 * largest;
}

} // namespace

double FrameSelection::relativeError(const float* a, const float* b, std::size_t count) {
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = static_cast<double>(a[i]);
        const double gap = x - static_cast<double>(b[i]);
        difference += gap * gap;
        size += x * x;
    }
    return size > 0.0 ? std::sqrt(difference / size) : (difference > 0.0 ? 1.0 : 0.0);
}

bool FrameSelection::choose(const std::vector<std::uint8_t>& pixels, int side) {
    std::vector<float> means = blockMeans(pixels, side);
    const bool first = reference_.size() != means.size();
    const double change = first ? 0.0 : changeBetween(reference_, means);
    const bool early = chosen_ < firstFrames || learned_ < firstFrames;
    // Frames that were all alike say nothing about what a change would do.
    const bool still = sensitivity_ > 0.0 ? change * sensitivity_ <= largestError_ : change <= 0.0;
    if (!first && !early && still) {
        return false;
    }
    reference_ = std::move(means);
    changes_.push_back(change);
    ++chosen_;
    return true;
}

void FrameSelection::learn(const float* features, std::size_t count) {
    if (!changes_.empty()) {
        const double change = changes_.front();
        changes_.erase(changes_.begin());
        if (before_.size() == count && change > 0.0) {
            sensitivity_ = std::max(sensitivity_, relativeError(before_.data(), features, count) / change);
        }
    }
    before_.assign(features, features + count);
    ++learned_;
}

} // namespace vestigo::models
