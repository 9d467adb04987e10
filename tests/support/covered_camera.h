// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace vestigo::testing {

/// A camera that looks at a panel with a bar at its top left that shows for two frames of twenty; from 20 s
/// on a bright cloth hangs over the right third. 40 s at 5 frames a second.
struct CoveredCamera {
    static constexpr int width = 96;
    static constexpr int height = 64;
    static constexpr std::size_t frames = 200;
    static constexpr double framesPerSecond = 5.0;
    static constexpr double coveredFrom = 20.0; ///< s

    /// width * height grey values of a frame.
    static void paint(std::size_t frame, std::vector<std::uint8_t>& grey);
};

/// Writes a recording of two terminals, "plc-01" and "cnc-01", each with such a camera ("device", a folder of
/// images); `annotated`: with the regions "display" [36, 0, 60, 64] and "moving_part" [0, 0, 40, 30] of
/// plc-01 drawn by people.
std::filesystem::path writeCoveredCamera(const std::filesystem::path& folder, bool annotated = true);

} // namespace vestigo::testing
