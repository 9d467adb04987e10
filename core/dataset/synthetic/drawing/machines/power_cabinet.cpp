// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machines/cabinet.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// A distribution cabinet: meters in the head, rows of breakers, busbars and thick cables behind a pane.
class PowerCabinet : public MachineModel {
public:
    explicit PowerCabinet(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F) {
        cabinet_.size = {1.15F, 1.45F, 0.4F};
        cabinet_.middle = {0, 1.2F, 0};
        cabinet_.hinge = -side_;
        cabinet_.colour = style.pick(1) < 0.5F ? rgb(198, 200, 194) : style.body;
        for (int i = 0; i < 3; ++i) {
            Instrument instrument;
            instrument.number = i;
            instrument.size = 0.17F;
            instrument.where = at(-side_ * 0.4F + side_ * 0.24F * static_cast<float>(i), 1.77F, face());
            instruments_.push_back(instrument);
        }
        panel_.where = at(side_ * 0.39F, 1.68F, face() - 0.02F);
        panel_.width = 0.24F;
        panel_.height = 0.3F;
        panel_.depth = 0.06F;
        panel_.keys = false;
        panel_.digits = false;
        panel_.bigScreen = true;
        lamps_.where =
            style.lampsOnPanel ? at(-side_ * 0.16F, 1.59F, face()) : at(side_ * 0.42F, 1.925F, 0.05F);
        lamps_.size = 0.85F;
        stage_.low = {-0.62F, 0.45F, 0};
        stage_.high = {0.62F, 2.15F, 0.2F};
        stage_.lowest = -0.01F;
        stage_.highest = 0.035F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.08F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {0, 1.4F, 0.1F};
        stage_.danger = {side_ * 0.1F, 0.82F, 0.02F};
        stage_.inside = {side_ * 0.2F, 1.35F, 0.06F};
        stage_.standing = {side_ * 0.3F, 0, 0.78F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.4F};
        stage_.smoke = {side_ * 0.1F, 1.2F, 0.16F};
        stage_.leak = {-side_ * 0.4F, 0.5F, 0.22F};
        stage_.sparks = {side_ * 0.05F, 0.9F, 0.05F};
        stage_.glow = {side_ * 0.1F, 0.92F, 0.06F};
        stage_.strange = {-side_ * 0.32F, 1.02F, 0.06F};
        stage_.foreign = {-side_ * 0.25F, 0.5F, 0.12F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 3; }
    int digitDisplays() const override { return 0; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    float face() const { return cabinet_.front() - 0.05F; }
    void drawBars(const Drawing& d) const;
    void drawBreaker(const Drawing& d, const Transform& where, float width, bool tripped) const;
    Transform breakerAt(int i) const;

    static constexpr int small = 14; ///< breakers in the rows
    float side_;
    Cabinet cabinet_;
    Panel panel_;
    Lamps lamps_;
    std::vector<Instrument> instruments_;
    Stage stage_;
};

Transform PowerCabinet::breakerAt(int i) const {
    const int row = i / 7;
    const int column = i % 7;
    return at(-0.42F + 0.14F * static_cast<float>(column), 1.4F - 0.24F * static_cast<float>(row),
              cabinet_.back() + 0.14F);
}

void PowerCabinet::drawBars(const Drawing& d) const {
    Surface copper = steel(0.6F, 0.3F);
    copper.colour = rgb(226, 138, 84);
    for (int i = 0; i < 3; ++i) {
        const float y = 0.98F - 0.09F * static_cast<float>(i);
        d.builder.add(boxMesh({1.0F, 0.035F, 0.014F}, 0.002F), at(0, y, cabinet_.back() + 0.16F), copper);
        for (int k = 0; k < 5; ++k) { // insulators and bolts
            const float x = -0.42F + 0.21F * static_cast<float>(k);
            d.builder.add(cylinderMesh(0.018F, 0.1F, 10), at(x, y, cabinet_.back() + 0.04F) * turnX(0.25F),
                          plastic(rgb(150, 40, 30)));
            d.builder.add(cylinderMesh(0.01F, 0.012F, 6), at(x, y, cabinet_.back() + 0.167F) * turnX(0.25F),
                          steel(0.6F));
        }
    }
    static const std::array<Vec3, 4> phases = {rgb(120, 70, 30), rgb(26, 26, 28), rgb(150, 152, 156),
                                               rgb(40, 90, 190)};
    for (int i = 0; i < 8; ++i) { // cables down to the floor
        const float x = -0.38F + 0.11F * static_cast<float>(i);
        const float y = 0.98F - 0.09F * static_cast<float>(i % 3);
        drawCable(d, {x, y, cabinet_.back() + 0.18F}, {x + 0.03F, 0.52F, cabinet_.back() + 0.12F}, 0.02F,
                  0.016F, phases[static_cast<std::size_t>(i % 4)]);
        d.builder.add(cylinderMesh(0.019F, 0.05F, 10), at(x, y - 0.03F, cabinet_.back() + 0.18F),
                      steel(0.6F));
    }
    for (int i = 0; i < small; ++i) { // wires of the breakers
        const Vec3 place = breakerAt(i).origin;
        drawCable(d, place + Vec3{0, -0.08F, 0.02F}, place + Vec3{0.02F, -0.125F, -0.05F}, 0.0F, 0.006F,
                  wireColour(d.style, static_cast<std::uint64_t>(i)));
        drawCable(d, place + Vec3{0, 0.08F, 0.02F}, place + Vec3{-0.01F, 0.125F, -0.05F}, 0.0F, 0.006F,
                  phases[static_cast<std::size_t>(i % 3)]);
    }
}

void PowerCabinet::drawBreaker(const Drawing& d, const Transform& where, float width, bool tripped) const {
    d.builder.add(boxMesh({width, 0.17F, 0.09F}, 0.004F), where, plastic(rgb(222, 222, 216), 0.5F));
    d.builder.add(boxMesh({width * 0.98F, 0.075F, 0.025F}, 0.004F), where * at(0, 0, 0.05F),
                  plastic(rgb(200, 202, 200), 0.5F));
    d.builder.add(boxMesh({width * 0.55F, 0.018F, 0.004F}), where * at(0, 0.06F, 0.047F),
                  plastic(d.style.accent));
    const Transform handle =
        where * at(0, tripped ? -0.018F : 0.018F, 0.068F) * turnX(tripped ? 0.07F : -0.07F);
    if (tripped) {
        d.builder.beginRegion("tripped");
    }
    d.builder.add(boxMesh({width * 0.5F, 0.03F, 0.035F}, 0.004F), handle,
                  plastic(tripped ? rgb(210, 40, 30) : rgb(30, 32, 36)));
    if (tripped) {
        d.builder.include(where.point({-width / 2, -0.085F, 0.05F}));
        d.builder.include(where.point({width / 2, 0.085F, 0.05F}));
        d.builder.endRegion();
    }
}

void PowerCabinet::drawStill(const Drawing& d) const {
    cabinet_.drawShell(d, rgb(206, 206, 200));
    // The head is closed by a plate that carries the instruments.
    d.builder.add(boxMesh({cabinet_.size.x - 0.05F, 0.38F, 0.02F}, 0.005F), at(0, 1.715F, face() - 0.012F),
                  painted(cabinet_.colour * 0.95F));
    for (const float y : {1.4F, 1.16F}) {
        d.builder.add(boxMesh({1.02F, 0.04F, 0.02F}), at(0, y, cabinet_.back() + 0.07F), steel(0.6F));
    }
    drawBars(d);
    d.builder.add(boxMesh({0.34F, 0.34F, 0.16F}, 0.01F), at(side_ * 0.36F, 0.66F, cabinet_.back() + 0.12F),
                  plastic(rgb(46, 48, 54), 0.5F)); // main switch
    d.builder.add(boxMesh({0.3F, 0.1F, 0.01F}), at(side_ * 0.36F, 0.78F, cabinet_.back() + 0.201F),
                  plastic(rgb(210, 210, 206)));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    for (const Instrument& instrument : instruments_) {
        instrument.drawStill(d);
    }
    drawSign(d, at(-side_ * 0.44F, 0.64F, cabinet_.back() + 0.24F), 0.17F, 0);
    d.builder.add(boxMesh({0.26F, 0.3F, 0.01F}), at(-side_ * 0.44F, 0.64F, cabinet_.back() + 0.23F),
                  painted(cabinet_.colour));
    drawNamePlate(d, at(-side_ * 0.16F, 1.875F, face() + 0.0F), 0.34F, 0.05F);
}

void PowerCabinet::drawMoving(const Drawing& d, const SceneState& state) const {
    for (int i = 0; i < small; ++i) {
        const bool tripped = (state.modules.tripped >> i & 1U) != 0;
        drawBreaker(d, breakerAt(i), i % 5 == 4 ? 0.11F : 0.085F, tripped);
        drawDiode(d, breakerAt(i) * at(0, 0.115F, 0.02F), 0.008F, {0.15F, 1.0F, 0.3F},
                  !tripped && (i < 3 || (state.modules.bits >> i & 1U) != 0));
    }
    // The handle of the main switch follows the run lamp.
    const bool on = state.modules.run != Lamp::Off;
    {
        const RegionScope region(d.builder, "moving_part");
        const Transform knob = at(side_ * 0.36F, 0.63F, cabinet_.back() + 0.2F) * turnZ(on ? 0.0F : 0.25F);
        d.builder.add(cylinderMesh(0.075F, 0.025F, 22, 0.006F), knob * turnX(0.25F),
                      plastic(rgb(245, 200, 20)));
        d.builder.add(boxMesh({0.035F, 0.15F, 0.05F}, 0.012F), knob * at(0, 0, 0.04F),
                      plastic(rgb(205, 28, 22)));
    }
    panel_.drawMoving(d, state, Machine::PowerCabinet);
    lamps_.drawMoving(d, state);
    for (const Instrument& instrument : instruments_) {
        instrument.drawMoving(d, state);
    }
    const float open = amount(state.panelDoor);
    cabinet_.drawDoor(d, open, true);
    if (open > 0.05F) {
        const RegionScope region(d.builder, "panelDoor");
        d.builder.include({cabinet_.hinge * 0.57F, 0.5F, 0.2F});
        d.builder.include({cabinet_.hinge * 0.8F, 1.9F, 0.8F});
    }
    if (state.modules.cablesLoose) {
        drawCable(d, {side_ * 0.08F, 1.02F, 0.02F}, {side_ * 0.16F, 0.62F, 0.14F}, 0.06F, 0.017F,
                  rgb(200, 40, 30));
    }
    const float jam = amount(state.effects.jam);
    if (jam > 0.02F) {
        const RegionScope region(d.builder, "jam");
        d.builder.add(boxMesh({0.2F, 0.03F + 0.05F * jam, 0.12F}, 0.01F), at(0, 1.28F, 0.02F),
                      patterned(Pattern::Cloth, rgb(120, 96, 60)));
    }
}

} // namespace

std::unique_ptr<MachineModel> makePowerCabinet(const Style& style) {
    return std::make_unique<PowerCabinet>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
