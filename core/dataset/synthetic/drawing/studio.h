// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/pixels.h"
#include "core/dataset/synthetic/drawing/rasterizer.h"
#include "core/dataset/synthetic/drawing/style.h"

#include <array>

namespace vestigo::dataset::synthetic::drawing {

/// Draws a scene of which most stands still: that is drawn once, with the shade of corners and a soft
/// background; what moves is drawn over it for each picture, with its shadow.
class Studio {
public:
    /// `lens` and sizes are those of the picture; it is drawn `fineness` times finer and then smoothed.
    Studio(const Style& style, int width, int height, int fineness);
    void setStill(const std::vector<Part>& parts, const Lens& lens, Vec3 middle, float focusDepth);
    /// One picture (b, g, r, how much it shines by itself) of the still scene and these parts; several sets
    /// are the stages of a blurred motion and are averaged.
    const Pixels& draw(const std::vector<std::vector<Part>>& stages, const std::vector<Sprite>& sprites);
    const Lens& lens() const { return lens_; }

private:
    float opennessAt(int x, int y, int turn) const;
    void shadeCorners();
    void softenBackground(float focusDepth);
    static constexpr int tile = 48; ///< of pixels that are brought back or made smaller together
    int tileColumns() const { return (work_.width + tile - 1) / tile; }
    Area tileArea(std::size_t number) const;
    void touch(const Area& area);
    void restore();
    void darken(const Area& area);
    void darkenBlock(const Area& block, int step, const std::array<float, 4>& corners);
    void drawStage(const std::vector<Part>& parts);
    void shrink(const Area& fine, Pixels& into) const;
    void drawSprite(const Sprite& sprite);
    Area shadowArea(const std::vector<Part>& parts) const;

    Lighting light_;
    int fineness_;
    Lens lens_;
    ShadowMap stillShadow_;
    ShadowMap movingShadow_;
    Layer still_;
    Layer work_;
    std::vector<std::uint8_t> touched_; ///< tiles in which work_ differs from still_
    Pixels stillSmall_;
    Pixels result_;
};

} // namespace vestigo::dataset::synthetic::drawing
