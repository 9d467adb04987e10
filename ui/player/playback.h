// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/grid.h"
#include "ui/player/stream_info.h"

namespace vestigo::ui_player {

constexpr double slowestSpeed = 0.1;
constexpr double fastestSpeed = 8.0;

/// Where the cursor is after `elapsedSeconds` of playing; stays within `range`. A stall of the program does
/// not jump: at most a quarter of a second counts.
double playedTime(double t, double speed, double elapsedSeconds, const timeline::TimeRange& range);

/// True when playing on from `t` at `speed` leads out of the range.
bool isAtEnd(double t, double speed, const timeline::TimeRange& range);

/// `speed` bounded to what the player does, its sign kept; not finite: 1.
double boundedSpeed(double speed);

/// Speed after the key of a direction (+1, -1) was pressed: twice as fast when already playing that way.
double speedAfterKey(double speed, bool playing, int direction);

/// Number of the frame that is shown at `t`, 1 for the first.
long long frameNumber(const StreamInfo& stream, double t);
long long frameCount(const StreamInfo& stream);

/// The moment that is `frames` frames from `t`: the start of that frame, within the stream.
double steppedTime(const StreamInfo& stream, double t, int frames);

} // namespace vestigo::ui_player
