// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/part.h"

namespace vestigo::dataset::synthetic::drawing {

void SceneBuilder::add(const Mesh& mesh, const Transform& where, const Surface& surface) {
    put(mesh, where, surface, surface.pattern == Pattern::Mesh, surface.pattern != Pattern::Mesh);
}

void SceneBuilder::addTwoSided(const Mesh& mesh, const Transform& where, const Surface& surface) {
    put(mesh, where, surface, true, true);
}

void SceneBuilder::addFlat(const Mesh& mesh, const Transform& where, const Surface& surface) {
    put(mesh, where, surface, false, false);
}

void SceneBuilder::put(const Mesh& mesh, const Transform& where, const Surface& surface, bool twoSided,
                       bool casts) {
    parts_.push_back({mesh.moved(where), surface, twoSided, casts});
    for (const std::size_t region : open_) {
        for (const Vertex& vertex : parts_.back().mesh.vertices) {
            regions_[region].points.push_back(vertex.place);
        }
    }
}

void SceneBuilder::beginRegion(const std::string& name) {
    open_.push_back(regions_.size());
    regions_.push_back({name, {}});
}

void SceneBuilder::endRegion() {
    open_.pop_back();
}

void SceneBuilder::include(Vec3 place) {
    for (const std::size_t region : open_) {
        regions_[region].points.push_back(place);
    }
}

} // namespace vestigo::dataset::synthetic::drawing
