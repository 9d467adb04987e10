// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/mesh.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// A flat face of any number of corners, counter-clockwise, u and v along its first edge and across.
void addFace(Mesh& mesh, const std::vector<Vec3>& corners) {
    const Vec3 normal = unit(cross(corners[1] - corners[0], corners[2] - corners[0]));
    // The direction of v is up where there is one, so that patterns lie the same on every side.
    const Vec3 up = std::abs(normal.y) > 0.9F ? Vec3{0, 0, -1} : Vec3{0, 1, 0};
    const Vec3 across = unit(cross(up, normal));
    const Vec3 along = cross(normal, across);
    const int first = static_cast<int>(mesh.vertices.size());
    for (const Vec3& corner : corners) {
        mesh.vertices.push_back({corner, normal, dot(corner, across), dot(corner, along)});
    }
    for (int i = 2; i < static_cast<int>(corners.size()); ++i) {
        mesh.triangles.push_back({first, first + i - 1, first + i});
    }
}

Vec3 around(float radius, float height, float part) {
    return {radius * sine(part * 2.0F * pi), height, radius * cosine(part * 2.0F * pi)};
}

/// One band of a body of revolution, with the normals of its two edges.
void addBand(Mesh& mesh, ProfilePoint below, ProfilePoint above, ProfilePoint normalBelow,
             ProfilePoint normalAbove, int sides) {
    const int first = static_cast<int>(mesh.vertices.size());
    const float radius = std::max(below.radius, above.radius);
    const float rise = lengthOf(above.radius - below.radius, above.height - below.height);
    const Vec3 lowNormal = unit({normalBelow.radius, normalBelow.height, 0});
    const Vec3 highNormal = unit({normalAbove.radius, normalAbove.height, 0});
    for (int i = 0; i <= sides; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(sides);
        const Vec3 out = around(1.0F, 0.0F, part);
        const auto ring = [&out](float r, float height) { return Vec3{out.x * r, height, out.z * r}; };
        const float u = part * 2.0F * pi * radius;
        mesh.vertices.push_back(
            {ring(below.radius, below.height), ring(lowNormal.x, lowNormal.y), u, below.height});
        mesh.vertices.push_back(
            {ring(above.radius, above.height), ring(highNormal.x, highNormal.y), u, below.height + rise});
    }
    for (int i = 0; i < sides; ++i) {
        const int a = first + 2 * i;
        if (below.radius > 0.0F) {
            mesh.triangles.push_back({a, a + 2, a + 1});
        }
        if (above.radius > 0.0F) {
            mesh.triangles.push_back({a + 1, a + 2, a + 3});
        }
    }
}

} // namespace

void Mesh::add(const Mesh& other, const Transform& where) {
    const int first = static_cast<int>(vertices.size());
    for (Vertex vertex : other.vertices) {
        vertex.place = where.point(vertex.place);
        vertex.normal = where.direction(vertex.normal);
        vertices.push_back(vertex);
    }
    for (const auto& t : other.triangles) {
        triangles.push_back({first + t[0], first + t[1], first + t[2]});
    }
}

Mesh Mesh::moved(const Transform& where) const {
    Mesh result;
    result.add(*this, where);
    return result;
}

