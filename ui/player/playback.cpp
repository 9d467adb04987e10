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

double playedTime(double t, double speed, double elapsedSeconds, const timeline::TimeRange& range) {
    constexpr double longestStall = 0.25;
    const double next = t + speed * std::clamp(elapsedSeconds, 0.0, longestStall);
    return std::clamp(next, range.start, std::max(range.start, range.end));
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
    const double frames = std::round((stream.end - stream.start) / intervalOf(stream));
    return std::isfinite(frames) ? static_cast<long long>(std::clamp(frames, 1.0, mostFrames)) : 1;
}

long long frameNumber(const StreamInfo& stream, double t) {
    // A thousandth of a frame forgives the rounding of times.
    const double place = std::floor((t - stream.start) / intervalOf(stream) + 1e-3) + 1.0;
    return std::isfinite(place)
               ? static_cast<long long>(std::clamp(place, 1.0, static_cast<double>(frameCount(stream))))
               : 1;
}

double steppedTime(const StreamInfo& stream, double t, int frames) {
    const long long target = std::clamp(frameNumber(stream, t) + frames, 1LL, frameCount(stream));
    return stream.start + static_cast<double>(target - 1) * intervalOf(stream);
}

} // namespace vestigo::ui_player
