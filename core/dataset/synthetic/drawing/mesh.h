// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/vector.h"

#include <array>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

struct Vertex {
    Vec3 place;
    Vec3 normal;
    float u = 0.0F; ///< metres along the surface, or 0 .. 1 on plates that carry a texture
    float v = 0.0F;
};

/// Triangles, counter-clockwise seen from outside.
struct Mesh {
    std::vector<Vertex> vertices;
    std::vector<std::array<int, 3>> triangles;
    void add(const Mesh& other, const Transform& where);
    Mesh moved(const Transform& where) const;
};

/// A box about its middle, with its edges broken by `bevel` metres (which catch the light).
Mesh boxMesh(Vec3 size, float bevel = 0.0F);

/// A rectangle in the plane of x and y, seen from +z, with u and v 0 .. 1: for textures.
Mesh plateMesh(float width, float height);

/// The same with u and v in metres: for patterns.
Mesh sheetMesh(float width, float height);

/// A body of revolution about y: `profile` of (radius, height) from below; sharp edges where `smooth` is
/// false.
struct ProfilePoint {
    float radius = 0.0F;
    float height = 0.0F;
};
Mesh turnedMesh(const std::vector<ProfilePoint>& profile, int sides, bool smooth = false);

/// From y = 0 to y = height, closed, with broken edges.
Mesh cylinderMesh(float radius, float height, int sides = 20, float bevel = 0.0F);

/// From y = 0 to y = height with round ends of other radii: limbs.
Mesh capsuleMesh(float radiusBelow, float radiusAbove, float height, int sides = 14);

Mesh sphereMesh(float radius, int sides = 18);

/// A ring about y.
Mesh ringMesh(float radius, float thickness, int sides = 24, int around = 10);

/// A hose or cable along points, smoothed by Catmull-Rom.
Mesh tubeMesh(const std::vector<Vec3>& points, float radius, int sides = 8, int steps = 5);

/// A flat polygon (x, y; counter-clockwise, star-shaped about its middle) that is `depth` thick about z = 0.
Mesh extrudedMesh(const std::vector<Vec3>& outline, float depth);

/// A disc with teeth, about z.
Mesh gearMesh(float radius, float depth, int teeth);

} // namespace vestigo::dataset::synthetic::drawing
