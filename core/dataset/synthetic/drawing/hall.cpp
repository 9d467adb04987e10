// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/hall.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float backWall = -5.2F;
constexpr float leftWall = -9.0F;
constexpr float rightWall = 9.0F;
constexpr float ceiling = 6.5F;

/// Lies on the floor instead of standing in the plane of x and y.
Transform flat(float x, float y, float z) {
    return at(x, y, z) * turnX(-0.25F);
}

void drawShell(const Drawing& d) {
    d.builder.add(sheetMesh(26, 26), flat(0, 0, 4), d.style.floor);
    Surface lower = d.style.walls;
    lower.colour = lower.colour * 0.62F;
    d.builder.add(sheetMesh(18, 1.3F), at(0, 0.65F, backWall + 0.01F), lower);
    d.builder.add(sheetMesh(18, ceiling), at(0, ceiling / 2, backWall), d.style.walls);
    d.builder.add(sheetMesh(24, ceiling), at(leftWall, ceiling / 2, 3) * turnY(0.25F), d.style.walls);
    d.builder.add(sheetMesh(24, ceiling), at(rightWall, ceiling / 2, 3) * turnY(-0.25F), d.style.walls);
    Surface roof = painted(rgb(92, 94, 98), 0.8F);
    roof.pattern = Pattern::Plain;
    d.builder.addFlat(sheetMesh(26, 26), at(0, ceiling, 4) * turnX(0.25F), roof);
    for (int i = 0; i < 4; ++i) { // rows of lamps
        const float x = -6.0F + 4.0F * static_cast<float>(i);
        d.builder.addFlat(boxMesh({0.25F, 0.08F, 4.5F}), at(x, ceiling - 0.5F, -1),
                          shining({1, 0.97F, 0.9F}, 3.0F));
        d.builder.add(boxMesh({0.16F, 0.35F, 22}), at(x + 2, ceiling - 0.2F, 3), painted(rgb(84, 90, 96)));
    }
}

void drawWindows(const Drawing& d) {
    if (!d.style.windows) {
        return;
    }
    const Vec3 outside = d.style.daylight ? Vec3{0.85F, 0.95F, 1.1F} : Vec3{0.05F, 0.07F, 0.12F};
    const float first = -7.0F + 1.5F * choice(d.style.plantSeed, 30);
    for (int i = 0; i < 5; ++i) {
        const float x = first + 3.1F * static_cast<float>(i);
        d.builder.addFlat(plateMesh(2.1F, 1.3F), at(x, 3.3F, backWall + 0.02F),
                          shining(outside, d.style.daylight ? 1.2F : 0.5F));
        const Surface bar = painted(rgb(110, 114, 116));
        for (int k = 0; k < 4; ++k) {
            d.builder.add(boxMesh({0.05F, 1.35F, 0.05F}),
                          at(x - 1.05F + 0.7F * static_cast<float>(k), 3.3F, backWall + 0.04F), bar);
        }
        for (int k = 0; k < 3; ++k) {
            d.builder.add(boxMesh({2.15F, 0.05F, 0.05F}),
                          at(x, 2.65F + 0.65F * static_cast<float>(k), backWall + 0.04F), bar);
        }
    }
}

void drawPillars(const Drawing& d) {
    const Surface web =
        painted(choice(d.style.plantSeed, 31) < 0.5F ? rgb(150, 154, 150) : rgb(90, 110, 130));
    const float shift = 3.0F * d.style.pick(60);
    for (int i = 0; i < 4; ++i) {
        const float x = -7.5F + 5.0F * static_cast<float>(i) + shift;
        const float z = backWall + 0.7F;
        d.builder.add(boxMesh({0.04F, ceiling, 0.3F}), at(x, ceiling / 2, z), web);
        d.builder.add(boxMesh({0.32F, ceiling, 0.04F}), at(x, ceiling / 2, z + 0.16F), web);
        d.builder.add(boxMesh({0.32F, ceiling, 0.04F}), at(x, ceiling / 2, z - 0.16F), web);
        d.builder.add(boxMesh({0.36F, 1.1F, 0.37F}), at(x, 0.55F, z), hazard(1.6F));
    }
}

void drawPipes(const Drawing& d) {
    static const std::array<Vec3, 5> colours = {rgb(40, 110, 60), rgb(60, 100, 170), rgb(190, 180, 40),
                                                rgb(150, 150, 155), rgb(150, 50, 40)};
    for (int i = 0; i < 4; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const float y = 1.9F + 0.22F * static_cast<float>(i) + 1.6F * choice(d.style.plantSeed, 35);
        const Surface pipe =
            painted(colours[scramble(d.style.plantSeed, 40 + number) % colours.size()], 0.35F);
        const float radius = 0.035F + 0.05F * choice(d.style.plantSeed, 50 + number);
        d.builder.add(cylinderMesh(radius, 17, 14), at(8.5F, y, backWall + 0.25F) * turnZ(0.25F), pipe);
        const float x = -7.0F + 14.0F * choice(d.style.plantSeed, 55 + number);
        d.builder.add(cylinderMesh(radius, y, 14), at(x, 0, backWall + 0.25F), pipe);
        d.builder.add(cylinderMesh(radius * 1.6F, 0.08F, 14), at(x, y * 0.6F, backWall + 0.25F), steel(0.5F));
    }
    const Surface tray = patterned(Pattern::Slots, rgb(150, 152, 154), 3.0F);
    d.builder.add(boxMesh({17, 0.1F, 0.3F}), at(0, 4.35F, backWall + 0.4F), tray);
}

