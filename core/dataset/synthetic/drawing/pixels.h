// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// Bytes of a picture, lines without gaps.
struct Pixels {
    int width = 0;
    int height = 0;
    int channels = 4;
    std::vector<std::uint8_t> bytes;

    Pixels() = default;
    Pixels(int w, int h, int c)
        : width(w)
        , height(h)
        , channels(c)
        , bytes(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c)) {}
    std::uint8_t* line(int y) {
        return bytes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
    }
    const std::uint8_t* line(int y) const {
        return bytes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
    }
};

} // namespace vestigo::dataset::synthetic::drawing
