// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/surface.h"

namespace vestigo::dataset::synthetic::drawing {

/// What a place on a surface is like.
struct Finish {
    Vec3 colour;
    float rough = 0.5F;
    float metal = 0.0F;
    float emission = 0.0F;
    bool hole = false; ///< nothing is there: wire mesh
};

/// By the surface's coordinates, in metres (0 .. 1 where a texture lies on it).
Finish finishAt(const Surface& surface, float u, float v);

} // namespace vestigo::dataset::synthetic::drawing
