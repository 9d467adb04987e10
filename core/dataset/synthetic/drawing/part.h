// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/mesh.h"
#include "core/dataset/synthetic/drawing/surface.h"

#include <string>
#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// One thing of one surface, in the world's place.
struct Part {
    Mesh mesh;
    Surface surface;
    bool twoSided = false;
    bool castsShadow = true;
};

/// A soft spot that is drawn over the rest by its depth: smoke, glow, drops.
struct Sprite {
    Vec3 place;
    float radius = 0.1F; ///< metres
    Vec3 colour;
    float opacity = 0.5F;
    bool adds = false; ///< light rather than matter
    int look = 0;      ///< outline of a puff
};

/// Collects the parts of a scene, and the points that named regions enclose.
class SceneBuilder {
public:
    void add(const Mesh& mesh, const Transform& where, const Surface& surface);
    void addTwoSided(const Mesh& mesh, const Transform& where, const Surface& surface);
    /// Without a shadow of its own: lamps' caps, labels.
    void addFlat(const Mesh& mesh, const Transform& where, const Surface& surface);
    void sprite(const Sprite& sprite) { sprites_.push_back(sprite); }

    /// What is added until the matching end belongs to a region of this name; regions may nest, and a second
    /// one of the same name is another box.
    void beginRegion(const std::string& name);
    void endRegion();
    /// A point that the region holds though nothing is drawn there.
    void include(Vec3 place);

    struct Region {
        std::string name;
        std::vector<Vec3> points;
    };
    const std::vector<Part>& parts() const { return parts_; }
    const std::vector<Sprite>& sprites() const { return sprites_; }
    const std::vector<Region>& regions() const { return regions_; }

private:
    void put(const Mesh& mesh, const Transform& where, const Surface& surface, bool twoSided, bool casts);

    std::vector<Part> parts_;
    std::vector<Sprite> sprites_;
    std::vector<Region> regions_;
    std::vector<std::size_t> open_;
};

/// A region for as long as the object lives.
class RegionScope {
public:
    RegionScope(SceneBuilder& builder, const std::string& name)
        : builder_(builder) {
        builder_.beginRegion(name);
    }
    ~RegionScope() { builder_.endRegion(); }
    RegionScope(const RegionScope&) = delete;
    RegionScope& operator=(const RegionScope&) = delete;

private:
    SceneBuilder& builder_;
};

} // namespace vestigo::dataset::synthetic::drawing
