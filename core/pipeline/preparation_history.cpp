// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preparation_history.h"

#include <algorithm>

namespace vestigo::pipeline {

namespace {

constexpr double slack = 1e-6;

bool isKey(const recordings::FrameIndex& index, std::size_t frame) {
    // A folder of images has no keys: decoding can begin at each of them.
    return index.keys.empty() || index.groupStart(frame) == frame;
}

} // namespace

std::vector<std::size_t> framesBefore(const recordings::FrameIndex& index, std::size_t target, double pixels,
                                      const HistoryReach& reach) {
    std::vector<std::size_t> frames;
    if (target >= index.size()) {
        return frames;
    }
    const double end = index.times[target];
    const auto decodable = static_cast<std::size_t>(reach.decodedPixels / std::max(1.0, pixels));
    const std::size_t dense = target - std::min(target, std::max<std::size_t>(1, decodable));
    const double begin = std::max(index.times.front(), end - reach.farSeconds);
    frames.push_back(target);
    for (std::size_t frame = target; frame-- > 0;) {
        const double t = index.times[frame];
        if (end - t > reach.farSeconds) {
            break;
        }
        const bool close = end - t <= reach.nearSeconds || t - begin <= reach.warmUpSeconds;
        const double step = close ? reach.nearStep : reach.farStep;
        const bool due = index.times[frames.back()] - t >= step - slack;
        if (due && (frame >= dense || isKey(index, frame))) {
            frames.push_back(frame);
        }
    }
    std::reverse(frames.begin(), frames.end());
    return frames;
}

std::vector<std::size_t> framesBetween(const recordings::FrameIndex& index, std::size_t last,
                                       std::size_t target, const HistoryReach& reach) {
    std::vector<std::size_t> frames;
    if (target >= index.size() || target <= last ||
        index.times[target] - index.times[last] > reach.goOnSeconds) {
        return frames;
    }
    double seen = index.times[last];
    for (std::size_t frame = last + 1; frame < target; ++frame) {
        if (index.times[frame] >= seen + reach.nearStep - slack &&
            index.times[target] - index.times[frame] > slack) {
            frames.push_back(frame);
            seen = index.times[frame];
        }
    }
    frames.push_back(target);
    return frames;
}

} // namespace vestigo::pipeline