void drawRack(const Drawing& d, float x, std::uint64_t seed) {
    const Surface post = painted(rgb(30, 80, 150));
    const Surface beam = painted(rgb(220, 110, 30));
    const float z = backWall + 1.3F;
    for (const float side : {-1.3F, 0.0F, 1.3F}) {
        d.builder.add(boxMesh({0.08F, 3.4F, 0.08F}), at(x + side, 1.7F, z + 0.4F), post);
        d.builder.add(boxMesh({0.08F, 3.4F, 0.08F}), at(x + side, 1.7F, z - 0.4F), post);
    }
    for (int level = 0; level < 3; ++level) {
        const float y = 0.25F + 1.15F * static_cast<float>(level);
        d.builder.add(boxMesh({2.7F, 0.1F, 0.06F}), at(x, y, z + 0.4F), beam);
        d.builder.add(boxMesh({2.7F, 0.03F, 0.8F}), at(x, y + 0.04F, z),
                      patterned(Pattern::Wood, rgb(160, 130, 90)));
        for (int i = 0; i < 4; ++i) {
            const auto number = indexOf(level, 4, i);
            const float tall = 0.3F + 0.5F * choice(seed, number);
            if (choice(seed, number + 50) < 0.75F) {
                const bool crate = choice(seed, number + 90) < 0.4F;
                const Surface look =
                    crate ? plastic(mix(rgb(40, 80, 150), rgb(150, 60, 40), choice(seed, number + 130)), 0.5F)
                          : patterned(Pattern::Cardboard, rgb(176, 134, 88));
                d.builder.add(boxMesh({0.5F, tall, 0.6F}, 0.01F),
                              at(x - 0.97F + 0.65F * static_cast<float>(i), y + 0.06F + tall / 2, z), look);
            }
        }
    }
}

/// Some other machine, as one sees it in passing.
void drawNeighbour(const Drawing& d, float x, std::uint64_t seed) {
    const float z = backWall + 1.5F;
    const Vec3 colour = mix(rgb(200, 204, 200), rgb(60, 100, 130), choice(seed, 1));
    const float wide = 1.4F + 1.2F * choice(seed, 2);
    const float tall = 1.5F + 0.7F * choice(seed, 3);
    d.builder.add(boxMesh({wide, tall, 1.1F}, 0.05F), at(x, tall / 2, z), painted(colour));
    d.builder.add(boxMesh({wide * 0.5F, tall * 0.4F, 0.04F}, 0.02F),
                  at(x - wide * 0.15F, tall * 0.6F, z + 0.56F), plastic(rgb(24, 28, 32), 0.15F));
    d.builder.add(boxMesh({wide * 0.2F, tall * 0.3F, 0.1F}, 0.01F),
                  at(x + wide * 0.3F, tall * 0.62F, z + 0.58F), painted(rgb(70, 74, 80)));
    d.builder.add(boxMesh({wide, 0.12F, 1.12F}), at(x, 0.3F, z), painted(d.style.house));
    d.builder.add(cylinderMesh(0.02F, 0.5F, 8), at(x + wide * 0.3F, tall, z), steel(0.5F));
    const Vec3 lamp = choice(seed, 4) < 0.8F ? Vec3{0.05F, 0.9F, 0.15F} : Vec3{1.0F, 0.5F, 0.05F};
    d.builder.addFlat(cylinderMesh(0.045F, 0.09F, 12), at(x + wide * 0.3F, tall + 0.32F, z),
                      shining(lamp, 1.2F));
    d.builder.addFlat(cylinderMesh(0.045F, 0.18F, 12), at(x + wide * 0.3F, tall + 0.41F, z),
                      plastic(rgb(60, 20, 16)));
}

void drawFloorMarks(const Drawing& d, const MachineModel& machine) {
    Surface tape = patterned(
        Pattern::Cast, choice(d.style.plantSeed, 70) < 0.7F ? rgb(230, 190, 30) : rgb(230, 230, 225), 3.0F);
    const float lane = 2.1F + 0.8F * d.style.pick(62);
    for (const float z : {lane, lane + 1.7F}) {
        d.builder.addFlat(sheetMesh(24, 0.09F), flat(0, 0.004F, z), tape);
    }
    d.builder.addFlat(sheetMesh(24, 0.09F), flat(0, 0.004F, backWall + 2.6F), tape);
    const Vec3 marked = machine.markedFloor();
    if (marked.x > 0.0F) {
        const Surface stripes = hazard(1.1F);
        d.builder.addFlat(sheetMesh(2 * marked.x, 0.1F), flat(0, 0.005F, marked.z), stripes);
        for (const float side : {-1.0F, 1.0F}) {
            d.builder.addFlat(sheetMesh(0.1F, 2 * marked.z), flat(side * marked.x, 0.005F, 0), stripes);
        }
    }
}

