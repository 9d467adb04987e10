// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"
#include "ui/player/stream_info.h"

#include <cstdint>

namespace vestigo::ui_player {

constexpr double slowestSpeed = 0.1;
constexpr double fastestSpeed = 8.0;

/// Where the cursor is while it plays: the start plus speed times what has passed since, computed anew each
/// time, so that nothing adds up however long it plays. A stall of the program does not jump: at most a
/// quarter of a second of it counts.
class PlaybackClock {
public:
    static constexpr std::int64_t longestStallNs = 250'000'000;

    void start(double t, double speed, std::int64_t nowNs);
    /// From where it is.
    void setSpeed(double speed, std::int64_t nowNs) { start(at(nowNs), speed, nowNs); }
    /// Seconds of the common clock; `nowNs` must not go back.
    double at(std::int64_t nowNs);

private:
    double startedAt_ = 0.0;
    double speed_ = 1.0;
    std::int64_t startedNs_ = 0;
    std::int64_t lastNs_ = 0;
};

/// True when playing on from `t` at `speed` leads out of the range.
bool isAtEnd(double t, double speed, const timeline::TimeRange& range);

/// `speed` bounded to what the player does, its sign kept; not finite: 1.
double boundedSpeed(double speed);

/// Speed after the key of a direction (+1, -1) was pressed: twice as fast when already playing that way.
double speedAfterKey(double speed, bool playing, int direction);

/// Number of the frame that is shown at `t`, 1 for the first. Exact where the frames' times are known.
long long frameNumber(const StreamInfo& stream, double t);
long long frameCount(const StreamInfo& stream);

/// The moment that is `frames` frames from `t`: the start of that frame, within the stream. Frames of the
/// same time count as one, so that stepping never stands still.
double steppedTime(const StreamInfo& stream, double t, int frames);

/// Columns of a wall of `count` pictures of 4:3 that makes them largest in an area.
int wallColumns(int count, double width, double height);

} // namespace vestigo::ui_player
