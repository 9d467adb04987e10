// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/frame_index.h"

#include <cstddef>
#include <vector>

namespace vestigo::pipeline {

/// How much of a stream is looked at before a picture of it is prepared: a background is learnt from what
/// came before, and what covers the picture is told from what was there long enough. Little enough for an
/// answer well within a second.
struct HistoryReach {
    double nearSeconds = 3.0;   ///< looked at every nearStep
    double nearStep = 0.2;      ///< s
    double warmUpSeconds = 2.0; ///< at its beginning, looked at every nearStep: a first background is made
    double farSeconds = 60.0;   ///< before the frame; beyond the near part looked at every farStep
    double farStep = 0.5;       ///< s
    /// Pixels that may be decoded one frame after the other; what lies farther back is looked at only where
    /// decoding can begin.
    double decodedPixels = 120e6;
    double goOnSeconds = 10.0; ///< the cursor moved on by less: go on from where it was
};

/// The frames to look at for `target`, ascending, `target` last. `pixels`: of one frame.
std::vector<std::size_t> framesBefore(const recordings::FrameIndex& index, std::size_t target, double pixels,
                                      const HistoryReach& reach);

/// The same for one who has looked at `last` already and goes on from there; empty where `target` lies before
/// `last`, or too far behind it.
std::vector<std::size_t> framesBetween(const recordings::FrameIndex& index, std::size_t last,
                                       std::size_t target, const HistoryReach& reach);

} // namespace vestigo::pipeline
