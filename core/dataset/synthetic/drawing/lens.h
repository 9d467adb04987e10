// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/vector.h"

namespace vestigo::dataset::synthetic::drawing {

/// A pinhole camera: from the world to pixels. It looks along the -z axis of `pose`.
struct Lens {
    Transform pose;
    float focal = 300.0F; ///< pixels
    float middleX = 160.0F;
    float middleY = 120.0F;

    /// In the camera's axes; -z is the depth.
    Vec3 toCamera(Vec3 place) const {
        const Vec3 from = place - pose.origin;
        return {dot(from, pose.x), dot(from, pose.y), dot(from, pose.z)};
    }
    /// x and y in pixels, z the depth in metres. Only for what lies before the camera.
    Vec3 project(Vec3 place) const {
        const Vec3 c = toCamera(place);
        const float depth = std::max(-c.z, 0.02F);
        return {middleX + focal * c.x / depth, middleY - focal * c.y / depth, depth};
    }
    /// The place that is seen at a pixel in a depth.
    Vec3 unproject(float x, float y, float depth) const {
        return pose.point({(x - middleX) / focal * depth, (middleY - y) / focal * depth, -depth});
    }
    /// The same view with `factor` times as many pixels a side.
    Lens finer(float factor) const { return {pose, focal * factor, middleX * factor, middleY * factor}; }
};

/// A camera at `eye` that looks at `target`, tilted by `roll` revolutions.
inline Transform lookAt(Vec3 eye, Vec3 target, float roll = 0.0F) {
    Transform pose;
    pose.z = unit(eye - target);
    pose.x = unit(cross({0, 1, 0}, pose.z));
    pose.y = cross(pose.z, pose.x);
    pose.origin = eye;
    return pose * turnZ(roll);
}

} // namespace vestigo::dataset::synthetic::drawing
