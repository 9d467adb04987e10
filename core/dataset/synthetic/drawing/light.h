// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/part.h"
#include "core/dataset/synthetic/drawing/pattern.h"

#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// Depths seen from the light: what is behind lies in shadow. Covers a square of the ground about a middle.
class ShadowMap {
public:
    ShadowMap(Vec3 towardsLight, Vec3 middle, float halfSide, int size);
    void clear();
    void cast(const std::vector<Part>& parts);
    /// 1 in the light, 0 in the shadow, between at the edge. `taps`: 1 or 2, how soft.
    float lit(Vec3 place, int taps) const;
    bool empty() const { return empty_; }

private:
    Vec3 toMap(Vec3 place) const;
    void castTriangle(const Vec3& a, const Vec3& b, const Vec3& c);

    Transform axes_; // z towards the light
    float halfSide_;
    int size_;
    bool empty_ = true;
    std::vector<float> depth_;
};

/// The light of the hall: lamps above as one direction, and what comes from all around.
struct Lighting {
    Vec3 towardsLight{0.35F, 0.8F, 0.5F};
    Vec3 key{1.0F, 0.97F, 0.9F};
    Vec3 sky{0.5F, 0.52F, 0.56F};
    Vec3 ground{0.2F, 0.19F, 0.18F};
    float lampSpacing = 2.2F; ///< of the lamps that shine in metal
    const ShadowMap* still = nullptr;
    const ShadowMap* moving = nullptr;
    int taps = 2;
};

struct Shade {
    Vec3 colour;         ///< linear light
    float direct = 0.0F; ///< part of it that a shadow takes away
};

/// What the eye sees of a place. Microfacets as usual (Trowbridge-Reitz distribution), with lamps and windows
/// of a hall as what metal reflects.
Shade shadeOf(const Lighting& light, const Finish& finish, Vec3 place, Vec3 normal, Vec3 eye);

} // namespace vestigo::dataset::synthetic::drawing
