// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace vestigo::timeline {

enum class PixelFormat : std::uint8_t { Grey8, Bgr24 };

/// One picture with the time that it was shown; shared and never changed after it was made.
struct Picture {
    double t = 0.0; ///< seconds; the stream's own time from a reader, common clock elsewhere
    int width = 0;
    int height = 0;
    int sourceWidth = 0; ///< of the frame in the file, before scaling
    int sourceHeight = 0;
    PixelFormat format = PixelFormat::Bgr24;
    std::size_t bytesPerLine = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> pixels;

    bool empty() const { return !pixels || pixels->empty(); }
};

/// [x, y, width, height] in pixels of the source frame, origin at the top left.
struct Box {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

inline bool operator==(const Box& a, const Box& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

} // namespace vestigo::timeline
