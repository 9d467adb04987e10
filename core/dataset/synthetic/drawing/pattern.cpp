// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/pattern.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

float fraction(float value) {
    return value - std::floor(value);
}

Vec3 texel(const Texture& texture, int x, int y) {
    x = std::clamp(x, 0, texture.width - 1);
    y = std::clamp(y, 0, texture.height - 1);
    const std::uint8_t* p = texture.pixels.data() + indexOf(y, texture.width, x) * 4;
    return {static_cast<float>(p[2]), static_cast<float>(p[1]), static_cast<float>(p[0])};
}

/// Bilinear, from screen values to linear light.
Vec3 textureAt(const Texture& texture, float u, float v) {
    const float x = clamp01(u) * static_cast<float>(texture.width) - 0.5F;
    const float y = (1.0F - clamp01(v)) * static_cast<float>(texture.height) - 0.5F;
    const float fx = std::floor(x);
    const float fy = std::floor(y);
    const int ix = static_cast<int>(fx);
    const int iy = static_cast<int>(fy);
    const Vec3 above = mix(texel(texture, ix, iy), texel(texture, ix + 1, iy), x - fx);
    const Vec3 below = mix(texel(texture, ix, iy + 1), texel(texture, ix + 1, iy + 1), x - fx);
    const Vec3 value = mix(above, below, y - fy) * (1.0F / 255.0F);
    const auto linear = [](float part) { return part * part * (0.8F * part + 0.2F); };
    return {linear(value.x), linear(value.y), linear(value.z)};
}

void concrete(Finish& finish, float u, float v) {
    const float stain = cloud(u * 0.11F, v * 0.11F);
    const float fine = cloud(u * 0.9F, v * 0.9F);
    const float grain = cloud(u * 4.0F, v * 4.0F);
    finish.colour = finish.colour * (0.55F + 0.55F * stain + 0.25F * (fine - 0.5F) + 0.22F * (grain - 0.5F));
    const float joint = std::min(std::abs(fraction(u / 3.1F) - 0.5F), std::abs(fraction(v / 3.1F) - 0.5F));
    if (joint < 0.003F) {
        finish.colour = finish.colour * 0.45F;
    }
    finish.rough = 0.35F + 0.5F * fine; // worn and polished in places
}

void wall(Finish& finish, float u, float v, float scale) {
    const float stain = cloud(u * 0.13F, v * 0.29F);
    const float rib = fraction(u / (0.28F * scale));
    const float groove = std::abs(rib - 0.5F) < 0.06F ? 0.82F : 1.0F;
    finish.colour = finish.colour * ((0.75F + 0.5F * stain) * groove);
}

void wood(Finish& finish, float u, float v) {
    const float ring = cloud(u * 0.35F, v * 4.0F);
    finish.colour = finish.colour * (0.6F + 0.8F * ring);
}

void cardboard(Finish& finish, float u, float v) {
    const float tone = cloud(u * 0.7F + 0.3F, v * 0.7F);
    finish.colour = finish.colour * (0.8F + 0.35F * tone + 0.03F * sine(u * 900.0F));
}

/// Lines of a chequer plate: short bars that lie crosswise in turn.
void tread(Finish& finish, float u, float v) {
    const float x = u * 22.0F;
    const float y = v * 22.0F;
    const bool turned = ((static_cast<int>(std::floor(x)) + static_cast<int>(std::floor(y))) & 1) != 0;
    const float a = fraction(x) - 0.5F;
    const float b = fraction(y) - 0.5F;
    const float across = turned ? a + b : a - b;
    const float along = turned ? a - b : a + b;
    if (std::abs(across) < 0.14F && std::abs(along) < 0.5F) {
        finish.colour = finish.colour * (across > 0 ? 1.5F : 0.7F);
    }
}

void ageing(Finish& finish, float wear, float u, float v) {
    const float scratch = cloud(u * 0.6F + v * 2.3F, v * 5.0F - u);
    const float blotch = cloud(u * 1.3F, v * 1.3F);
    const float rust = smooth(0.62F - 0.2F * wear, 0.75F - 0.2F * wear, blotch) * wear;
    finish.colour = mix(finish.colour, rgb(120, 66, 30) * (0.5F + scratch), rust);
    finish.rough = mix(finish.rough, 0.95F, rust);
    finish.metal = finish.metal * (1.0F - rust);
    if (scratch > 0.8F - 0.12F * wear) {
        finish.colour = mix(finish.colour, Vec3{0.6F, 0.6F, 0.6F}, 0.6F * wear);
    }
}

void applyPattern(Finish& finish, const Surface& surface, float u, float v) {
    const float scale = surface.scale;
    switch (surface.pattern) {
    case Pattern::Plain:
        return;
    case Pattern::Paint: {
        const float tone = cloud(u * 0.45F / scale + 0.37F, v * 0.45F / scale);
        const float orange = cloud(u * 3.1F / scale, v * 3.1F / scale);
        finish.colour = finish.colour * (0.86F + 0.24F * tone + 0.05F * (orange - 0.5F));
        finish.rough = clamp01(finish.rough + 0.3F * (tone - 0.5F));
        return;
    }
    case Pattern::Brushed:
        finish.colour = finish.colour * (0.82F + 0.36F * cloud(u * 12.0F / scale, v * 0.7F / scale));
        return;
    case Pattern::Cast:
        finish.colour = finish.colour * (0.7F + 0.6F * cloud(u * 5.0F / scale, v * 5.0F / scale));
        return;
    case Pattern::Concrete:
        return concrete(finish, u / scale, v / scale);
    case Pattern::Wall:
        return wall(finish, u, v, scale);
    case Pattern::Hazard:
        if (fraction((u + v) / (0.16F * scale)) < 0.5F) {
            finish.colour = surface.second;
        }
        finish.colour = finish.colour * (0.7F + 0.5F * cloud(u * 2.0F, v * 2.0F));
        return;
    case Pattern::Slots:
        if (fraction(v / (0.03F * scale)) < 0.45F) {
            finish.colour = finish.colour * 0.12F;
        }
        return;
    case Pattern::Belt:
        finish.colour = finish.colour * (0.75F + 0.4F * cloud(u * 2.0F, v * 2.0F) +
                                         (fraction(v / (0.04F * scale)) < 0.12F ? 0.35F : 0.0F));
        return;
    case Pattern::Cardboard:
        return cardboard(finish, u, v);
    case Pattern::Wood:
        return wood(finish, u / scale, v / scale);
    case Pattern::Cloth:
        finish.colour = finish.colour * (0.65F + 0.6F * cloud(u * 1.7F / scale, v * 1.7F / scale) +
                                         0.05F * sine(u * 400.0F) * sine(v * 400.0F));
        return;
    case Pattern::Mesh:
        finish.hole = fraction(u / (0.05F * scale)) > 0.1F && fraction(v / (0.05F * scale)) > 0.1F;
        return;
    case Pattern::Tread:
        return tread(finish, u / scale, v / scale);
    }
}

} // namespace

Finish finishAt(const Surface& surface, float u, float v) {
    Finish finish;
    finish.colour = surface.colour;
    finish.rough = surface.rough;
    finish.metal = surface.metal;
    finish.emission = surface.emission;
    if (surface.texture) {
        finish.colour = textureAt(*surface.texture, u, v);
    } else {
        applyPattern(finish, surface, u, v);
    }
    if (surface.wear > 0.0F) {
        ageing(finish, surface.wear, u, v);
    }
    return finish;
}

} // namespace vestigo::dataset::synthetic::drawing
