// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float lane = 1.35F; // half of the way that it drives before the camera
constexpr float wheelRadius = 0.1F;

/// A vehicle without driver on its line: load on a lift, scanner, bumper, and a station with its panel
/// behind.
class Vehicle : public MachineModel {
public:
    explicit Vehicle(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , tall_(style.variant % 2 == 0 ? 0.34F : 0.42F)
        , mast_(style.variant >= 2) {
        panel_.where = at(side_ * 1.25F, 1.28F, -0.85F);
        panel_.width = 0.4F;
        panel_.height = 0.5F;
        panel_.keys = false;
        lamps_.where = style.lampsOnPanel ? panel_.where * at(0, 0.33F, 0.0F)
                                          : panel_.where * at(side_ * 0.12F, 0.25F, 0);
        gauge_.where = panel_.where * at(-side_ * 0.36F, 0.05F, 0.02F);
        gauge_.size = 0.22F;
        stage_.low = {-1.55F, 0.0F, -0.6F};
        stage_.high = {1.55F, 1.6F, 0.5F};
        stage_.lowest = 0.04F;
        stage_.highest = 0.09F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.12F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {side_ * 0.9F, 0.9F, -0.3F};
        stage_.danger = {side_ * 0.75F, 0.75F, -0.2F};
        stage_.inside = {side_ * 1.2F, 0.85F, -0.6F};
        stage_.standing = {side_ * 1.0F, 0, -0.25F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.2F};
        stage_.smoke = {0, 0.5F, 0.45F};
        stage_.leak = {-0.2F, 0.2F, 0.42F};
        stage_.sparks = {0, 0.15F, 0.42F};
        stage_.glow = {0.25F, 0.2F, 0.42F};
        stage_.strange = panel_.where.point({-0.1F, -0.33F, 0.05F});
        stage_.foreign = {side_ * 0.1F, 0.02F, 0.75F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 1; }
    std::vector<SceneState> extremes() const override;
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawVehicle(const Drawing& d, const SceneState& state, const Transform& where) const;
    void drawWheels(const Drawing& d, const SceneState& state, const Transform& where) const;
    void drawLoad(const Drawing& d, const SceneState& state, const Transform& top) const;

    float side_;
    float tall_;
    bool mast_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Stage stage_;
};

std::vector<SceneState> Vehicle::extremes() const {
    std::vector<SceneState> states(2);
    states[0].motion.positions = {0.06, 0.0, 0.5};
    states[1].motion.positions = {0.94, 0.5, 0.5};
    for (SceneState& state : states) {
        state.piece.kind = PieceKind::Box;
    }
    return states;
}

void Vehicle::drawStill(const Drawing& d) const {
    const Transform floor = at(0, 0.004F, 0) * turnX(-0.25F);
    Surface line =
        patterned(Pattern::Cast,
                  d.style.pick(1) < 0.4F ? rgb(20, 22, 24)
                                         : (d.style.pick(2) < 0.5F ? rgb(240, 200, 30) : rgb(30, 90, 180)),
                  3.0F, 0.6F);
    d.builder.addFlat(sheetMesh(14, 0.06F), floor, line);
    for (const float y : {-0.62F, 0.62F}) {
        d.builder.addFlat(sheetMesh(14, 0.08F), floor * at(0, y, 0.001F),
                          patterned(Pattern::Cast, rgb(232, 190, 30), 3.0F));
    }
    for (int i = 0; i < 3; ++i) { // marks that the vehicle reads
        const float x = -1.2F + 1.2F * static_cast<float>(i);
        d.builder.addFlat(sheetMesh(0.16F, 0.16F), floor * at(x, 0.24F, 0.002F), plastic(rgb(240, 240, 236)));
        for (int k = 0; k < 9; ++k) {
            const int row = k / 3;
            if ((k * 7 + i * 3) % 4 != 0) {
                d.builder.addFlat(sheetMesh(0.035F, 0.035F),
                                  floor * at(x - 0.04F + 0.04F * static_cast<float>(k % 3),
                                             0.2F + 0.04F * static_cast<float>(row), 0.003F),
                                  plastic(rgb(16, 16, 18)));
            }
        }
    }
    const Vec3 stand = panel_.where.origin;
    d.builder.add(boxMesh({0.3F, 1.05F, 0.2F}, 0.012F), at(stand.x, 0.52F, stand.z - 0.06F),
                  painted(d.style.accent));
    d.builder.add(boxMesh({0.85F, 0.34F, 0.03F}, 0.008F), panel_.where * at(-side_ * 0.18F, 0, -0.05F),
                  painted(d.style.body));
    d.builder.add(boxMesh({0.2F, 0.3F, 0.14F}, 0.012F), at(stand.x, 0.3F, stand.z + 0.08F),
                  plastic(rgb(40, 44, 48))); // charging contacts
    for (const float y : {0.26F, 0.34F}) {
        d.builder.add(boxMesh({0.14F, 0.025F, 0.02F}), at(stand.x, y, stand.z + 0.155F), steel(0.7F));
    }
    panel_.drawStill(d);
    lamps_.drawStill(d);
    gauge_.drawStill(d);
    for (int i = 0; i < 3; ++i) { // posts along the lane
        const float x = -2.4F + 2.4F * static_cast<float>(i);
        d.builder.add(cylinderMesh(0.06F, 0.75F, 16), at(x, 0, -1.25F), painted(rgb(240, 190, 20), 0.4F));
        d.builder.add(cylinderMesh(0.062F, 0.12F, 16), at(x, 0.45F, -1.25F), plastic(rgb(20, 20, 22)));
    }
}

void Vehicle::drawWheels(const Drawing& d, const SceneState& state, const Transform& where) const {
    for (const float x : {-0.42F, 0.42F}) {
        for (const float z : {-0.3F, 0.3F}) {
            const Transform wheel = where * at(x, wheelRadius, z) * turnZ(-turnOf(state));
            d.builder.add(cylinderMesh(wheelRadius, 0.06F, 22, 0.008F),
                          wheel * at(0, 0, -0.03F) * turnX(0.25F), plastic(rgb(28, 28, 30), 0.7F));
            for (int i = 0; i < 5; ++i) {
                d.builder.add(boxMesh({0.018F, 0.05F, 0.064F}),
                              wheel * turnZ(static_cast<float>(i) / 5.0F) * at(0, 0.035F, 0), steel(0.6F));
            }
        }
    }
}

void Vehicle::drawVehicle(const Drawing& d, const SceneState& state, const Transform& where) const {
    Surface body = painted(d.style.body, d.style.bodyRough);
    body.wear = amount(state.effects.wear);
    const Surface second = painted(d.style.accent, 0.35F);
    const Surface rubber = plastic(rgb(26, 27, 28), 0.7F);
    SceneBuilder& b = d.builder;
    b.add(boxMesh({1.16F, tall_ - 0.12F, 0.56F}, 0.04F), where * at(0, 0.08F + tall_ / 2, 0), body);
    b.add(boxMesh({1.2F, 0.09F, 0.64F}, 0.03F), where * at(0, 0.13F, 0), rubber);
    b.add(boxMesh({1.0F, 0.07F, 0.012F}, 0.004F), where * at(0, tall_ * 0.72F, 0.281F), second);
    for (const float side : {-1.0F, 1.0F}) { // bumpers with their stripes, scanners, head lamps
        b.add(boxMesh({0.05F, 0.12F, 0.6F}, 0.02F), where * at(side * 0.62F, 0.15F, 0), rubber);
        b.add(boxMesh({0.012F, 0.05F, 0.5F}), where * at(side * 0.648F, 0.15F, 0), hazard(0.6F));
        b.add(boxMesh({0.012F, 0.03F, 0.12F}), where * at(side * 0.582F, tall_ * 0.75F, 0.18F),
              shining({0.9F, 0.95F, 1.0F}, 1.2F));
        b.add(boxMesh({0.012F, 0.03F, 0.12F}), where * at(side * 0.582F, tall_ * 0.75F, -0.18F),
              shining({0.9F, 0.95F, 1.0F}, 1.2F));
        b.add(cylinderMesh(0.055F, 0.045F, 18), where * at(side * 0.5F, 0.2F, 0.3F),
              plastic(rgb(245, 200, 20)));
        b.add(cylinderMesh(0.05F, 0.05F, 18, 0.008F), where * at(side * 0.5F, 0.245F, 0.3F),
              plastic(rgb(18, 18, 20), 0.15F));
    }
    // The lidar turns on its mast or on the deck.
    const float top = mast_ ? tall_ + 0.62F : tall_ + 0.06F;
    const Vec3 mast{-0.5F, top, -0.2F};
    if (mast_) {
        b.add(boxMesh({0.07F, 0.6F, 0.5F}, 0.01F), where * at(-0.52F, tall_ + 0.3F, 0), second);
    }
    b.add(cylinderMesh(0.06F, 0.03F, 18), where * at(mast), plastic(rgb(30, 32, 34)));
    b.add(cylinderMesh(0.052F, 0.06F, 18, 0.006F),
          where * at(mast + Vec3{0, 0.03F, 0}) * turnY(turnOf(state, 3.0)), plastic(rgb(20, 20, 24), 0.12F));
    b.addFlat(sheetMesh(0.04F, 0.03F),
              where * at(mast + Vec3{0, 0.06F, 0}) * turnY(turnOf(state, 3.0)) * at(0, 0, 0.053F),
              plastic(rgb(150, 30, 40), 0.1F));
    drawStopButton(d, where * at(0.47F, tall_ * 0.66F, 0.283F), 0.03F);
    drawNamePlate(d, where * at(-0.08F, tall_ * 0.42F, 0.2815F), 0.36F, 0.08F);
    const bool warn = state.lamps.red != Lamp::Off || state.lamps.amber != Lamp::Off;
    const bool lit = !warn || isLit(Lamp::Blinking, state.t, state.lamps.blinksPerSecond);
    b.addFlat(boxMesh({1.1F, 0.018F, 0.59F}), where * at(0, tall_ * 0.86F, 0),
              lit ? shining(warn ? Vec3{1.0F, 0.4F, 0.04F} : Vec3{0.1F, 0.8F, 0.35F}, 1.1F)
                  : plastic(rgb(70, 70, 66)));
    drawWheels(d, state, where);
}

void Vehicle::drawLoad(const Drawing& d, const SceneState& state, const Transform& top) const {
    d.builder.add(boxMesh({0.9F, 0.035F, 0.54F}, 0.006F), top * at(0.04F, 0.02F, 0), steel(0.45F));
    if (state.piece.kind == PieceKind::None) {
        return;
    }
    const float off = amount(state.piece.offset);
    const Transform load = top * at(0.04F + 0.16F * off, 0.04F, 0.06F * off) * turnY(0.04F * off);
    d.builder.add(boxMesh({0.8F, 0.03F, 0.5F}), load * at(0, 0.115F, 0),
                  patterned(Pattern::Wood, rgb(184, 148, 98)));
    for (int i = 0; i < 3; ++i) {
        d.builder.add(boxMesh({0.09F, 0.1F, 0.5F}, 0.004F),
                      load * at(-0.34F + 0.34F * static_cast<float>(i), 0.05F, 0),
                      patterned(Pattern::Wood, rgb(170, 134, 88)));
    }
    const bool crates = d.style.pick(20) < 0.4F;
    for (int i = 0; i < 4; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const float tall = 0.22F + 0.1F * d.style.pick(30 + number);
        const Vec3 place{-0.2F + 0.4F * static_cast<float>(i % 2), 0.13F + tall / 2 + (i >= 2 ? 0.27F : 0.0F),
                         0};
        if (i == 3 && d.style.pick(40) < 0.5F) {
            continue;
        }
        const Surface look = crates ? plastic(i % 2 == 0 ? rgb(40, 90, 170) : rgb(60, 130, 80), 0.45F)
                                    : patterned(Pattern::Cardboard, mix(rgb(184, 140, 92), rgb(150, 110, 72),
                                                                        d.style.pick(50 + number)));
        d.builder.add(boxMesh({0.37F, i < 2 ? 0.27F : tall, 0.44F}, 0.01F),
                      load * at({place.x, i < 2 ? 0.265F : place.y, place.z}) *
                          turnY(0.01F * static_cast<float>(i) + (i >= 2 ? 0.08F * off : 0.0F)),
                      look);
        if (!crates) {
            d.builder.addFlat(plateMesh(0.14F, 0.1F), load * at({place.x, i < 2 ? 0.27F : place.y, 0.2225F}),
                              plastic(rgb(236, 236, 230)));
        }
    }
}

void Vehicle::drawMoving(const Drawing& d, const SceneState& state) const {
    const float heading = state.motion.positions.size() > 2 ? positionOf(state, 2) - 0.5F : 0.0F;
    const float askew = 0.03F * amount(state.effects.misalignment);
    const Transform where =
        at(mix(-lane, lane, positionOf(state, 0)), 0, 0.35F * amount(state.effects.misalignment)) *
        turnY(0.25F * heading + askew);
    {
        const RegionScope region(d.builder, "moving_part");
        const Vec3 shake = tremble(state) * (state.effects.vibration > 0.0 ? 1.0F : 0.0F);
        drawVehicle(d, state, where);
        drawLoad(d, state, where * at(shake) * at(0, tall_ + 0.02F + 0.22F * positionOf(state, 1), 0));
    }
    if (state.effects.jam > 0.02) { // fallen cartons before it
        const RegionScope region(d.builder, "jam");
        const float jam = amount(state.effects.jam);
        const Transform fallen = where * at(0.95F, 0, 0.05F);
        d.builder.add(boxMesh({0.3F, 0.22F, 0.26F}, 0.01F),
                      fallen * at(0, 0.13F, 0) * turnZ(0.12F) * turnY(0.1F),
                      patterned(Pattern::Cardboard, rgb(180, 138, 90)));
        if (jam > 0.4F) {
            d.builder.add(boxMesh({0.34F, 0.26F, 0.3F}, 0.01F), fallen * at(0.2F, 0.13F, 0.24F) * turnY(0.2F),
                          patterned(Pattern::Cardboard, rgb(160, 118, 78)));
        }
    }
    panel_.drawMoving(d, state, Machine::Agv);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
}

} // namespace

std::unique_ptr<MachineModel> makeVehicle(const Style& style) {
    return std::make_unique<Vehicle>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
