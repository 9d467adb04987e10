// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float bed = 0.86F; // height of the table
constexpr float stroke = 0.3F;
constexpr float crown = 1.75F; // underside of the head

/// A press with its ram between the columns of an H frame, or before the throat of a C frame.
class Press : public MachineModel {
public:
    explicit Press(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , columns_(style.variant < 2)
        , half_(style.between(1, 0.62F, 0.78F)) {
        panel_.where = at(side_ * (half_ + 0.52F), 1.35F, 0.4F) * turnY(-side_ * 0.04F);
        panel_.width = 0.36F;
        panel_.height = 0.5F;
        panel_.keys = style.pick(2) < 0.5F;
        lamps_.where = style.lampsOnPanel ? at(0, 2.0F, 0.51F) : at(side_ * half_ * 0.7F, 2.28F, 0.2F);
        lamps_.size = 1.6F;
        for (int i = 0; i < 2; ++i) {
            Instrument instrument;
            instrument.number = i;
            instrument.size = 0.2F;
            instrument.where = at(-side_ * half_ * (0.75F - 0.45F * static_cast<float>(i)), 2.02F, 0.49F);
            instruments_.push_back(instrument);
        }
        stage_.low = {-half_ - (side_ < 0 ? 0.72F : 0.3F), 0.1F, -0.3F};
        stage_.high = {half_ + (side_ > 0 ? 0.72F : 0.3F), 2.45F, 0.5F};
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.11F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {0, bed + 0.14F, 0.42F};
        stage_.danger = {side_ * 0.05F, bed + 0.24F, 0.3F};
        stage_.inside = {side_ * (half_ + 0.45F), 0.8F, 0.45F};
        stage_.standing = {side_ * (half_ * 0.5F + 0.15F), 0, 1.05F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.5F};
        stage_.smoke = {0.1F, crown, 0.55F};
        stage_.leak = {-side_ * half_ * 0.55F, 1.0F, 0.47F};
        stage_.sparks = {0, bed + 0.16F, 0.35F};
        stage_.glow = {side_ * half_ * 0.8F, 2.1F, 0.45F};
        stage_.strange = panel_.where.point({-0.1F, -0.32F, 0.05F});
        stage_.foreign = {-side_ * 0.28F, bed + 0.05F, 0.3F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 2; }
    Vec3 markedFloor() const override { return {1.5F, 0, 1.3F}; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawFrame(const Drawing& d) const;
    void drawCurtain(const Drawing& d) const;
    void drawRam(const Drawing& d, const SceneState& state) const;
    void drawPiece(const Drawing& d, const SceneState& state) const;

    float side_;
    bool columns_; ///< H frame
    float half_;
    Panel panel_;
    Lamps lamps_;
    std::vector<Instrument> instruments_;
    Stage stage_;
};

void Press::drawFrame(const Drawing& d) const {
    const Surface body = painted(d.style.body, d.style.bodyRough);
    const Surface dark = painted(d.style.accent, 0.4F);
    SceneBuilder& b = d.builder;
    b.add(boxMesh({2 * half_ + 0.3F, 0.5F, 0.9F}, 0.03F), at(0, 2.02F, 0.03F), body); // head
    b.add(boxMesh({2 * half_ + 0.3F, bed - 0.12F, 0.85F}, 0.03F), at(0, (bed - 0.12F) / 2, 0.0F), body);
    b.add(boxMesh({2 * half_ + 0.1F, 0.12F, 0.85F}, 0.015F), at(0, bed - 0.06F, 0.05F), steel(0.45F, 0.4F));
    for (int i = 0; i < 4; ++i) { // slots of the table
        b.add(boxMesh({0.025F, 0.012F, 0.84F}), at(-0.45F + 0.3F * static_cast<float>(i), bed, 0.06F),
              plastic(rgb(24, 24, 26)));
    }
    if (columns_) {
        for (const float side : {-1.0F, 1.0F}) {
            b.add(boxMesh({0.3F, crown - bed + 0.1F, 0.7F}, 0.025F), at(side * half_, (crown + bed) / 2, 0),
                  body);
            b.add(boxMesh({0.05F, crown - bed, 0.1F}, 0.006F),
                  at(side * (half_ - 0.17F), (crown + bed) / 2, 0.1F), steel(0.65F, 0.25F));
        }
        b.add(boxMesh({2 * half_, crown - bed, 0.05F}), at(0, (crown + bed) / 2, -0.33F),
              painted(d.style.body * 0.5F));
    } else {
        b.add(boxMesh({2 * half_ + 0.28F, crown - bed + 0.1F, 0.36F}, 0.025F),
              at(0, (crown + bed) / 2, -0.24F), body);
    }
    b.add(boxMesh({2 * half_ + 0.32F, 0.09F, 0.012F}), at(0, crown + 0.06F, 0.485F), hazard(1.0F));
    b.add(cylinderMesh(0.17F, 0.35F, 24, 0.02F), at(0, 2.26F, 0.02F), dark); // cylinder of the hydraulics
    b.add(boxMesh({0.5F, 0.25F, 0.5F}, 0.02F), at(-side_ * half_ * 0.7F, 2.38F, -0.1F), dark);
    b.add(tubeMesh({{-side_ * half_ * 0.6F, 2.45F, 0.16F}, {-side_ * 0.25F, 2.66F, 0.2F}, {0, 2.56F, 0.1F}},
                   0.03F),
          {}, plastic(rgb(24, 24, 26)));
    b.add(boxMesh({0.36F, 0.26F, 0.01F}), at(-side_ * half_ * 0.5F, 0.42F, 0.43F),
          patterned(Pattern::Slots, d.style.body * 0.7F));
    drawNamePlate(d, at(side_ * half_ * 0.45F, 2.04F, 0.486F), 0.42F, 0.11F);
    drawSign(d, at(side_ * half_ * 0.6F, 0.5F, 0.43F), 0.18F, 1);
    b.add(boxMesh({2 * half_ + 0.5F, 0.05F, 1.05F}), at(0, 0.025F, 0.02F), plastic(rgb(36, 36, 38)));
}

void Press::drawCurtain(const Drawing& d) const {
    for (const float side : {-1.0F, 1.0F}) {
        const float x = side * (half_ + (columns_ ? 0.1F : 0.05F));
        d.builder.add(boxMesh({0.055F, 0.78F, 0.06F}, 0.008F), at(x, 1.3F, 0.46F),
                      plastic(rgb(245, 196, 20), 0.35F));
        d.builder.addFlat(boxMesh({0.01F, 0.7F, 0.03F}), at(x - side * 0.03F, 1.3F, 0.465F),
                          plastic(rgb(20, 10, 12), 0.1F));
        drawDiode(d, at(x, 1.66F, 0.491F), 0.01F, {0.1F, 1.0F, 0.2F}, true);
        // Two-hand buttons at the table's edge.
        d.builder.add(boxMesh({0.14F, 0.1F, 0.12F}, 0.015F), at(side * half_ * 0.6F, bed - 0.02F, 0.54F),
                      painted(rgb(70, 74, 78)));
        d.builder.add(cylinderMesh(0.035F, 0.02F, 16, 0.006F), at(side * half_ * 0.6F, bed + 0.03F, 0.54F),
                      plastic(rgb(40, 160, 70)));
    }
}

void Press::drawStill(const Drawing& d) const {
    drawFrame(d);
    drawCurtain(d);
    d.builder.add(boxMesh({0.09F, 0.09F, 0.3F}, 0.01F), at(side_ * (half_ + 0.4F), 1.35F, 0.15F),
                  painted(d.style.body * 0.85F));
    d.builder.add(boxMesh({0.3F, 0.09F, 0.09F}, 0.01F), at(side_ * (half_ + 0.25F), 1.35F, 0.02F),
                  painted(d.style.body * 0.85F));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    d.builder.add(boxMesh({half_ * 1.0F + 0.0F, 0.28F, 0.01F}, 0.004F),
                  at(-side_ * half_ * 0.53F, 2.02F, 0.482F), steel(0.5F));
    for (const Instrument& instrument : instruments_) {
        instrument.drawStill(d);
    }
}

void Press::drawRam(const Drawing& d, const SceneState& state) const {
    const float height = bed + 0.2F + stroke * (1.0F - positionOf(state, 0));
    const Transform ram =
        at(tremble(state)) * at(0, height, 0.12F) * turnZ(0.012F * amount(state.effects.misalignment));
    const float wide = 2 * half_ - (columns_ ? 0.42F : 0.3F);
    Surface slide = painted(d.style.accent, 0.4F);
    slide.wear = 0.7F * amount(state.effects.wear);
    d.builder.add(boxMesh({wide, 0.2F, 0.5F}, 0.015F), ram * at(0, 0.22F, 0), slide);
    d.builder.add(boxMesh({wide + 0.02F, 0.05F, 0.51F}, 0.004F), ram * at(0, 0.2F, 0), hazard(0.8F));
    d.builder.add(boxMesh({wide * 0.55F, 0.12F, 0.36F}, 0.008F), ram * at(0, 0.06F, 0),
                  steel(0.5F, 0.3F)); // upper die
    d.builder.add(boxMesh({wide * 0.35F, 0.07F, 0.26F}, 0.006F), ram * at(0, -0.03F, 0), steel(0.65F, 0.2F));
    for (const float x : {-0.14F, 0.14F}) { // rods, up into the head
        d.builder.add(cylinderMesh(0.05F, 0.7F, 20), ram * at(x, 0.32F, 0.02F), steel(0.78F, 0.12F));
    }
    for (const float side : {-1.0F, 1.0F}) {
        d.builder.add(cylinderMesh(0.026F, 0.22F, 14), ram * at(side * wide * 0.25F, -0.2F, 0.12F),
                      steel(0.75F, 0.15F));
    }
}

void Press::drawPiece(const Drawing& d, const SceneState& state) const {
    d.builder.add(boxMesh({half_ * 0.9F, 0.09F, 0.4F}, 0.008F), at(0, bed + 0.045F, 0.12F),
                  steel(0.42F, 0.35F)); // lower die
    d.builder.add(boxMesh({half_ * 0.5F, 0.04F, 0.26F}, 0.006F), at(0, bed + 0.1F, 0.12F),
                  steel(0.6F, 0.25F));
    const float feed = positionOf(state, 1);
    d.builder.add(boxMesh({0.5F, 0.03F, 0.14F}, 0.006F),
                  at(-side_ * (half_ + 0.32F - 0.35F * feed), bed + 0.12F, 0.16F), painted(rgb(90, 96, 100)));
    if (state.piece.kind != PieceKind::None) {
        const float formed = amount(state.piece.progress);
        const Transform lies = at(0.12F * amount(state.piece.offset), bed + 0.13F, 0.2F) *
                               turnY(0.05F * amount(state.piece.offset));
        Surface sheet = steel(0.75F, 0.2F);
        d.builder.add(boxMesh({0.34F, 0.012F, 0.24F}, 0.002F), lies, sheet);
        if (formed > 0.5F) {
            d.builder.add(turnedMesh({{0.1F, 0}, {0.085F, 0.045F}, {0.05F, 0.05F}, {0, 0.05F}}, 20, true),
                          lies, sheet);
        }
    }
    const float jam = amount(state.effects.jam);
    if (jam > 0.02F) { // bent sheets stuck in the die
        const RegionScope region(d.builder, "jam");
        for (int i = 0; i < 2 + static_cast<int>(4.0F * jam); ++i) {
            const auto number = static_cast<std::uint64_t>(i);
            d.builder.add(boxMesh({0.28F, 0.012F, 0.2F}, 0.002F),
                          at(0.3F * (d.style.pick(number + 800) - 0.5F),
                             bed + 0.15F + 0.025F * static_cast<float>(i), 0.24F) *
                              turnY(d.style.pick(number + 810)) *
                              turnZ(0.12F * (d.style.pick(number + 820) - 0.5F)) *
                              turnX(0.1F * (d.style.pick(number + 830) - 0.3F)),
                          steel(0.7F, 0.25F));
        }
    }
}

void Press::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        drawRam(d, state);
    }
    drawPiece(d, state);
    panel_.drawMoving(d, state, Machine::Press);
    lamps_.drawMoving(d, state);
    for (const Instrument& instrument : instruments_) {
        instrument.drawMoving(d, state);
    }
}

} // namespace

std::unique_ptr<MachineModel> makePress(const Style& style) {
    return std::make_unique<Press>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