void drawBackground(const Drawing& d) {
    for (int i = 0; i < 5; ++i) {
        const auto number = static_cast<std::uint64_t>(i) + 80;
        const float x = -7.0F + 3.4F * static_cast<float>(i) + 0.8F * d.style.pick(number + 10);
        const float kind = d.style.pick(number);
        if (kind < 0.35F) {
            drawRack(d, x, scramble(d.style.seed, number));
        } else if (kind < 0.8F) {
            drawNeighbour(d, x, scramble(d.style.seed, number));
        }
    }
    if (d.style.pick(95) < 0.6F) { // a door
        const float x = -5.0F + 10.0F * d.style.pick(96);
        d.builder.add(boxMesh({1.1F, 2.2F, 0.06F}), at(x, 1.1F, backWall + 0.03F), painted(d.style.house));
        d.builder.addFlat(plateMesh(0.5F, 0.2F), at(x, 2.45F, backWall + 0.08F),
                          shining({0.1F, 0.7F, 0.25F}, 0.8F));
    }
}

} // namespace

void drawHall(const Drawing& d, const MachineModel& machine) {
    drawShell(d);
    drawWindows(d);
    drawPillars(d);
    drawPipes(d);
    drawBackground(d);
    drawFloorMarks(d, machine);
}

void drawClutter(const Drawing& d, const Stage& stage) {
    Surface paper;
    paper.pattern = Pattern::Plain;
    paper.rough = 0.7F;
    for (int i = 0; i < 3; ++i) {
        const auto number = static_cast<std::uint64_t>(i) + 110;
        const float kind = d.style.pick(number);
        const float side = d.style.pick(number + 10) < 0.5F ? -1.0F : 1.0F;
        const float edge = side < 0.0F ? stage.low.x : stage.high.x;
        const float x = edge + side * (0.25F + 0.7F * d.style.pick(number + 20));
        const float z = mix(-1.0F, 0.2F, d.style.pick(number + 30));
        if (kind < 0.25F) { // drum
            d.builder.add(cylinderMesh(0.29F, 0.88F, 24, 0.02F), at(x, 0, z),
                          painted(rgb(30, 70, 130), 0.35F));
            d.builder.add(ringMesh(0.29F, 0.012F), at(x, 0.3F, z), painted(rgb(30, 70, 130), 0.35F));
            d.builder.add(ringMesh(0.29F, 0.012F), at(x, 0.6F, z), painted(rgb(30, 70, 130), 0.35F));
        } else if (kind < 0.5F) { // boxes on a pallet
            d.builder.add(boxMesh({0.8F, 0.13F, 0.7F}, 0.01F), at(x, 0.065F, z),
                          patterned(Pattern::Wood, rgb(170, 135, 90)));
            d.builder.add(boxMesh({0.6F, 0.5F, 0.5F}, 0.01F), at(x, 0.38F, z),
                          patterned(Pattern::Cardboard, rgb(180, 138, 90)));
            d.builder.add(boxMesh({0.4F, 0.3F, 0.4F}, 0.01F), at(x + 0.05F, 0.78F, z) * turnY(0.04F),
                          patterned(Pattern::Cardboard, rgb(168, 124, 82)));
        } else if (kind < 0.7F) { // tool trolley
            d.builder.add(boxMesh({0.6F, 0.75F, 0.45F}, 0.015F), at(x, 0.5F, z),
                          painted(rgb(180, 30, 26), 0.3F));
            for (int k = 0; k < 5; ++k) {
                d.builder.add(boxMesh({0.54F, 0.11F, 0.01F}, 0.004F),
                              at(x, 0.22F + 0.14F * static_cast<float>(k), z + 0.23F),
                              painted(rgb(160, 24, 22), 0.3F));
                d.builder.add(boxMesh({0.4F, 0.015F, 0.02F}),
                              at(x, 0.26F + 0.14F * static_cast<float>(k), z + 0.24F), steel(0.6F));
            }
        } else if (kind < 0.85F) { // extinguisher on the pillar
            d.builder.add(capsuleMesh(0.075F, 0.06F, 0.4F), at(x, 0.9F, z - 0.3F),
                          painted(rgb(190, 20, 16), 0.25F));
            d.builder.add(cylinderMesh(0.03F, 0.12F, 10), at(x, 1.34F, z - 0.3F), plastic(rgb(30, 30, 30)));
            d.builder.add(boxMesh({0.2F, 1.6F, 0.05F}), at(x, 0.8F, z - 0.4F), painted(rgb(140, 144, 146)));
        }
    }
}

} // namespace vestigo::dataset::synthetic::drawing
