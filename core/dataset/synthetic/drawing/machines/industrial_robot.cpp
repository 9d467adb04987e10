// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// Revolutions that a joint goes from one end of its drawn range to the other, about its middle.
struct Joint {
    float middle;
    float range;
};
constexpr std::array<Joint, 6> joints = {Joint{0.0F, 0.3F}, Joint{0.035F, 0.2F}, Joint{0.0F, 0.22F},
                                         Joint{0.0F, 0.4F}, Joint{0.14F, 0.3F},  Joint{0.0F, 0.8F}};

constexpr float shoulderHeight = 0.62F;
constexpr float upperArm = 0.72F;
constexpr float foreArm = 0.78F;

/// A six-axis arm with gripper behind a fence.
class Robot : public MachineModel {
public:
    explicit Robot(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , coat_(robotColour(style)) {
        panel_.where = at(side_ * 1.35F, 1.3F, 0.75F) * turnY(-side_ * 0.03F);
        panel_.width = 0.38F;
        panel_.height = 0.5F;
        panel_.keys = style.pick(3) < 0.5F;
        lamps_.where = style.lampsOnPanel ? panel_.where * at(0, 0.33F, 0.0F)
                                          : panel_.where * at(side_ * 0.1F, 0.25F, -0.06F);
        gauge_.where = panel_.where * at(0, -0.39F, 0.091F); // on the pulpit's front
        gauge_.size = 0.17F;
        stage_.low = {-1.3F, 0.0F, -0.5F};
        stage_.high = {1.45F, 2.0F, 0.75F};
        if (side_ < 0.0F) {
            std::swap(stage_.low.x, stage_.high.x);
            stage_.low.x = -1.45F;
            stage_.high.x = 1.3F;
        }
        stage_.awayFromFront = 0.07F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.12F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {-side_ * 0.35F, 0.86F, 0.7F};
        stage_.danger = {side_ * 0.8F, 1.25F, 0.5F};
        stage_.inside = {side_ * 1.3F, 0.75F, 0.8F};
        stage_.standing = {side_ * 1.2F, 0, 1.42F};
        stage_.comesFrom = {side_ * 1.8F, 0, 0.6F};
        stage_.smoke = {0.0F, 1.0F, 0.25F};
        stage_.leak = {0.08F, 0.45F, 0.3F};
        stage_.sparks = {-side_ * 0.55F, 0.95F, 0.5F};
        stage_.glow = {0, shoulderHeight, 0.2F};
        stage_.strange = panel_.where.point({-0.1F, -0.2F, 0.07F});
        stage_.foreign = {-side_ * 0.2F, 0.79F, 0.7F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 1; }
    Vec3 markedFloor() const override { return {1.7F, 0, 1.25F}; }
    std::vector<SceneState> extremes() const override;
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    static Vec3 robotColour(const Style& style) {
        static const std::array<Vec3, 6> coats = {rgb(244, 120, 20), rgb(250, 195, 20), rgb(235, 236, 234),
                                                  rgb(60, 130, 170), rgb(200, 40, 30),  rgb(170, 176, 180)};
        return coats[static_cast<std::size_t>(style.pick(4) * 5.99F)];
    }
    void drawFence(const Drawing& d) const;
    void drawTable(const Drawing& d) const;
    void drawArm(const Drawing& d, const SceneState& state) const;
    void drawGripper(const Drawing& d, const SceneState& state, const Transform& flange) const;

    float side_;
    Vec3 coat_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Stage stage_;
};

std::vector<SceneState> Robot::extremes() const {
    std::vector<SceneState> states;
    for (int i = 0; i < 12; ++i) {
        SceneState state;
        const double sweep = i % 3 * 0.35 + 0.15;
        state.motion.positions = {sweep, i / 3 % 2 == 0 ? 0.25 : 0.75, i / 6 == 0 ? 0.3 : 0.7, 0.5, 0.5, 0.5,
                                  0.5};
        states.push_back(state);
    }
    return states;
}

void Robot::drawFence(const Drawing& d) const {
    const Surface post = painted(rgb(245, 190, 20), 0.4F);
    const float z = -1.0F;
    for (int i = 0; i < 5; ++i) {
        const float x = -2.2F + 1.1F * static_cast<float>(i);
        d.builder.add(boxMesh({0.06F, 2.0F, 0.06F}), at(x, 1.0F, z), post);
        if (i < 4) {
            d.builder.add(sheetMesh(1.04F, 1.75F), at(x + 0.55F, 1.05F, z),
                          patterned(Pattern::Mesh, rgb(40, 42, 44)));
            d.builder.add(boxMesh({1.06F, 0.04F, 0.04F}), at(x + 0.55F, 1.96F, z), post);
            d.builder.add(boxMesh({1.06F, 0.04F, 0.04F}), at(x + 0.55F, 0.14F, z), post);
        }
    }
    const float x = -side_ * 1.75F;
    for (int i = 0; i < 2; ++i) { // a wing of the fence at the side
        d.builder.add(boxMesh({0.06F, 2.0F, 0.06F}), at(x, 1.0F, z + 1.1F * static_cast<float>(i + 1)), post);
        d.builder.add(sheetMesh(1.04F, 1.75F),
                      at(x, 1.05F, z + 0.55F + 1.1F * static_cast<float>(i)) * turnY(0.25F),
                      patterned(Pattern::Mesh, rgb(40, 42, 44)));
    }
    drawSign(d, at(-side_ * 0.9F, 1.5F, z + 0.02F), 0.28F, 1);
    drawSign(d, at(side_ * 1.3F, 1.6F, z + 0.02F), 0.26F, 3);
}

void Robot::drawTable(const Drawing& d) const {
    const Surface frame = painted(d.style.accent, 0.45F);
    const float x = -side_ * 0.45F;
    d.builder.add(boxMesh({1.15F, 0.06F, 0.5F}, 0.01F), at(x, 0.75F, 0.7F), steel(0.55F));
    for (const float dx : {-0.52F, 0.52F}) {
        for (const float dz : {-0.2F, 0.2F}) {
            d.builder.add(boxMesh({0.07F, 0.72F, 0.07F}), at(x + dx, 0.36F, 0.7F + dz), frame);
        }
    }
    for (int i = 0; i < 2; ++i) { // fixtures
        d.builder.add(boxMesh({0.22F, 0.05F, 0.22F}, 0.006F),
                      at(x - 0.28F + 0.56F * static_cast<float>(i), 0.8F, 0.7F), steel(0.4F));
        d.builder.add(cylinderMesh(0.025F, 0.08F, 10),
                      at(x - 0.36F + 0.56F * static_cast<float>(i), 0.82F, 0.62F), steel(0.7F));
    }
}

void Robot::drawStill(const Drawing& d) const {
    drawFence(d);
    drawTable(d);
    d.builder.add(boxMesh({0.7F, 0.05F, 0.7F}, 0.01F), at(0, 0.025F, 0), steel(0.4F));
    const Surface foot = painted(coat_ * 0.9F, 0.4F);
    d.builder.add(turnedMesh({{0.3F, 0.05F}, {0.3F, 0.1F}, {0.22F, 0.16F}, {0.21F, 0.3F}, {0.0F, 0.3F}}, 28),
                  {}, foot);
    d.builder.add(boxMesh({0.2F, 0.12F, 0.2F}, 0.01F), at(0, 0.14F, -0.28F), plastic(rgb(30, 30, 32)));
    const Vec3 stand = panel_.where.origin; // the pulpit
    d.builder.add(boxMesh({0.34F, 1.02F, 0.3F}, 0.015F), at(stand.x, 0.53F, stand.z - 0.06F),
                  painted(d.style.body, 0.45F));
    d.builder.add(boxMesh({0.1F, 0.35F, 0.06F}), at(stand.x, 1.1F, stand.z - 0.1F),
                  painted(d.style.body * 0.8F));
    d.builder.add(tubeMesh({{0, 0.1F, -0.3F},
                            {side_ * 0.5F, 0.02F, -0.1F},
                            {side_ * 1.0F, 0.02F, 0.4F},
                            {stand.x, 0.1F, stand.z}},
                           0.025F),
                  {}, plastic(rgb(26, 26, 28)));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    d.builder.add(boxMesh({0.24F, 0.24F, 0.03F}, 0.005F), gauge_.where * at(0, 0, -0.015F),
                  painted(d.style.body * 0.85F));
    gauge_.drawStill(d);
    drawNamePlate(d, at(stand.x, 0.5F, stand.z + 0.094F), 0.28F, 0.08F);
}

void Robot::drawArm(const Drawing& d, const SceneState& state) const {
    const auto joint = [&](std::size_t i) {
        return joints[i].middle + joints[i].range * (positionOf(state, i) - 0.5F);
    };
    Surface coat = painted(coat_, 0.35F);
    coat.wear = amount(state.effects.wear);
    const Surface dark = plastic(rgb(38, 40, 44), 0.4F);
    const Surface cover = painted(coat_ * 0.8F, 0.35F);
    SceneBuilder& b = d.builder;
    const Transform base = at(tremble(state)) * at(0, 0.3F, 0) * turnY(joint(0));
    b.add(turnedMesh({{0.21F, 0}, {0.22F, 0.04F}, {0.22F, 0.1F}, {0.16F, 0.15F}, {0, 0.15F}}, 26), base,
          dark);
    b.add(boxMesh({0.26F, 0.36F, 0.3F}, 0.05F), base * at(0, 0.25F, 0.02F), coat);
    b.add(cylinderMesh(0.11F, 0.2F, 20, 0.015F), base * at(0, 0.1F, -0.2F), dark); // motor of the first axis
    // The shoulder turns about the arm's sideways axis; the arm works in the plane across to it.
    const Transform shoulder =
        base * at(0, shoulderHeight - 0.3F, 0) * turnY(side_ * 0.25F) * turnX(joint(1));
    const Transform across = turnZ(0.25F); // y to -x
    b.add(cylinderMesh(0.15F, 0.36F, 24, 0.02F), shoulder * at(0.18F, 0, 0) * across, cover);
    b.add(cylinderMesh(0.1F, 0.14F, 20, 0.012F), shoulder * at(0.32F, 0, 0) * across, dark);
    b.add(capsuleMesh(0.115F, 0.085F, upperArm, 20), shoulder * at(-0.1F, 0, 0), coat);
    b.add(boxMesh({0.03F, upperArm * 0.55F, 0.09F}, 0.01F), shoulder * at(-0.215F, upperArm * 0.48F, 0),
          cover);
    const Transform elbow = shoulder * at(0, upperArm, 0) * turnX(0.25F + 0.02F + joint(2));
    b.add(cylinderMesh(0.115F, 0.3F, 24, 0.015F), elbow * at(0.12F, 0, 0) * across, cover);
    b.add(cylinderMesh(0.075F, 0.12F, 18, 0.01F), elbow * at(0.22F, 0, 0) * across, dark);
    b.add(boxMesh({0.17F, 0.26F, 0.2F}, 0.04F), elbow * at(0.03F, -0.02F, -0.06F), coat);
    const Transform roll = elbow * at(0.03F, 0.08F, 0) * turnY(joint(3));
    b.add(turnedMesh({{0.095F, 0.02F},
                      {0.09F, 0.2F},
                      {0.065F, foreArm - 0.14F},
                      {0.06F, foreArm - 0.1F},
                      {0, foreArm - 0.1F}},
                     22),
          roll, coat);
    const Transform wrist = roll * at(0, foreArm - 0.06F, 0) * turnX(joint(4));
    b.add(cylinderMesh(0.062F, 0.16F, 18, 0.01F), wrist * at(0.08F, 0, 0) * across, dark);
    b.add(capsuleMesh(0.055F, 0.05F, 0.08F, 16), wrist, cover);
    const Transform flange = wrist * at(0, 0.12F, 0) * turnY(joint(5));
    b.add(cylinderMesh(0.052F, 0.04F, 18, 0.006F), flange, steel(0.6F));
    // The hose package hangs along the arm.
    b.add(tubeMesh({base.point({0.12F, 0.2F, -0.15F}), shoulder.point({-0.25F, 0.1F, -0.05F}),
                    shoulder.point({-0.24F, upperArm * 0.8F, -0.08F}), elbow.point({-0.1F, 0.05F, -0.22F}),
                    roll.point({-0.02F, 0.35F, -0.16F}), wrist.point({-0.09F, 0.0F, -0.03F})},
                   0.021F, 8, 4),
          {}, dark);
    drawGripper(d, state, flange * at(0, 0.04F, 0) * turnZ(0.02F * amount(state.effects.misalignment)));
}

void Robot::drawGripper(const Drawing& d, const SceneState& state, const Transform& flange) const {
    const float open = 0.025F + 0.045F * positionOf(state, 6);
    d.builder.add(boxMesh({0.15F, 0.07F, 0.09F}, 0.008F), flange * at(0, 0.035F, 0), steel(0.45F));
    for (const float side : {-1.0F, 1.0F}) {
        d.builder.add(boxMesh({0.022F, 0.13F, 0.05F}, 0.004F), flange * at(side * (open + 0.011F), 0.13F, 0),
                      steel(0.65F, 0.25F));
        d.builder.add(boxMesh({0.012F, 0.05F, 0.045F}, 0.002F), flange * at(side * (open - 0.004F), 0.17F, 0),
                      plastic(rgb(30, 30, 30)));
    }
    if (state.piece.kind != PieceKind::None) {
        const Transform held = flange * at(0.04F * amount(state.piece.offset), 0.2F, 0);
        d.builder.add(gearMesh(0.075F, 0.05F, 14), held, steel(0.6F, 0.3F));
        d.builder.add(cylinderMesh(0.035F, 0.07F, 14), held * at(0, 0, -0.035F) * turnX(0.25F),
                      steel(0.75F, 0.2F));
    }
}

void Robot::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        drawArm(d, state);
    }
    const float jam = amount(state.effects.jam);
    if (jam > 0.02F) { // parts heaped up on the table
        const RegionScope region(d.builder, "jam");
        for (int i = 0; i < 4 + static_cast<int>(6.0F * jam); ++i) {
            const auto number = static_cast<std::uint64_t>(i);
            const int layer = i / 3;
            d.builder.add(gearMesh(0.08F, 0.05F, 14),
                          at(-side_ * 0.45F + 0.7F * (d.style.pick(number + 800) - 0.5F),
                             0.82F + 0.045F * static_cast<float>(layer),
                             0.7F + 0.3F * (d.style.pick(number + 820) - 0.5F)) *
                              turnX(0.25F + 0.1F * d.style.pick(number + 840)),
                          steel(0.6F, 0.3F));
        }
    }
    panel_.drawMoving(d, state, Machine::IndustrialRobot);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
}

} // namespace

std::unique_ptr<MachineModel> makeRobot(const Style& style) {
    return std::make_unique<Robot>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
