// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/textures.h"

namespace vestigo::dataset::synthetic::drawing {

/// A picture to draw flat things on, smoothed at the edges. Places and sizes in pixels.
class Canvas {
public:
    Canvas(int width, int height, Ink back);

    int width() const { return texture_->width; }
    int height() const { return texture_->height; }
    void box(float x, float y, float width, float height, Ink ink);
    void frame(float x, float y, float width, float height, Ink ink, int thickness);
    void disc(float x, float y, float radius, Ink ink);
    void ring(float x, float y, float radius, Ink ink, int thickness);
    /// From and to in degrees, clockwise from the right.
    void arc(float x, float y, float radius, float from, float to, Ink ink, int thickness);
    void line(float x0, float y0, float x1, float y1, Ink ink, int thickness);
    void polygon(const std::vector<Vec3>& corners, Ink ink);
    /// Text with its left end and base line at a place; `size` is the height of a capital.
    void text(const std::string& text, float x, float y, float size, Ink ink, int thickness = 1);
    void centred(const std::string& text, float x, float y, float size, Ink ink, int thickness = 1);
    static float textWidth(const std::string& text, float size, int thickness = 1);
    TexturePtr take() { return std::move(texture_); }

private:
    std::shared_ptr<Texture> texture_;
};

/// Only what the fonts have, and no more than can be read.
std::string printable(const std::string& text, std::size_t longest);

} // namespace vestigo::dataset::synthetic::drawing