Mesh boxMesh(Vec3 size, float bevel) {
    Mesh mesh;
    const Vec3 h = size * 0.5F;
    const float b = std::min({bevel, h.x, h.y, h.z});
    // Each side, by its axes (right, up, out).
    const std::array<Transform, 6> sides = {
        Transform{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {}},  Transform{{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}, {}},
        Transform{{0, 0, -1}, {0, 1, 0}, {1, 0, 0}, {}}, Transform{{0, 0, 1}, {0, 1, 0}, {-1, 0, 0}, {}},
        Transform{{1, 0, 0}, {0, 0, -1}, {0, 1, 0}, {}}, Transform{{1, 0, 0}, {0, 0, 1}, {0, -1, 0}, {}}};
    const auto extent = [&h](Vec3 axis) {
        return std::abs(axis.x) * h.x + std::abs(axis.y) * h.y + std::abs(axis.z) * h.z;
    };
    for (const Transform& side : sides) {
        const float right = extent(side.x);
        const float up = extent(side.y);
        const float out = extent(side.z);
        const auto corner = [&](float x, float y, float z) { return side.direction({x, y, z}); };
        addFace(mesh, {corner(-right + b, -up + b, out), corner(right - b, -up + b, out),
                       corner(right - b, up - b, out), corner(-right + b, up - b, out)});
        if (b > 0.0F) { // the broken edges on the right and above; the other sides bring the rest
            addFace(mesh, {corner(right - b, -up + b, out), corner(right, -up + b, out - b),
                           corner(right, up - b, out - b), corner(right - b, up - b, out)});
            addFace(mesh, {corner(-right + b, up - b, out), corner(right - b, up - b, out),
                           corner(right - b, up, out - b), corner(-right + b, up, out - b)});
        }
    }
    return mesh;
}

Mesh plateMesh(float width, float height) {
    const float x = width / 2;
    const float y = height / 2;
    const Vec3 n{0, 0, 1};
    return {{{{-x, -y, 0}, n, 0, 0}, {{x, -y, 0}, n, 1, 0}, {{x, y, 0}, n, 1, 1}, {{-x, y, 0}, n, 0, 1}},
            {{0, 1, 2}, {0, 2, 3}}};
}

Mesh sheetMesh(float width, float height) {
    Mesh mesh = plateMesh(width, height);
    for (Vertex& vertex : mesh.vertices) {
        vertex.u *= width;
        vertex.v *= height;
    }
    return mesh;
}

Mesh turnedMesh(const std::vector<ProfilePoint>& profile, int sides, bool smooth) {
    Mesh mesh;
    const std::size_t bands = profile.size() - 1;
    std::vector<ProfilePoint> normals(bands);
    for (std::size_t i = 0; i < bands; ++i) {
        normals[i] = {profile[i + 1].height - profile[i].height, profile[i].radius - profile[i + 1].radius};
        const float size = lengthOf(normals[i].radius, normals[i].height);
        normals[i] = {normals[i].radius / std::max(size, 1e-9F), normals[i].height / std::max(size, 1e-9F)};
    }
    for (std::size_t i = 0; i < bands; ++i) {
        ProfilePoint below = normals[i];
        ProfilePoint above = normals[i];
        if (smooth && i > 0) {
            below = {below.radius + normals[i - 1].radius, below.height + normals[i - 1].height};
        }
        if (smooth && i + 1 < bands) {
            above = {above.radius + normals[i + 1].radius, above.height + normals[i + 1].height};
        }
        addBand(mesh, profile[i], profile[i + 1], below, above, sides);
    }
    return mesh;
}

Mesh cylinderMesh(float radius, float height, int sides, float bevel) {
    std::vector<ProfilePoint> profile = {{0, 0}, {radius - bevel, 0}};
    if (bevel > 0.0F) {
        profile.push_back({radius, bevel});
        profile.push_back({radius, height - bevel});
    }
    profile.push_back({radius - bevel, height});
    profile.push_back({0, height});
    return turnedMesh(profile, sides);
}

Mesh capsuleMesh(float radiusBelow, float radiusAbove, float height, int sides) {
    std::vector<ProfilePoint> profile;
    constexpr int steps = 3;
    for (int i = 0; i <= steps; ++i) {
        const float angle = 0.5F * pi * static_cast<float>(i) / steps;
        profile.push_back({radiusBelow * sine(angle), -radiusBelow * cosine(angle)});
    }
    for (int i = 0; i <= steps; ++i) {
        const float angle = 0.5F * pi * static_cast<float>(i) / steps;
        profile.push_back(
            {i == steps ? 0.0F : radiusAbove * cosine(angle), height + radiusAbove * sine(angle)});
    }
    return turnedMesh(profile, sides, true);
}

