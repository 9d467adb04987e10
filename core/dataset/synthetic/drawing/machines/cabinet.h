// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

/// The shell that plc, power cabinet and gateway stand in: open to +z, with a door on one side.
struct Cabinet {
    Vec3 size{0.9F, 1.8F, 0.35F};
    Vec3 middle{0, 1.0F, 0}; ///< of the box
    float hinge = 1.0F;      ///< side of the door
    Vec3 colour;

    float front() const { return middle.z + size.z / 2; }
    float back() const { return middle.z - size.z / 2; }
    void drawShell(const Drawing& d, Vec3 plateColour) const;
    /// The door, closed 0 .. open 1; `window` leaves most of it out, so that one sees through.
    void drawDoor(const Drawing& d, float open, bool window) const;
};

/// Cables from one place to others, each sagging on its own way; colours by number.
void drawCable(const Drawing& d, Vec3 from, Vec3 to, float sag, float radius, Vec3 colour);
Vec3 wireColour(const Style& style, std::uint64_t number);

} // namespace vestigo::dataset::synthetic::drawing
