// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/lens.h"
#include "core/dataset/synthetic/drawing/light.h"

#include <cstdint>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// A part of a picture: columns x0 .. x1 - 1, lines y0 .. y1 - 1.
struct Area {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    bool empty() const { return x1 <= x0 || y1 <= y0; }
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
};
Area united(const Area& a, const Area& b);

/// Pixels with their depths.
struct Layer {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bgra;   ///< screen values; a: 255 where it shines by itself
    std::vector<float> nearness;      ///< 1 / depth; 0: nothing
    std::vector<std::uint8_t> direct; ///< share of the light that a shadow takes, 0 .. 255

    Layer() = default;
    Layer(int w, int h);
    std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

/// Draws parts into the layer, nearest wins, inside `area` only. Squares of `block` pixels (1 .. 4) are
/// shaded alike where nothing but shape shows; edges stay as fine as the pixels.
void rasterize(const std::vector<Part>& parts, const Lens& lens, const Lighting& light, const Area& area,
               int block, Layer& layer);

/// Where the part is seen, inside the layer.
Area areaOf(const Part& part, const Lens& lens, const Layer& layer);

/// Linear light to a screen value, with the shoulder of a camera's sensor.
std::uint8_t screenValue(float light);

} // namespace vestigo::dataset::synthetic::drawing