Mesh sphereMesh(float radius, int sides) {
    std::vector<ProfilePoint> profile;
    const int steps = sides / 2;
    for (int i = 0; i <= steps; ++i) {
        const float angle = pi * static_cast<float>(i) / static_cast<float>(steps);
        const bool pole = i == 0 || i == steps;
        profile.push_back({pole ? 0.0F : radius * sine(angle), -radius * cosine(angle)});
    }
    return turnedMesh(profile, sides, true);
}

Mesh ringMesh(float radius, float thickness, int sides, int around) {
    std::vector<ProfilePoint> profile;
    for (int i = 0; i <= around; ++i) {
        const float angle = 2.0F * pi * static_cast<float>(i) / static_cast<float>(around);
        profile.push_back({radius + thickness * cosine(angle), thickness * sine(angle)});
    }
    return turnedMesh(profile, sides, true);
}

Mesh tubeMesh(const std::vector<Vec3>& points, float radius, int sides, int steps) {
    Mesh mesh;
    std::vector<Vec3> path;
    const auto point = [&points](std::ptrdiff_t i) {
        return points[static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(points.size()) - 1))];
    };
    for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(points.size()); ++i) {
        for (int k = 0; k < steps; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(steps);
            const Vec3 a = point(i - 1);
            const Vec3 b = point(i);
            const Vec3 c = point(i + 1);
            const Vec3 d = point(i + 2);
            path.push_back((b * 2.0F + (c - a) * t + (a * 2.0F - b * 5.0F + c * 4.0F - d) * (t * t) +
                            (b * 3.0F - a - c * 3.0F + d) * (t * t * t)) *
                           0.5F);
        }
    }
    path.push_back(points.back());
    float run = 0.0F;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Vec3 ahead = path[std::min(i + 1, path.size() - 1)] - path[i > 0 ? i - 1 : 0];
        const Transform frame = along(path[i], ahead);
        run += i > 0 ? length(path[i] - path[i - 1]) : 0.0F;
        for (int k = 0; k <= sides; ++k) {
            const float part = static_cast<float>(k) / static_cast<float>(sides);
            const Vec3 out = frame.direction(around(1.0F, 0.0F, part));
            mesh.vertices.push_back({path[i] + out * radius, out, part * 2.0F * pi * radius, run});
        }
    }
    for (int i = 0; i + 1 < static_cast<int>(path.size()); ++i) {
        for (int k = 0; k < sides; ++k) {
            const int a = i * (sides + 1) + k;
            const int b = a + sides + 1;
            mesh.triangles.push_back({a, a + 1, b});
            mesh.triangles.push_back({b, a + 1, b + 1});
        }
    }
    return mesh;
}

Mesh extrudedMesh(const std::vector<Vec3>& outline, float depth) {
    Mesh mesh;
    Vec3 middle;
    for (const Vec3& corner : outline) {
        middle = middle + corner * (1.0F / static_cast<float>(outline.size()));
    }
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Vec3& a = outline[i];
        const Vec3& b = outline[(i + 1) % outline.size()];
        addFace(mesh, {{middle.x, middle.y, depth / 2}, {a.x, a.y, depth / 2}, {b.x, b.y, depth / 2}});
        addFace(mesh, {{middle.x, middle.y, -depth / 2}, {b.x, b.y, -depth / 2}, {a.x, a.y, -depth / 2}});
        addFace(
            mesh,
            {{a.x, a.y, depth / 2}, {a.x, a.y, -depth / 2}, {b.x, b.y, -depth / 2}, {b.x, b.y, depth / 2}});
    }
    return mesh;
}

Mesh gearMesh(float radius, float depth, int teeth) {
    std::vector<Vec3> outline;
    for (int i = 0; i < teeth * 4; ++i) {
        const float angle = 2.0F * pi * static_cast<float>(i) / static_cast<float>(teeth * 4);
        const float reach = i % 4 < 2 ? radius : radius * 0.85F;
        outline.push_back({reach * cosine(angle), reach * sine(angle), 0});
    }
    return extrudedMesh(outline, depth);
}

} // namespace vestigo::dataset::synthetic::drawing
