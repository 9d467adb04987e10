// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/light.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float noDepth = -1e9F;

float fraction(float value) {
    return value - std::floor(value);
}

/// The hall as a mirror shows it: floor, walls with a row of windows, ceiling with rows of lamps.
float hallAround(Vec3 direction, float spacing) {
    const float y = direction.y;
    float value = mix(0.12F, 0.34F, smooth(-0.4F, 0.12F, y));
    value = mix(value, 0.2F, smooth(0.25F, 0.5F, y));
    if (y > 0.2F) {
        const float x = direction.x / y * 1.4F + 0.2F;
        const float z = direction.z / y * 1.4F;
        const float row = std::abs(fraction(x / spacing) - 0.5F);
        const float lamp = smooth(0.2F, 0.1F, row) * smooth(0.45F, 0.3F, std::abs(fraction(z / 3.0F) - 0.5F));
        value += 2.4F * lamp * smooth(0.2F, 0.45F, y);
    } else if (y > 0.02F && direction.z > -0.2F) {
        const float window = std::abs(fraction(direction.x * 2.1F) - 0.5F);
        value += 0.9F * smooth(0.28F, 0.2F, window) * smooth(0.02F, 0.06F, y) * smooth(0.2F, 0.15F, y);
    }
    return value;
}

} // namespace

ShadowMap::ShadowMap(Vec3 towardsLight, Vec3 middle, float halfSide, int size)
    : halfSide_(halfSide)
    , size_(size)
    , depth_(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), noDepth) {
    axes_.z = unit(towardsLight);
    axes_.x = unit(cross({0, 0, -1}, axes_.z));
    axes_.y = cross(axes_.z, axes_.x);
    axes_.origin = middle;
}

void ShadowMap::clear() {
    if (!empty_) {
        std::fill(depth_.begin(), depth_.end(), noDepth);
        empty_ = true;
    }
}

Vec3 ShadowMap::toMap(Vec3 place) const {
    const Vec3 from = place - axes_.origin;
    const float half = static_cast<float>(size_) * 0.5F;
    return {half + dot(from, axes_.x) / halfSide_ * half, half + dot(from, axes_.y) / halfSide_ * half,
            dot(from, axes_.z)};
}

void ShadowMap::cast(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
        if (!part.castsShadow) {
            continue;
        }
        for (const auto& t : part.mesh.triangles) {
            const auto corner = [&](int i) {
                return toMap(
                    part.mesh.vertices[static_cast<std::size_t>(t[static_cast<std::size_t>(i)])].place);
            };
            castTriangle(corner(0), corner(1), corner(2));
        }
    }
}

void ShadowMap::castTriangle(const Vec3& a, const Vec3& b, const Vec3& c) {
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (!(std::abs(area) > 1e-6F)) {
        return;
    }
    const auto low = [&](float value) { return static_cast<int>(std::clamp(value, 0.0F, 1e6F)); };
    const int last = size_ - 1;
    const int x0 = low(std::min({a.x, b.x, c.x}));
    const int x1 = std::min(last, low(std::max({a.x, b.x, c.x}) + 1));
    const int y0 = low(std::min({a.y, b.y, c.y}));
    const int y1 = std::min(last, low(std::max({a.y, b.y, c.y}) + 1));
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            const float wb = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) / area;
            const float wc = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / area;
            if (wb < -0.001F || wc < -0.001F || wb + wc > 1.001F) {
                continue;
            }
            float& depth = depth_[indexOf(y, size_, x)];
            depth = std::max(depth, a.z + wb * (b.z - a.z) + wc * (c.z - a.z));
            empty_ = false;
        }
    }
}

float ShadowMap::lit(Vec3 place, int taps) const {
    if (empty_) {
        return 1.0F;
    }
    const Vec3 p = toMap(place);
    const int x = static_cast<int>(p.x);
    const int y = static_cast<int>(p.y);
    if (!(p.x >= 0.0F) || !(p.y >= 0.0F) || x < taps || y < taps || x >= size_ - taps || y >= size_ - taps) {
        return 1.0F;
    }
    const float bias = 0.012F + 2.0F * halfSide_ / static_cast<float>(size_);
    int open = 0;
    for (int dy = -taps; dy <= taps; ++dy) {
        for (int dx = -taps; dx <= taps; ++dx) {
            open += depth_[indexOf(y + dy, size_, x + dx)] < p.z + bias ? 1 : 0;
        }
    }
    return static_cast<float>(open) / static_cast<float>((2 * taps + 1) * (2 * taps + 1));
}

Shade shadeOf(const Lighting& light, const Finish& finish, Vec3 place, Vec3 normal, Vec3 eye) {
    const Vec3 view = unit(eye - place);
    const float facing = dot(normal, view);
    const float nl = dot(normal, light.towardsLight);
    float open = 0.0F;
    if (nl > 0.0F) {
        const Vec3 off = place + normal * 0.01F;
        open = light.still != nullptr ? light.still->lit(off, light.taps) : 1.0F;
        if (light.moving != nullptr) {
            open *= light.moving->lit(off, std::min(light.taps, 1));
        }
    }
    const Vec3 ambient = mix(light.ground, light.sky, normal.y * 0.5F + 0.5F);
    const Vec3 matte = finish.colour * (1.0F - finish.metal);
    const float a = std::max(0.03F, finish.rough * finish.rough);
    const Vec3 half = unit(light.towardsLight + view);
    const float nh = std::max(0.0F, dot(normal, half));
    const float spread = nh * nh * (a * a - 1.0F) + 1.0F;
    const float gloss = std::min(6.0F, a * a / (pi * spread * spread) * 0.25F);
    const float away = 1.0F - clamp01(facing);
    const float edge = away * away * away * away * away * (1.0F - finish.rough);
    const Vec3 mirror = mix(mix({0.04F, 0.04F, 0.04F}, finish.colour, finish.metal), Vec3{1, 1, 1}, edge);
    const Vec3 reflected = normal * (2.0F * facing) - view;
    const float around =
        mix(hallAround(reflected, light.lampSpacing), 0.42F, smooth(0.15F, 0.75F, finish.rough));
    const Vec3 direct =
        light.key * (matte * std::max(0.0F, nl) + mirror * (gloss * std::max(0.0F, nl))) * open;
    const Vec3 indirect = matte * ambient + mirror * light.sky * (around * 1.7F);
    const Vec3 lit = direct + indirect;
    Shade shade;
    const float sum = lit.x + lit.y + lit.z;
    shade.direct = sum > 1e-5F ? (direct.x + direct.y + direct.z) / sum : 0.0F;
    shade.colour = lit * (1.0F - clamp01(finish.emission) * 0.92F) + finish.colour * finish.emission;
    shade.direct *= 1.0F - clamp01(finish.emission);
    return shade;
}

} // namespace vestigo::dataset::synthetic::drawing
