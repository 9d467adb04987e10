// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vestigo::testing {

/// How large a production line to draw.
struct LineSize {
    int terminals = 6;
    int cameras = 2; ///< of them with a device video
    double duration = 120.0;
    double framesPerSecond = 4.0;
};

/// A line of linked terminals with tables and videos. From two thirds of the time on, one after the other
/// turns abnormal, 2 s apart: an analysis has something to do in each of its stages.
std::filesystem::path writeLineRecording(const std::filesystem::path& folder, const LineSize& size);

} // namespace vestigo::testing
