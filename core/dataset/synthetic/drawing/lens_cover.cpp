// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/noise.h"
#include "core/dataset/synthetic/drawing/sensor.h"

#include <algorithm>

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// For every place, when it is covered as the cover grows: lower comes first. The place with the n-th lowest
/// value is hidden at a share of n over all.
std::vector<float> orderOf(const Pixels& picture, const LensCover& cover) {
    std::vector<float> order(static_cast<std::size_t>(picture.width) *
                             static_cast<std::size_t>(picture.height));
    const auto turn =
        static_cast<float>(std::isfinite(cover.direction) ? std::fmod(cover.direction, 1.0) : 0.0);
    const float dx = cosine(turn * 2 * pi);
    const float dy = sine(turn * 2 * pi);
    const float shift = choice(cover.look, 1) * 7.0F;
    const float along = choice(cover.look, 2) - 0.5F;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const float u = static_cast<float>(x) / static_cast<float>(picture.width) - 0.5F;
            const float v = (static_cast<float>(y) - 0.5F * static_cast<float>(picture.height)) /
                            static_cast<float>(picture.width);
            const float inward = -(u * dx + v * dy); // 0 in the middle, rising away from where it comes in
            const float across = -u * dy + v * dx - 0.4F * along;
            float value = inward;
            switch (cover.kind) {
            case CoverKind::Hand: { // fingers with gaps, a palm behind
                const float finger =
                    std::abs((across * 5.5F + 100.5F) - std::floor(across * 5.5F + 100.5F) - 0.5F);
                const float reach = std::abs(across) < 0.42F ? 0.0F : (std::abs(across) - 0.42F) * 2.5F;
                value = inward + reach + 0.5F * finger * finger + 0.25F * across * across;
                break;
            }
            case CoverKind::Dust:
                value = 0.25F * inward + 1.6F * cloud(u * 1.1F + shift, v * 1.1F) +
                        0.35F * cloud(u * 6.0F, v * 6.0F + shift);
                break;
            case CoverKind::Sticker: { // round or square about a place
                const float sx = u - 0.22F * dx;
                const float sy = v - 0.16F * dy;
                value = choice(cover.look, 3) < 0.5F
                            ? std::sqrt(sx * sx + sy * sy)
                            : std::max(std::abs(sx + 0.2F * sy), std::abs(sy - 0.2F * sx));
                break;
            }
            case CoverKind::Tape: // a band right across
                value = std::abs(across + 0.3F * along * inward) + 0.003F * cloud(inward * 6.0F, shift);
                break;
            default: // cloth: a wavy hem
                value = inward + 0.07F * sine(across * 9.0F + shift) +
                        0.16F * (cloud(across * 0.4F + shift, inward * 0.2F) - 0.5F);
                break;
            }
            order[indexOf(y, picture.width, x)] = value;
        }
    }
    return order;
}

/// b, g, r of the cover at a place.
std::array<float, 3> coverColour(const LensCover& cover, float u, float v) {
    const float tone = cloud(u * 0.7F + choice(cover.look, 4), v * 0.7F);
    const float pick = choice(cover.look, 5);
    if (cover.kind == CoverKind::Hand) {
        const float light = 0.55F + 0.5F * tone;
        return pick < 0.5F ? std::array<float, 3>{118 * light, 140 * light, 196 * light}
                           : std::array<float, 3>{60 * light, 62 * light, 66 * light}; // bare, or a glove
    }
    if (cover.kind == CoverKind::Dust) {
        const float light = 0.8F + 0.4F * tone;
        return {120 * light, 138 * light, 150 * light};
    }
    if (cover.kind == CoverKind::Sticker) {
        const float light = 0.92F + 0.14F * tone;
        return pick < 0.5F ? std::array<float, 3>{225 * light, 230 * light, 232 * light}
                           : std::array<float, 3>{40 * light, 190 * light, 235 * light};
    }
    if (cover.kind == CoverKind::Tape) {
        const float light = 0.75F + 0.4F * tone;
        return pick < 0.5F ? std::array<float, 3>{120 * light, 124 * light, 126 * light}
                           : std::array<float, 3>{110 * light, 160 * light, 196 * light};
    }
    const float weave = 1.0F + 0.05F * sine(u * 330.0F) * sine(v * 330.0F);
    const float light = (0.42F + 0.9F * tone) * weave;
    return {mix(60.0F, 150.0F, pick) * light, mix(70.0F, 130.0F, choice(cover.look, 6)) * light,
            mix(60.0F, 150.0F, choice(cover.look, 7)) * light};
}

} // namespace

double Sensor::cover(Pixels& picture, Pixels& mask, const LensCover& cover) {
    const float share = amount(cover.share);
    const std::size_t all =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    const auto hidden = static_cast<std::size_t>(static_cast<double>(share) * static_cast<double>(all));
    if (cover.kind == CoverKind::None || hidden == 0) {
        return 0.0;
    }
    const std::vector<float> order = orderOf(picture, cover);
    std::vector<float> sorted = order;
    const auto nth = sorted.begin() + static_cast<std::ptrdiff_t>(hidden - 1);
    std::nth_element(sorted.begin(), nth, sorted.end());
    const float limit = *nth;
    // The edge is out of focus: it lies close before the lens.
    const float soft = cover.kind == CoverKind::Dust ? 0.12F : 0.018F;
    mask = Pixels(picture.width, picture.height, 1);
    std::size_t count = 0;
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* pixel = picture.line(y);
        for (int x = 0; x < picture.width; ++x, pixel += 3) {
            const float value = order[indexOf(y, picture.width, x)];
            const bool covered = value <= limit;
            count += covered ? 1 : 0;
            mask.line(y)[x] = covered ? 255 : 0;
            const float part =
                smooth(limit + soft, limit - soft * (cover.kind == CoverKind::Dust ? 0.2F : 1.0F), value);
            if (part > 0.0F) {
                const float u = static_cast<float>(x) / static_cast<float>(picture.width);
                const float v = static_cast<float>(y) / static_cast<float>(picture.width);
                const auto colour = coverColour(cover, u, v);
                const float opaque = part * (cover.kind == CoverKind::Dust ? 0.88F : 1.0F);
                const float edge =
                    1.0F - 0.35F * (1.0F - std::abs(2.0F * part - 1.0F)); // darker where it bends away
                for (std::size_t c = 0; c < 3; ++c) {
                    pixel[c] = static_cast<std::uint8_t>(std::clamp(
                        mix(static_cast<float>(pixel[c]), colour[c] * edge, opaque), 0.0F, 255.0F));
                }
            }
        }
    }
    return static_cast<double>(count) / static_cast<double>(all);
}

} // namespace vestigo::dataset::synthetic::drawing
