// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/vector.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// A picture that lies on a surface: b, g, r, a; first line at v = 1.
struct Texture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};
using TexturePtr = std::shared_ptr<const Texture>;

enum class Pattern : std::uint8_t {
    Plain,
    Paint,     ///< sprayed steel with faint clouds and dirt
    Brushed,   ///< steel with fine lines along v
    Cast,      ///< rough grey iron
    Concrete,  ///< floor with joints and stains
    Wall,      ///< plaster, or sheet panels
    Hazard,    ///< black and yellow stripes
    Slots,     ///< ventilation
    Belt,      ///< rubber with fine ribs
    Cardboard, ///< corrugated, with a band of tape
    Wood,
    Cloth,
    Mesh, ///< wire mesh: what lies behind shows through its holes
    Tread ///< chequer plate
};

/// How a part looks.
struct Surface {
    Vec3 colour{0.5F, 0.5F, 0.5F}; ///< linear light
    float rough = 0.5F;
    float metal = 0.0F;
    float emission = 0.0F; ///< shines by itself with so much of its colour
    Pattern pattern = Pattern::Paint;
    float scale = 1.0F;               ///< of the pattern
    float wear = 0.0F;                ///< scratches and rust, 0 .. 1
    TexturePtr texture;               ///< instead of the colour
    Vec3 second{0.02F, 0.02F, 0.02F}; ///< other colour of the pattern
};

/// From the usual 0 .. 255 of screens.
inline Vec3 rgb(int red, int green, int blue) {
    const auto linear = [](int value) {
        const float part = static_cast<float>(value) / 255.0F;
        return part * part * (0.8F * part + 0.2F); // near the standard curve, and the same everywhere
    };
    return {linear(red), linear(green), linear(blue)};
}

inline Surface painted(Vec3 colour, float rough = 0.45F) {
    Surface surface;
    surface.colour = colour;
    surface.rough = rough;
    return surface;
}
inline Surface steel(float brightness = 0.55F, float rough = 0.35F) {
    Surface surface;
    surface.colour = {brightness, brightness, brightness * 1.02F};
    surface.rough = rough;
    surface.metal = 0.85F;
    surface.pattern = Pattern::Brushed;
    return surface;
}
inline Surface plastic(Vec3 colour, float rough = 0.4F) {
    Surface surface;
    surface.colour = colour;
    surface.rough = rough;
    surface.pattern = Pattern::Plain;
    return surface;
}
inline Surface patterned(Pattern pattern, Vec3 colour, float scale = 1.0F, float rough = 0.7F) {
    Surface surface;
    surface.colour = colour;
    surface.pattern = pattern;
    surface.scale = scale;
    surface.rough = rough;
    return surface;
}
inline Surface shining(Vec3 colour, float emission) {
    Surface surface;
    surface.colour = colour;
    surface.emission = emission;
    surface.rough = 0.3F;
    surface.pattern = Pattern::Plain;
    return surface;
}
inline Surface hazard(float scale = 1.0F) {
    return patterned(Pattern::Hazard, rgb(240, 190, 20), scale, 0.5F);
}

} // namespace vestigo::dataset::synthetic::drawing
