// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playback.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_player {

namespace {

constexpr double mostFrames = 1e12;

double intervalOf(const StreamInfo& stream) {
    return std::isfinite(stream.frameInterval) && stream.frameInterval > 1e-6 ? stream.frameInterval : 0.04;
}

} // namespace

void PlaybackClock::start(double t, double speed, std::int64_t nowNs) {
    startedAt_ = t;
    speed_ = speed;
    startedNs_ = nowNs;
    lastNs_ = nowNs;
}

double PlaybackClock::at(std::int64_t nowNs) {
    const std::int64_t gap = std::max<std::int64_t>(0, nowNs - lastNs_);
    if (gap > longestStallNs) {
        startedNs_ += gap - longestStallNs;
    }
    lastNs_ = std::max(lastNs_, nowNs);
    return startedAt_ + speed_ * (static_cast<double>(lastNs_ - startedNs_) * 1e-9);
}

bool isAtEnd(double t, double speed, const timeline::TimeRange& range) {
    return speed >= 0.0 ? t >= range.end : t <= range.start;
}

double boundedSpeed(double speed) {
    if (!std::isfinite(speed) || speed == 0.0) {
        return 1.0;
    }
    return std::copysign(std::clamp(std::fabs(speed), slowestSpeed, fastestSpeed), speed);
}

double speedAfterKey(double speed, bool playing, int direction) {
    const bool sameWay = playing && (speed < 0.0) == (direction < 0);
    const double size = sameWay ? 2.0 * std::fabs(speed) : (playing ? 1.0 : std::fabs(speed));
    return boundedSpeed(direction < 0 ? -size : size);
}

long long frameCount(const StreamInfo& stream) {
    if (stream.hasTimes()) {
        return static_cast<long long>(stream.times->size());
    }
    const double frames = std::round((stream.end - stream.start) / intervalOf(stream));
    return std::isfinite(frames) ? static_cast<long long>(std::clamp(frames, 1.0, mostFrames)) : 1;
}

long long frameNumber(const StreamInfo& stream, double t) {
    if (stream.hasTimes()) {
        return static_cast<long long>(stream.times->shownAt(t - stream.offset)) + 1;
    }
    // A thousandth of a frame forgives the rounding of times.
    const double place = std::floor((t - stream.start) / intervalOf(stream) + 1e-3) + 1.0;
    return std::isfinite(place)
               ? static_cast<long long>(std::clamp(place, 1.0, static_cast<double>(frameCount(stream))))
               : 1;
}

namespace {

double exactStep(const timeline::FrameTimes& times, double own, int frames) {
    const auto last = static_cast<std::ptrdiff_t>(times.size()) - 1;
    std::ptrdiff_t at = static_cast<std::ptrdiff_t>(times.shownAt(own));
    const double here = times.times[static_cast<std::size_t>(at)];
    at = std::clamp<std::ptrdiff_t>(at + frames, 0, last);
    while (frames < 0 && at > 0 && times.times[static_cast<std::size_t>(at)] >= here) {
        --at; // several frames at one time: before all of them
    }
    return times.times[static_cast<std::size_t>(at)];
}

} // namespace

double steppedTime(const StreamInfo& stream, double t, int frames) {
    if (stream.hasTimes()) {
        return stream.offset + exactStep(*stream.times, t - stream.offset, frames);
    }
    const long long target = std::clamp(frameNumber(stream, t) + frames, 1LL, frameCount(stream));
    return stream.start + static_cast<double>(target - 1) * intervalOf(stream);
}

int wallColumns(int count, double width, double height) {
    int best = 1;
    double largest = 0.0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double side = std::min(width / columns / 4.0, height / rows / 3.0);
        if (side > largest + 1e-9) {
            largest = side;
            best = columns;
        }
    }
    return best;
}

} // namespace vestigo::ui_player
