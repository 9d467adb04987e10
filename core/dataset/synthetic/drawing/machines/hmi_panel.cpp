// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// An operator's desk: a large screen with buttons, selector and emergency stop, on a pulpit or an arm.
class OperatorPanel : public MachineModel {
public:
    explicit OperatorPanel(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , pulpit_(style.variant % 2 == 0) {
        panel_.where = at(0, 1.36F, 0.1F) * turnX(-0.02F);
        panel_.width = 0.74F;
        panel_.height = 0.6F;
        panel_.depth = 0.14F;
        panel_.keys = false;
        panel_.bigScreen = true;
        lamps_.where = style.lampsOnPanel ? at(side_ * 0.25F, 1.78F, 0.12F) : at(side_ * 0.28F, 1.66F, 0.02F);
        gauge_.where = at(-side_ * 0.52F, 1.45F, 0.12F);
        gauge_.size = 0.19F;
        second_ = gauge_;
        second_.number = 1;
        second_.where = at(-side_ * 0.52F, 1.22F, 0.12F);
        stage_.low = {-0.68F, 0.72F, 0};
        stage_.high = {0.62F, 2.0F, 0.25F};
        if (side_ < 0.0F) {
            stage_.low.x = -0.62F;
            stage_.high.x = 0.68F;
        }
        stage_.lowest = 0.0F;
        stage_.highest = 0.045F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.24F, 0, 0};
        stage_.screen = panel_.where.point({0, 0.08F, 0.08F});
        stage_.stop = panel_.stopPlace();
        stage_.piece = {0, 1.0F, 0.35F};
        stage_.danger = {side_ * 0.2F, 0.82F, 0.16F};
        stage_.inside = {0, 0.7F, 0.26F};
        stage_.standing = {side_ * 0.12F, 0, 0.86F};
        stage_.comesFrom = {side_ * 1.8F, 0, 0.4F};
        stage_.smoke = {side_ * 0.1F, 1.5F, 0.24F};
        stage_.leak = {0.1F, 0.5F, 0.3F};
        stage_.sparks = {side_ * 0.2F, 0.95F, 0.26F};
        stage_.glow = {-side_ * 0.2F, 0.9F, 0.26F};
        stage_.strange = panel_.where.point({-0.3F, -0.36F, 0.08F});
        stage_.foreign = {-side_ * 0.25F, pulpit_ ? 1.01F : 0.8F, 0.3F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 2; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawStand(const Drawing& d) const;
    void drawSelector(const Drawing& d, const SceneState& state) const;

    float side_;
    bool pulpit_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Instrument second_;
    Stage stage_;
};

void OperatorPanel::drawStand(const Drawing& d) const {
    const Surface body = painted(d.style.body, d.style.bodyRough);
    if (pulpit_) {
        d.builder.add(boxMesh({0.84F, 0.86F, 0.5F}, 0.015F), at(0, 0.53F, -0.02F), body);
        d.builder.add(boxMesh({0.88F, 0.1F, 0.54F}), at(0, 0.05F, -0.02F), plastic(rgb(36, 38, 40)));
        d.builder.add(boxMesh({0.86F, 0.03F, 0.56F}, 0.008F), at(0, 0.99F, 0.06F) * turnX(0.02F),
                      painted(d.style.accent, 0.4F));
        d.builder.add(boxMesh({0.62F, 0.16F, 0.2F}, 0.01F), at(0, 1.05F, -0.06F), body);
        d.builder.add(boxMesh({0.4F, 0.14F, 0.006F}), at(side_ * 0.14F, 0.3F, 0.232F),
                      patterned(Pattern::Slots, d.style.body * 0.7F, 0.8F));
    } else {
        d.builder.add(cylinderMesh(0.055F, 1.1F, 18), at(0, 0, -0.1F), steel(0.5F));
        d.builder.add(cylinderMesh(0.24F, 0.03F, 26, 0.008F), at(0, 0, -0.1F), steel(0.45F));
        d.builder.add(boxMesh({0.16F, 0.2F, 0.14F}, 0.02F), at(0, 1.1F, -0.02F), painted(rgb(80, 84, 88)));
        d.builder.add(boxMesh({0.66F, 0.025F, 0.34F}, 0.008F), at(0, 0.785F, 0.2F),
                      steel(0.55F)); // keyboard shelf
        d.builder.add(boxMesh({0.06F, 0.18F, 0.06F}), at(0, 0.72F, 0.02F), steel(0.5F));
    }
    d.builder.add(boxMesh({0.3F, 0.58F, 0.05F}, 0.008F), at(-side_ * 0.52F, 1.335F, 0.095F),
                  painted(d.style.body * 0.92F));
    d.builder.add(boxMesh({0.05F, 0.4F, 0.04F}), at(-side_ * 0.4F, 1.3F, 0.02F), painted(rgb(70, 74, 78)));
}

/// A key switch and a selector whose knob follows the state, beside the buttons.
void OperatorPanel::drawSelector(const Drawing& d, const SceneState& state) const {
    const float turn =
        state.modules.run == Lamp::Off ? -0.12F : (state.modules.run == Lamp::Blinking ? 0.0F : 0.12F);
    const Transform plate = at(-side_ * 0.25F, pulpit_ ? 1.02F : 0.81F, 0.26F) * turnX(-0.22F);
    d.builder.add(boxMesh({0.2F, 0.11F, 0.012F}, 0.004F), plate, steel(0.55F));
    for (int i = 0; i < 2; ++i) {
        const Transform knob =
            plate * at(-0.05F + 0.1F * static_cast<float>(i), 0, 0.008F) * turnZ(i == 0 ? turn : 0.0F);
        d.builder.add(cylinderMesh(0.026F, 0.012F, 18), knob * turnX(0.25F), steel(0.7F));
        d.builder.add(boxMesh({0.014F, 0.044F, 0.022F}, 0.004F), knob * at(0, 0, 0.016F),
                      plastic(rgb(22, 22, 24)));
    }
}

void OperatorPanel::drawStill(const Drawing& d) const {
    drawStand(d);
    panel_.drawStill(d);
    drawStopButton(d, at(side_ * 0.32F, pulpit_ ? 1.04F : 0.83F, 0.25F) * turnX(-0.2F), 0.04F);
    lamps_.drawStill(d);
    if (d.style.lampsOnPanel) {
        d.builder.add(boxMesh({0.06F, 0.14F, 0.03F}), at(side_ * 0.25F, 1.7F, 0.09F), steel(0.5F));
    }
    gauge_.drawStill(d);
    second_.drawStill(d);
    drawNamePlate(d, at(-side_ * 0.52F, 1.585F, 0.1225F), 0.24F, 0.055F);
    drawSign(d, at(-side_ * 0.3F, 0.62F, 0.235F), 0.13F, 2);
}

void OperatorPanel::drawMoving(const Drawing& d, const SceneState& state) const {
    panel_.drawMoving(d, state, Machine::HmiPanel);
    drawSelector(d, state);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
    second_.drawMoving(d, state);
    const float open = amount(state.panelDoor);
    if (pulpit_) { // the service door below
        const Transform door =
            at(-side_ * 0.38F, 0.5F, 0.236F) * turnY(-side_ * 0.27F * open) * at(side_ * 0.36F, 0, 0);
        d.builder.add(boxMesh({0.72F, 0.62F, 0.015F}, 0.005F), door,
                      painted(d.style.body * 0.95F, d.style.bodyRough));
        d.builder.add(boxMesh({0.02F, 0.1F, 0.02F}, 0.004F), door * at(side_ * 0.32F, 0.02F, 0.016F),
                      plastic(rgb(24, 24, 26)));
        if (open > 0.05F) {
            d.builder.add(sheetMesh(0.68F, 0.58F), at(0, 0.5F, 0.2335F), plastic(rgb(20, 22, 24), 0.8F));
            for (int i = 0; i < 5; ++i) {
                d.builder.add(boxMesh({0.09F, 0.16F, 0.004F}),
                              at(-0.24F + 0.12F * static_cast<float>(i), 0.58F, 0.235F),
                              plastic(i % 2 == 0 ? rgb(60, 64, 70) : rgb(200, 200, 196)));
            }
        }
    } else if (open > 0.05F) {
        d.builder.add(boxMesh({0.3F, 0.5F, 0.012F}, 0.004F),
                      panel_.where * at(side_ * 0.38F, 0, -0.06F) * turnY(side_ * 0.2F * open) *
                          at(side_ * 0.15F, 0, 0),
                      painted(d.style.body));
    }
    if (open > 0.05F) {
        const RegionScope region(d.builder, "panelDoor");
        d.builder.include({-0.4F, 0.2F, 0.24F});
        d.builder.include({0.4F, 0.8F, 0.5F});
    }
    if (state.effects.jam > 0.02) { // papers and cups over the keys
        const RegionScope region(d.builder, "jam");
        const float jam = amount(state.effects.jam);
        Surface paper;
        paper.texture = d.textures.notice(d.style.seed);
        paper.rough = 0.7F;
        d.builder.addTwoSided(plateMesh(0.2F + 0.15F * jam, 0.26F + 0.15F * jam),
                              panel_.where * at(-0.1F, -0.02F, 0.09F) * turnZ(0.03F), paper);
    }
}

} // namespace

std::unique_ptr<MachineModel> makeOperatorPanel(const Style& style) {
    return std::make_unique<OperatorPanel>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
