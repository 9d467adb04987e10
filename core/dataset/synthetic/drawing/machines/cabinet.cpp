// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machines/cabinet.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

void Cabinet::drawShell(const Drawing& d, Vec3 plateColour) const {
    const Surface sheet = painted(colour, 0.45F);
    constexpr float wall = 0.025F;
    SceneBuilder& b = d.builder;
    b.add(boxMesh({size.x, size.y, wall}, 0.004F), at(middle.x, middle.y, back()), sheet);
    b.add(boxMesh({size.x - 0.08F, size.y - 0.08F, 0.008F}), at(middle.x, middle.y, back() + 0.03F),
          painted(plateColour, 0.4F));
    for (const float side : {-1.0F, 1.0F}) {
        b.add(boxMesh({wall, size.y, size.z}, 0.006F), at(middle.x + side * (size.x / 2), middle.y, middle.z),
              sheet);
        b.add(boxMesh({size.x + wall, wall, size.z}, 0.006F),
              at(middle.x, middle.y + side * (size.y / 2), middle.z), sheet);
        b.add(boxMesh({0.05F, size.y - 0.02F, 0.02F}, 0.004F),
              at(middle.x + side * (size.x / 2 - 0.03F), middle.y, front() - 0.01F), sheet);
        b.add(boxMesh({size.x - 0.02F, 0.05F, 0.02F}, 0.004F),
              at(middle.x, middle.y + side * (size.y / 2 - 0.03F), front() - 0.01F), sheet);
    }
    const float foot = middle.y - size.y / 2;
    if (foot > 0.03F) {
        b.add(boxMesh({size.x, foot, size.z * 0.95F}, 0.005F), at(middle.x, foot / 2, middle.z),
              plastic(rgb(36, 38, 40)));
    }
    // The lamp under the roof.
    b.addFlat(boxMesh({size.x * 0.5F, 0.025F, 0.03F}),
              at(middle.x, middle.y + size.y / 2 - 0.035F, middle.z + 0.06F),
              shining({0.95F, 1.0F, 1.0F}, 1.2F));
}

void Cabinet::drawDoor(const Drawing& d, float open, bool window) const {
    const Surface sheet = painted(colour * 0.97F, 0.42F);
    const float edge = middle.x + hinge * size.x / 2;
    const Transform door =
        at(edge, middle.y, front() + 0.012F) * turnY(hinge * 0.3F * open) * at(-hinge * size.x / 2, 0, 0);
    SceneBuilder& b = d.builder;
    if (window) {
        for (const float side : {-1.0F, 1.0F}) {
            b.add(boxMesh({0.09F, size.y, 0.022F}, 0.006F), door * at(side * (size.x / 2 - 0.045F), 0, 0),
                  sheet);
            b.add(boxMesh({size.x, 0.09F, 0.022F}, 0.006F), door * at(0, side * (size.y / 2 - 0.045F), 0),
                  sheet);
        }
    } else {
        b.add(boxMesh({size.x, size.y, 0.022F}, 0.006F), door, sheet);
        drawSign(d, door * at(0, size.y * 0.3F, 0.013F), std::min(0.2F, size.x * 0.25F), 0);
    }
    b.add(boxMesh({0.03F, 0.16F, 0.035F}, 0.008F), door * at(-hinge * (size.x / 2 - 0.05F), 0, 0.025F),
          plastic(rgb(24, 24, 26)));
}

void drawCable(const Drawing& d, Vec3 from, Vec3 to, float sag, float radius, Vec3 colour) {
    const Vec3 low = mix(from, to, 0.5F) + Vec3{0, -sag, 0.02F};
    d.builder.addTwoSided(tubeMesh({from, mix(from, low, 0.6F) + Vec3{0, -sag * 0.2F, 0.012F}, low,
                                    mix(to, low, 0.6F) + Vec3{0, -sag * 0.2F, 0.012F}, to},
                                   radius, 6, 4),
                          {}, plastic(colour, 0.45F));
}

Vec3 wireColour(const Style& style, std::uint64_t number) {
    static const std::array<Vec3, 8> colours = {rgb(30, 60, 170),   rgb(190, 30, 28), rgb(26, 26, 28),
                                                rgb(220, 190, 30),  rgb(40, 130, 60), rgb(220, 110, 20),
                                                rgb(150, 152, 156), rgb(110, 70, 40)};
    return colours[scramble(style.seed, 600 + number) % colours.size()];
}

} // namespace vestigo::dataset::synthetic::drawing
