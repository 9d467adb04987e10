// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float front = 0.6F;
constexpr float axisHeight = 1.14F; // of the spindle
constexpr float opening = 0.62F;    // half width of the window
constexpr float sill = 0.84F;
constexpr float lintel = 1.5F;

/// A turning machine in its cabin: through the window one sees chuck, bar and turret.
class Lathe : public MachineModel {
public:
    explicit Lathe(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , tall_(style.between(1, 1.72F, 1.95F))
        , pendant_(style.pick(2) < 0.4F) {
        const float x = side_ * 0.92F;
        panel_.where =
            at(x, 1.28F, front + (pendant_ ? 0.2F : 0.05F)) * turnY(pendant_ ? -side_ * 0.05F : 0.0F);
        panel_.width = 0.46F;
        panel_.height = 0.66F;
        lamps_.where =
            style.lampsOnPanel ? at(side_ * 0.92F, 1.69F, front + 0.02F) : at(side_ * 0.55F, tall_, 0.3F);
        lamps_.size = style.lampsOnPanel ? 1.0F : 1.25F;
        for (int i = 0; i < 2; ++i) {
            Instrument instrument;
            instrument.number = i;
            instrument.size = 0.16F;
            instrument.where = at(side_ * (0.8F + 0.24F * static_cast<float>(i)), 0.72F, front);
            instruments_.push_back(instrument);
        }
        stage_.low = {-1.3F, 0.2F, 0.1F};
        stage_.high = {1.3F, tall_ + 0.25F, front};
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.15F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {-side_ * 0.45F, axisHeight, 0.3F};
        stage_.danger = {-side_ * 0.5F, axisHeight, 0.3F};
        stage_.inside = {side_ * 0.3F, 1.1F, front};
        stage_.standing = {side_ * 0.75F, 0, front + 0.72F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.5F};
        stage_.smoke = {-side_ * 0.35F, lintel, 0.35F};
        stage_.leak = {-side_ * 0.2F, 0.5F, front};
        stage_.sparks = {-side_ * 0.5F, axisHeight, 0.28F};
        stage_.glow = {-side_ * 0.72F, axisHeight, 0.2F};
        stage_.strange = panel_.where.point({-0.12F, 0.42F, 0.06F});
        stage_.foreign = {-side_ * 0.3F, sill + 0.03F, 0.4F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 2; }
    Vec3 markedFloor() const override { return {1.75F, 0, 1.5F}; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawCabin(const Drawing& d) const;
    void drawRoom(const Drawing& d) const;
    void drawChuck(const Drawing& d, const SceneState& state) const;
    void drawTurret(const Drawing& d, const SceneState& state) const;
    void drawDoor(const Drawing& d, const SceneState& state) const;
    float middle() const { return -side_ * 0.33F; } // of the window

    float side_; ///< of the panel
    float tall_;
    bool pendant_;
    Panel panel_;
    Lamps lamps_;
    std::vector<Instrument> instruments_;
    Stage stage_;
};

void Lathe::drawCabin(const Drawing& d) const {
    const Surface body = painted(d.style.body, d.style.bodyRough);
    const Surface second = painted(d.style.accent, 0.4F);
    const float left = middle() - opening;
    const float right = middle() + opening;
    const auto wall = [&](float x0, float x1, float y0, float y1, const Surface& surface) {
        d.builder.add(boxMesh({x1 - x0, y1 - y0, 0.06F}, 0.012F),
                      at((x0 + x1) / 2, (y0 + y1) / 2, front - 0.03F), surface);
    };
    wall(-1.25F, left, 0.3F, tall_, body);
    wall(right, 1.25F, 0.3F, tall_, body);
    wall(left, right, 0.3F, sill, body);
    wall(left, right, lintel, tall_, body);
    d.builder.add(boxMesh({2.5F, 0.05F, 1.3F}, 0.02F), at(0, tall_, -0.04F), body);
    for (const float x : {-1.24F, 1.24F}) {
        d.builder.add(boxMesh({0.04F, tall_ - 0.3F, 1.25F}, 0.01F), at(x, (tall_ + 0.3F) / 2, -0.05F), body);
    }
    d.builder.add(boxMesh({2.56F, 0.3F, 1.3F}, 0.02F), at(0, 0.17F, -0.03F), second);
    d.builder.add(boxMesh({2.46F, 0.07F, 0.012F}), at(0, tall_ - 0.12F, front + 0.004F), second);
    d.builder.add(boxMesh({2.6F, 0.05F, 1.34F}), at(0, 0.025F, -0.03F), plastic(rgb(30, 30, 32)));
    const float vent = side_ * 0.92F;
    d.builder.add(boxMesh({0.4F, 0.2F, 0.01F}), at(vent, 0.47F, front + 0.004F),
                  patterned(Pattern::Slots, d.style.body * 0.7F));
    // The chip conveyor climbs out at the far end.
    d.builder.add(boxMesh({0.75F, 0.22F, 0.4F}, 0.02F),
                  at(-side_ * 1.5F, 0.55F, 0.1F) * turnZ(side_ * -0.09F), painted(d.style.accent, 0.5F));
    d.builder.add(boxMesh({0.3F, 0.55F, 0.5F}, 0.02F), at(-side_ * 1.85F, 0.3F, 0.1F),
                  painted(rgb(60, 90, 60), 0.5F));
    drawNamePlate(d, at(middle(), tall_ - 0.25F, front + 0.006F), 0.5F, 0.1F);
    drawSign(d, at(middle() - side_ * 0.75F, 1.62F, front + 0.006F), 0.11F, 1);
    drawSign(d, at(side_ * 1.1F, 0.95F, front + 0.006F), 0.1F, 0);
}

/// What lies behind the window.
void Lathe::drawRoom(const Drawing& d) const {
    Surface sheet = steel(0.5F, 0.5F);
    sheet.metal = 0.3F;
    d.builder.add(sheetMesh(2 * opening + 0.3F, 0.9F), at(middle(), 1.18F, -0.1F), sheet);
    d.builder.add(boxMesh({2 * opening + 0.2F, 0.03F, 0.7F}), at(middle(), 0.8F, 0.22F) * turnX(0.03F),
                  sheet);
    d.builder.addFlat(boxMesh({0.9F, 0.03F, 0.04F}), at(middle(), lintel - 0.02F, 0.45F),
                      shining({0.95F, 1.0F, 1.0F}, 1.3F));
    const Surface cast = patterned(Pattern::Cast, rgb(120, 126, 122), 1.0F, 0.5F);
    d.builder.add(boxMesh({0.3F, 0.56F, 0.5F}, 0.02F),
                  at(middle() - side_ * (opening - 0.02F), axisHeight, 0.12F), cast);
    d.builder.add(cylinderMesh(0.2F, 0.06F, 28, 0.01F),
                  at(middle() - side_ * (opening - 0.17F), axisHeight, 0.16F) * turnZ(side_ * -0.25F),
                  steel(0.6F));
    for (const float y : {-0.2F, -0.27F}) { // the ways
        d.builder.add(boxMesh({1.0F, 0.04F, 0.06F}, 0.005F),
                      at(middle() + side_ * 0.15F, axisHeight + y, 0.02F - y * 0.2F), steel(0.7F, 0.2F));
    }
}

void Lathe::drawStill(const Drawing& d) const {
    drawCabin(d);
    drawRoom(d);
    if (pendant_) {
        d.builder.add(boxMesh({0.08F, 0.08F, 0.3F}, 0.01F), at(side_ * 0.92F, 1.3F, front + 0.05F),
                      painted(rgb(90, 94, 98)));
    }
    panel_.drawStill(d);
    lamps_.drawStill(d);
    d.builder.add(boxMesh({0.56F, 0.26F, 0.01F}, 0.004F), at(side_ * 0.92F, 0.72F, front + 0.001F),
                  steel(0.5F));
    for (const Instrument& instrument : instruments_) {
        instrument.drawStill(d);
    }
}

void Lathe::drawChuck(const Drawing& d, const SceneState& state) const {
    const Vec3 off = tremble(state);
    const float turn = turnOf(state);
    // The axis points to the turret.
    const Transform axis = at(Vec3{middle() - side_ * (opening - 0.23F), axisHeight, 0.16F} + off) *
                           turnZ(side_ * -0.25F) * turnY(turn);
    Surface hard = steel(0.62F, 0.22F);
    hard.wear = amount(state.effects.wear);
    d.builder.add(
        turnedMesh(
            {{0.15F, 0}, {0.17F, 0.01F}, {0.17F, 0.1F}, {0.155F, 0.12F}, {0.06F, 0.122F}, {0.06F, 0.08F}},
            30),
        axis, hard);
    for (int i = 0; i < 3; ++i) {
        const Transform jaw = axis * turnY(static_cast<float>(i) / 3.0F);
        d.builder.add(boxMesh({0.05F, 0.09F, 0.085F}, 0.005F), jaw * at(0, 0.15F, 0.1F), steel(0.45F, 0.3F));
        d.builder.add(boxMesh({0.042F, 0.05F, 0.04F}, 0.004F), jaw * at(0, 0.2F, 0.075F), steel(0.75F, 0.2F));
        d.builder.add(cylinderMesh(0.012F, 0.012F, 8), jaw * at(0, 0.195F, 0.12F), plastic(rgb(20, 20, 22)));
    }
    if (state.piece.kind != PieceKind::None) {
        const float radius = mix(0.062F, 0.045F, amount(state.piece.progress));
        Surface bar = steel(0.8F, mix(0.5F, 0.12F, amount(state.piece.progress)));
        const Transform held = axis * at(0.03F * amount(state.piece.offset), 0, 0);
        d.builder.add(turnedMesh({{0.062F, 0.1F},
                                  {0.062F, 0.26F},
                                  {radius, 0.262F},
                                  {radius, 0.48F},
                                  {radius * 0.8F, 0.5F},
                                  {0, 0.5F}},
                                 24),
                      held, bar);
        d.builder.add(boxMesh({0.01F, 0.2F, 0.004F}), held * at(0, 0.37F, radius), plastic(rgb(60, 62, 66)));
    }
}

void Lathe::drawTurret(const Drawing& d, const SceneState& state) const {
    const float carriage = positionOf(state, 0);
    const float cross = positionOf(state, 1);
    const float index =
        state.motion.positions.size() > 2 && std::isfinite(state.motion.positions[2])
            ? static_cast<float>(state.motion.positions[2] - std::floor(state.motion.positions[2]))
            : 0.0F;
    const Vec3 place{middle() + side_ * (0.42F - 0.42F * carriage), axisHeight + 0.26F - 0.1F * cross,
                     0.0F + 0.06F * cross};
    const Transform carrier = at(place) * turnZ(0.012F * amount(state.effects.misalignment));
    d.builder.add(boxMesh({0.3F, 0.2F, 0.3F}, 0.015F), carrier * at(side_ * 0.2F, -0.06F, 0.0F),
                  painted(d.style.body * 0.8F, 0.4F));
    const Transform axis = carrier * turnZ(side_ * 0.25F) * turnY(index + 0.03F);
    d.builder.add(cylinderMesh(0.15F, 0.11F, 12, 0.012F), axis, steel(0.5F, 0.3F));
    for (int i = 0; i < 8; ++i) {
        const Transform pocket = axis * turnY(static_cast<float>(i) / 8.0F);
        d.builder.add(boxMesh({0.07F, 0.09F, 0.06F}, 0.006F), pocket * at(0, 0.055F, 0.165F),
                      steel(0.32F, 0.4F));
        if (i % 2 == 0) {
            d.builder.add(boxMesh({0.024F, 0.026F, 0.11F}, 0.003F), pocket * at(0, 0.08F, 0.21F),
                          steel(0.7F, 0.25F));
        } else {
            d.builder.add(cylinderMesh(0.016F, 0.12F, 10), pocket * at(0, 0.09F, 0.165F), steel(0.75F, 0.2F));
        }
    }
    const float jam = amount(state.effects.jam);
    if (jam > 0.02F) { // chips wound about tool and bar
        const RegionScope region(d.builder, "jam");
        const int count = 5 + static_cast<int>(10.0F * jam);
        for (int i = 0; i < count; ++i) {
            const auto number = static_cast<std::uint64_t>(i);
            std::vector<Vec3> curl;
            for (int k = 0; k < 8; ++k) {
                const float angle = static_cast<float>(k) * 1.3F + 6.0F * d.style.pick(number + 820);
                const float reach = (0.05F + 0.09F * d.style.pick(number + 840)) * (0.6F + 0.6F * jam);
                curl.push_back({middle() - side_ * (0.08F + 0.12F * d.style.pick(number + 800)) +
                                    0.02F * static_cast<float>(k - 4),
                                axisHeight + reach * cosine(angle), 0.2F + reach * sine(angle)});
            }
            d.builder.add(tubeMesh(curl, 0.007F, 5, 4), {}, steel(0.75F, 0.25F));
        }
    }
}

/// The sliding door: a frame with a pane that mirrors a little.
void Lathe::drawDoor(const Drawing& d, const SceneState& state) const {
    const float open = amount(state.guardDoor);
    if (open > 0.05F) {
        d.builder.beginRegion("guardDoor");
        d.builder.include({middle() - opening, sill, front});
        d.builder.include({middle() + opening, lintel, front});
        d.builder.endRegion();
    }
    const Transform where = at(middle() + side_ * open * 1.05F, (sill + lintel) / 2, front + 0.022F);
    const Surface frame = painted(d.style.body * 0.85F, 0.35F);
    const float h = lintel - sill;
    for (const float x : {-opening - 0.01F, opening + 0.01F}) {
        d.builder.add(boxMesh({0.09F, h + 0.12F, 0.03F}, 0.01F), where * at(x, 0, 0), frame);
    }
    for (const float y : {-h / 2 - 0.02F, h / 2 + 0.02F}) {
        d.builder.add(boxMesh({2 * opening + 0.1F, 0.09F, 0.03F}, 0.01F), where * at(0, y, 0), frame);
    }
    d.builder.add(boxMesh({0.03F, 0.34F, 0.05F}, 0.012F), where * at(-side_ * (opening - 0.005F), 0, 0.04F),
                  plastic(rgb(26, 26, 28)));
}

void Lathe::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        drawChuck(d, state);
    }
    drawTurret(d, state);
    drawDoor(d, state);
    panel_.drawMoving(d, state, Machine::CncLathe);
    lamps_.drawMoving(d, state);
    for (const Instrument& instrument : instruments_) {
        instrument.drawMoving(d, state);
    }
}

} // namespace

std::unique_ptr<MachineModel> makeLathe(const Style& style) {
    return std::make_unique<Lathe>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
