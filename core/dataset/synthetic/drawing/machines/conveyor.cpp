// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float half = 1.9F; // of its length
constexpr float wide = 0.52F;
constexpr float deck = 0.82F; // height of what the items lie on

/// A roller or belt conveyor with its drive, guides and sensors.
class Conveyor : public MachineModel {
public:
    explicit Conveyor(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , belt_(style.variant % 2 == 0) {
        panel_.where = at(side_ * 1.0F, 1.36F, -0.42F);
        panel_.width = 0.4F;
        panel_.height = 0.46F;
        panel_.keys = false;
        lamps_.where = style.lampsOnPanel ? panel_.where * at(0, 0.3F, 0.02F)
                                          : panel_.where * at(-side_ * 0.12F, 0.23F, 0);
        gauge_.where = panel_.where * at(-side_ * 0.36F, 0, 0.02F);
        gauge_.size = 0.2F;
        stage_.low = {-1.55F, 0.1F, -0.5F};
        stage_.high = {1.55F, 1.75F, 0.4F};
        stage_.lowest = 0.03F;
        stage_.highest = 0.075F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.12F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {side_ * 0.6F, deck + 0.15F, 0.1F};
        stage_.danger = {side_ * 0.75F, deck + 0.06F, 0.18F};
        stage_.inside = {side_ * 1.0F, 0.5F, 0.3F};
        stage_.standing = {side_ * 0.85F, 0, 0.62F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.7F};
        stage_.smoke = {-side_ * 0.9F, 0.7F, 0.4F};
        stage_.leak = {-side_ * 0.9F, 0.4F, 0.36F};
        stage_.sparks = {-side_ * 0.9F, 0.5F, 0.36F};
        stage_.glow = {-side_ * 0.9F, 0.52F, 0.42F};
        stage_.strange = panel_.where.point({-0.1F, -0.3F, 0.07F});
        stage_.foreign = {-side_ * 0.2F, deck + 0.02F, 0.0F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 1; }
    Vec3 markedFloor() const override { return {2.3F, 0, 0.95F}; }
    std::vector<SceneState> extremes() const override;
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawFrame(const Drawing& d) const;
    void drawDrive(const Drawing& d) const;
    void drawDeck(const Drawing& d, const SceneState& state) const;
    void drawItem(const Drawing& d, const BeltItem& item, float lift) const;
    void drawPileUp(const Drawing& d, const SceneState& state) const;

    float side_;
    bool belt_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Stage stage_;
};

std::vector<SceneState> Conveyor::extremes() const {
    SceneState state;
    state.items = {{0.14, 0.0, 0.0, 3}, {0.86, 0.0, 0.0, 3}};
    return {state};
}

void Conveyor::drawFrame(const Drawing& d) const {
    const Surface rail = painted(d.style.accent, 0.4F);
    for (const float z : {-wide / 2 - 0.03F, wide / 2 + 0.03F}) {
        d.builder.add(boxMesh({2 * half, 0.16F, 0.05F}, 0.01F), at(0, deck - 0.05F, z), rail);
        d.builder.add(boxMesh({2 * half, 0.03F, 0.025F}, 0.005F), at(0, deck + 0.17F, z),
                      steel(0.65F)); // guide
        for (int i = 0; i < 7; ++i) {
            const float x = -half + 0.3F + 0.55F * static_cast<float>(i);
            d.builder.add(boxMesh({0.025F, 0.16F, 0.02F}), at(x, deck + 0.1F, z), steel(0.5F));
            d.builder.add(cylinderMesh(0.012F, 0.01F, 8), at(x, deck - 0.05F, z + 0.025F) * turnX(0.25F),
                          steel(0.7F));
        }
    }
    for (int i = 0; i < 4; ++i) {
        const float x = -half + 0.35F + 1.03F * static_cast<float>(i);
        for (const float z : {-wide / 2, wide / 2}) {
            d.builder.add(boxMesh({0.07F, deck - 0.12F, 0.07F}, 0.006F), at(x, (deck - 0.12F) / 2, z), rail);
            d.builder.add(cylinderMesh(0.05F, 0.02F, 12), at(x, 0, z), steel(0.4F));
        }
        d.builder.add(boxMesh({0.05F, 0.05F, wide}), at(x, 0.25F, 0), rail);
    }
    for (int i = 0; i < 2; ++i) { // light barriers: sensor here, mirror there
        const float x = -side_ * (0.6F - 1.3F * static_cast<float>(i));
        d.builder.add(boxMesh({0.05F, 0.18F, 0.03F}, 0.004F), at(x, deck + 0.14F, wide / 2 + 0.09F),
                      steel(0.5F));
        d.builder.add(boxMesh({0.045F, 0.07F, 0.05F}, 0.006F), at(x, deck + 0.22F, wide / 2 + 0.1F),
                      plastic(rgb(230, 120, 20)));
        d.builder.add(boxMesh({0.06F, 0.08F, 0.02F}, 0.004F), at(x, deck + 0.2F, -wide / 2 - 0.06F),
                      plastic(rgb(200, 30, 30), 0.15F));
        drawDiode(d, at(x, deck + 0.24F, wide / 2 + 0.126F), 0.008F, {0.1F, 1.0F, 0.2F}, true);
    }
}

void Conveyor::drawDrive(const Drawing& d) const {
    const float x = -side_ * 0.9F;
    Surface motor = painted(rgb(50, 84, 120), 0.4F);
    d.builder.add(boxMesh({0.22F, 0.22F, 0.2F}, 0.02F), at(x, 0.52F, 0.3F), painted(rgb(96, 100, 104), 0.5F));
    const Transform axis = at(x + 0.1F, 0.52F, 0.3F) * turnZ(-0.25F);
    d.builder.add(cylinderMesh(0.095F, 0.3F, 24, 0.01F), axis, motor);
    for (int i = 0; i < 7; ++i) { // cooling fins
        d.builder.add(cylinderMesh(0.105F, 0.008F, 24),
                      axis * at(0, 0.05F + 0.03F * static_cast<float>(i), 0), motor);
    }
    d.builder.add(cylinderMesh(0.1F, 0.05F, 24, 0.012F), axis * at(0, 0.29F, 0), painted(rgb(60, 62, 66)));
    d.builder.add(boxMesh({0.1F, 0.07F, 0.09F}, 0.008F), at(x + 0.22F, 0.64F, 0.3F), motor);
    d.builder.add(boxMesh({0.14F, 0.34F, 0.03F}, 0.01F), at(x - 0.03F, 0.66F, 0.36F),
                  hazard(0.7F)); // guard of the chain
    d.builder.add(tubeMesh({{x + 0.22F, 0.62F, 0.35F},
                            {x + 0.3F, 0.4F, 0.4F},
                            {x + 0.7F, 0.15F, 0.36F},
                            {side_ * 1.0F, 0.3F, -0.3F}},
                           0.014F),
                  {}, plastic(rgb(24, 24, 26)));
}

void Conveyor::drawStill(const Drawing& d) const {
    drawFrame(d);
    drawDrive(d);
    d.builder.add(boxMesh({0.09F, 1.5F, 0.09F}, 0.008F), at(side_ * 1.0F, 0.75F, -0.55F),
                  painted(d.style.body));
    d.builder.add(boxMesh({0.95F, 0.28F, 0.02F}, 0.006F), panel_.where * at(-side_ * 0.22F, 0, -0.03F),
                  painted(d.style.body * 0.9F));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    gauge_.drawStill(d);
    drawNamePlate(d, at(side_ * 0.35F, deck - 0.05F, wide / 2 + 0.057F), 0.42F, 0.09F);
    drawSign(d, at(-side_ * 1.35F, deck - 0.05F, wide / 2 + 0.057F), 0.11F, 1);
}

void Conveyor::drawDeck(const Drawing& d, const SceneState& state) const {
    const float turn = turnOf(state);
    if (belt_) {
        Surface rubber = patterned(Pattern::Belt, rgb(48, 50, 52), 2.2F, 0.65F);
        rubber.wear = 0.6F * amount(state.effects.wear);
        const float off = 0.06F * amount(state.effects.misalignment);
        Mesh sheet = sheetMesh(wide - 0.02F, 2 * half); // v along the belt
        for (Vertex& vertex : sheet.vertices) {
            vertex.v += turn * 0.44F;
        }
        d.builder.add(sheet, at(0, deck, off) * turnY(-0.25F) * turnX(-0.25F), rubber);
        for (const float x : {-half, half}) {
            d.builder.add(cylinderMesh(0.07F, wide, 20),
                          at(x, deck - 0.07F, -wide / 2 + off) * turnX(0.25F) * turnY(turn), steel(0.45F));
        }
        return;
    }
    constexpr int rollers = 30;
    for (int i = 0; i < rollers; ++i) {
        const float x = -half + 2 * half * (static_cast<float>(i) + 0.5F) / rollers;
        const float askew = i == rollers / 2 ? amount(state.effects.misalignment) : 0.0F;
        Surface tube = steel(0.62F, 0.25F);
        tube.wear = amount(state.effects.wear);
        const Transform axis =
            at(x, deck - 0.04F - 0.03F * askew, -wide / 2) * turnY(0.02F * askew) * turnX(0.25F);
        d.builder.add(cylinderMesh(0.04F, wide, 12), axis * turnY(turn + 0.13F * static_cast<float>(i % 5)),
                      tube);
        if (i % 3 == 0) {
            d.builder.addFlat(sheetMesh(0.016F, wide * 0.96F),
                              at(x, deck - 0.04F, 0) * turnZ(-turn) * at(0, 0.0405F, 0) * turnX(-0.25F),
                              plastic(rgb(30, 60, 130)));
        }
    }
}

void Conveyor::drawItem(const Drawing& d, const BeltItem& item, float lift) const {
    const std::uint64_t look = scramble(d.style.plantSeed, item.kind % 64);
    const float tall = mix(0.13F, 0.3F, choice(look, 1));
    const float size = mix(0.2F, 0.36F, choice(look, 2));
    const float x = -half + 2 * half * bounded(item.position, -0.2F, 1.2F);
    const float z = 0.5F * (wide - size) * bounded(item.sideways, -1.4F, 1.4F);
    const auto turned = static_cast<float>(std::isfinite(item.turned) ? std::fmod(item.turned, 1.0) : 0.0);
    const Transform where = at(x, deck + lift, z) * turnY(turned);
    const float kind = choice(look, 3);
    if (kind < 0.55F) {
        const Vec3 tone = mix(rgb(186, 142, 92), rgb(150, 108, 70), choice(look, 4));
        d.builder.add(boxMesh({size, tall, size * 0.8F}, 0.008F), where * at(0, tall / 2, 0),
                      patterned(Pattern::Cardboard, tone));
        d.builder.addFlat(sheetMesh(size, 0.05F), where * at(0, tall + 0.002F, 0) * turnX(-0.25F),
                          plastic(rgb(200, 170, 120), 0.3F));
        d.builder.addFlat(plateMesh(size * 0.4F, tall * 0.4F),
                          where * at(size * 0.2F, tall * 0.55F, size * 0.4F + 0.002F),
                          plastic(rgb(236, 236, 230)));
        for (int i = 0; i < 6; ++i) { // a bar code
            d.builder.addFlat(plateMesh(size * 0.012F * static_cast<float>(1 + i % 3), tall * 0.22F),
                              where * at(size * (0.08F + 0.045F * static_cast<float>(i)), tall * 0.55F,
                                         size * 0.4F + 0.003F),
                              plastic(rgb(20, 20, 20)));
        }
    } else if (kind < 0.8F) { // a crate of plastic
        const Surface crate = plastic(mix(rgb(30, 80, 170), rgb(190, 50, 40), choice(look, 5)), 0.45F);
        d.builder.add(boxMesh({size, 0.02F, size * 0.8F}), where * at(0, 0.01F, 0), crate);
        for (const float s : {-0.5F, 0.5F}) {
            d.builder.add(boxMesh({size, tall, 0.014F}, 0.004F), where * at(0, tall / 2, s * size * 0.8F),
                          crate);
            d.builder.add(boxMesh({0.014F, tall, size * 0.8F}, 0.004F), where * at(s * size, tall / 2, 0),
                          crate);
        }
        for (int i = 0; i < 3; ++i) {
            d.builder.add(cylinderMesh(size * 0.13F, tall * 0.95F, 14, 0.01F),
                          where * at(size * 0.3F * static_cast<float>(i - 1), 0.01F, 0), steel(0.7F, 0.2F));
        }
    } else {
        d.builder.add(turnedMesh({{size * 0.42F, 0},
                                  {size * 0.42F, tall * 0.3F},
                                  {size * 0.24F, tall * 0.36F},
                                  {size * 0.22F, tall * 0.9F},
                                  {size * 0.1F, tall * 0.92F}},
                                 24),
                      where, steel(0.58F, 0.3F));
    }
}

void Conveyor::drawPileUp(const Drawing& d, const SceneState& state) const {
    const float jam = amount(state.effects.jam);
    const RegionScope region(d.builder, "jam");
    const int count = 2 + static_cast<int>(4.0F * jam);
    for (int i = 0; i < count; ++i) {
        BeltItem item;
        item.kind = static_cast<std::uint32_t>(3 + 5 * i);
        item.position = 0.5 - static_cast<double>(side_) * (0.08 - 0.055 * i);
        item.sideways = 0.8 * (static_cast<double>(d.style.pick(static_cast<std::uint64_t>(i) + 800)) - 0.5);
        item.turned = 0.3 * (static_cast<double>(d.style.pick(static_cast<std::uint64_t>(i) + 820)) - 0.5);
        drawItem(d, item, i % 3 == 2 ? 0.2F : 0.0F);
    }
}

void Conveyor::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        for (std::size_t i = 0; i < std::min<std::size_t>(state.items.size(), 24); ++i) {
            if (std::isfinite(state.items[i].position)) {
                drawItem(d, state.items[i], 0.0F);
            }
        }
    }
    drawDeck(d, state);
    if (state.effects.jam > 0.02) {
        drawPileUp(d, state);
    }
    const float stopper = positionOf(state, 0);
    d.builder.add(boxMesh({0.03F, 0.12F, wide * 0.7F}, 0.006F),
                  at(side_ * 1.45F, deck - 0.06F + 0.13F * stopper, 0), painted(rgb(230, 180, 20)));
    panel_.drawMoving(d, state, Machine::Conveyor);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
}

} // namespace

std::unique_ptr<MachineModel> makeConveyor(const Style& style) {
    return std::make_unique<Conveyor>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
