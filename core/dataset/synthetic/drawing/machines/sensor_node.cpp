// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float pipeHeight = 0.95F;
constexpr float pipeRadius = 0.11F;

/// Transmitters with gauges on pipes, a valve, a pump and a radio box with its aerial.
class SensorNode : public MachineModel {
public:
    explicit SensorNode(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F) {
        panel_.where = at(side_ * 0.62F, 1.42F, -0.02F);
        panel_.width = 0.34F;
        panel_.height = 0.42F;
        panel_.depth = 0.12F;
        panel_.keys = false;
        lamps_.where = style.lampsOnPanel ? panel_.where * at(0, 0.28F, 0.04F)
                                          : panel_.where * at(-side_ * 0.1F, 0.21F, 0);
        lamps_.size = 0.9F;
        for (int i = 0; i < 3; ++i) {
            Instrument instrument;
            instrument.number = i;
            instrument.size = i == 1 ? 0.25F : 0.21F;
            instrument.where =
                at(-side_ * (0.62F - 0.4F * static_cast<float>(i)), 1.42F + (i == 1 ? 0.12F : 0.0F), 0.03F);
            instruments_.push_back(instrument);
        }
        stage_.low = {-0.95F, 0.35F, -0.2F};
        stage_.high = {0.95F, 2.0F, 0.2F};
        stage_.lowest = 0.0F;
        stage_.highest = 0.05F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.11F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {-side_ * 0.2F, pipeHeight + 0.25F, 0.2F};
        stage_.danger = {side_ * 0.28F, 0.62F, 0.3F};
        stage_.inside = {-side_ * 0.1F, 1.45F, 0.1F};
        stage_.standing = {side_ * 0.35F, 0, 0.75F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.4F};
        stage_.smoke = {side_ * 0.3F, 0.8F, 0.3F};
        stage_.leak = {-side_ * 0.32F, pipeHeight - pipeRadius, 0.04F};
        stage_.sparks = {side_ * 0.4F, 0.65F, 0.25F};
        stage_.glow = {side_ * 0.36F, 0.52F, 0.3F};
        stage_.strange = {-side_ * 0.42F, 1.2F, 0.08F};
        stage_.foreign = {-side_ * 0.5F, pipeHeight + pipeRadius, 0.0F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 3; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    void drawPipes(const Drawing& d) const;
    void drawFlange(const Drawing& d, float x) const;
    void drawPump(const Drawing& d) const;
    void drawTransmitter(const Drawing& d, const Instrument& instrument) const;
    void drawValve(const Drawing& d, const SceneState& state) const;

    float side_;
    Panel panel_;
    Lamps lamps_;
    std::vector<Instrument> instruments_;
    Stage stage_;
};

void SensorNode::drawFlange(const Drawing& d, float x) const {
    const Surface iron = steel(0.5F, 0.4F);
    d.builder.add(cylinderMesh(pipeRadius * 1.6F, 0.035F, 26, 0.005F),
                  at(x + 0.036F, pipeHeight, -0.05F) * turnZ(0.25F), iron);
    d.builder.add(cylinderMesh(pipeRadius * 1.6F, 0.035F, 26, 0.005F),
                  at(x, pipeHeight, -0.05F) * turnZ(0.25F), iron);
    for (int i = 0; i < 8; ++i) {
        const float angle = 2 * pi * (static_cast<float>(i) + 0.5F) / 8.0F;
        d.builder.add(cylinderMesh(0.012F, 0.11F, 6),
                      at(x + 0.055F, pipeHeight + pipeRadius * 1.36F * sine(angle),
                         -0.05F + pipeRadius * 1.36F * cosine(angle)) *
                          turnZ(0.25F),
                      steel(0.65F));
    }
}

void SensorNode::drawPipes(const Drawing& d) const {
    static const std::array<Vec3, 5> colours = {rgb(60, 130, 80), rgb(70, 110, 170), rgb(176, 178, 180),
                                                rgb(190, 160, 60), rgb(160, 70, 50)};
    const Surface pipe = painted(colours[static_cast<std::size_t>(d.style.pick(1) * 4.99F)], 0.32F);
    const Surface other = painted(colours[static_cast<std::size_t>(d.style.pick(2) * 4.99F)], 0.32F);
    SceneBuilder& b = d.builder;
    b.add(cylinderMesh(pipeRadius, 2.9F, 30), at(1.45F, pipeHeight, -0.05F) * turnZ(0.25F), pipe);
    b.add(cylinderMesh(0.06F, 2.9F, 22), at(1.45F, pipeHeight - 0.42F, -0.16F) * turnZ(0.25F), other);
    b.add(cylinderMesh(0.05F, 2.4F, 20), at(-side_ * 0.95F, 0, -0.2F), other);
    b.add(cylinderMesh(0.075F, 0.42F, 22), at(side_ * 0.28F, pipeHeight - 0.42F, -0.05F), pipe);
    drawFlange(d, -side_ * 0.42F);
    drawFlange(d, side_ * 0.52F);
    for (int i = 0; i < 2; ++i) { // arrows of the flow
        const Transform arrow = at(-0.75F + 1.55F * static_cast<float>(i), pipeHeight, pipeRadius - 0.049F);
        b.addFlat(plateMesh(0.16F, 0.05F), arrow, plastic(rgb(240, 240, 236), 0.5F));
        b.addFlat(extrudedMesh({{-0.05F, -0.018F, 0}, {0.05F, 0, 0}, {-0.05F, 0.018F, 0}}, 0.002F),
                  arrow * at(0, 0, 0.002F), plastic(rgb(20, 60, 150)));
    }
    for (const float x : {-1.0F, 0.95F}) { // supports
        b.add(boxMesh({0.09F, pipeHeight - pipeRadius, 0.09F}), at(x, (pipeHeight - pipeRadius) / 2, -0.05F),
              painted(rgb(90, 94, 96)));
        b.add(boxMesh({0.16F, 0.02F, 0.2F}), at(x, pipeHeight - pipeRadius, -0.05F), steel(0.5F));
    }
}

void SensorNode::drawPump(const Drawing& d) const {
    const Surface motor = painted(d.style.accent, 0.4F);
    const float x = side_ * 0.28F;
    d.builder.add(boxMesh({0.62F, 0.1F, 0.34F}, 0.01F), at(x + side_ * 0.06F, 0.3F, 0.12F),
                  painted(rgb(96, 98, 96), 0.6F));
    d.builder.add(boxMesh({0.7F, 0.26F, 0.4F}, 0.01F), at(x + side_ * 0.06F, 0.13F, 0.12F),
                  patterned(Pattern::Cast, rgb(140, 140, 136)));
    const Transform axis = at(x + side_ * 0.02F, 0.5F, 0.12F) * turnZ(-side_ * 0.25F);
    d.builder.add(
        turnedMesh({{0.05F, -0.2F}, {0.15F, -0.17F}, {0.16F, -0.06F}, {0.06F, -0.03F}, {0.05F, 0.0F}}, 26),
        axis, motor);
    d.builder.add(cylinderMesh(0.115F, 0.3F, 26, 0.012F), axis * at(0, 0.03F, 0), motor);
    for (int i = 0; i < 10; ++i) {
        d.builder.add(cylinderMesh(0.124F, 0.006F, 26),
                      axis * at(0, 0.06F + 0.024F * static_cast<float>(i), 0), motor);
    }
    d.builder.add(boxMesh({0.11F, 0.08F, 0.1F}, 0.008F), at(x + side_ * 0.18F, 0.65F, 0.12F),
                  painted(rgb(60, 62, 66)));
}

/// The housing of a transmitter on its stem, with the cable gland.
void SensorNode::drawTransmitter(const Drawing& d, const Instrument& instrument) const {
    const Vec3 place = instrument.where.origin;
    const float stem = place.y - pipeHeight - pipeRadius;
    d.builder.add(cylinderMesh(0.018F, stem, 12), at(place.x, pipeHeight + pipeRadius * 0.9F, -0.05F),
                  steel(0.6F));
    d.builder.add(cylinderMesh(0.035F, 0.05F, 6), at(place.x, pipeHeight + pipeRadius * 0.95F, -0.05F),
                  steel(0.7F));
    d.builder.add(cylinderMesh(0.03F, 0.04F, 6), at(place.x, place.y - instrument.size * 0.66F, -0.05F),
                  steel(0.7F));
    const Surface housing = painted(d.style.pick(11) < 0.5F ? rgb(50, 90, 150) : rgb(200, 202, 200), 0.35F);
    d.builder.add(cylinderMesh(instrument.size * 0.55F, 0.13F, 26, 0.012F),
                  at(place.x, place.y, -0.11F) * turnX(0.25F), housing);
    d.builder.add(cylinderMesh(0.022F, 0.06F, 12),
                  at(place.x + instrument.size * 0.5F, place.y - 0.02F, -0.05F) * turnZ(-0.25F),
                  plastic(rgb(30, 30, 32)));
    const float x = place.x + instrument.size * 0.5F + 0.06F;
    d.builder.add(tubeMesh({{x, place.y - 0.02F, -0.05F},
                            {x + 0.06F, place.y - 0.08F, -0.06F},
                            {x + 0.04F, place.y - 0.3F, -0.12F},
                            {side_ * 0.55F, 1.12F, -0.1F},
                            {side_ * 0.58F, 1.22F, -0.04F}},
                           0.01F),
                  {}, plastic(rgb(28, 30, 60)));
}

void SensorNode::drawStill(const Drawing& d) const {
    drawPipes(d);
    drawPump(d);
    for (const Instrument& instrument : instruments_) {
        drawTransmitter(d, instrument);
        instrument.drawStill(d);
    }
    d.builder.add(boxMesh({0.07F, 2.0F, 0.05F}), at(side_ * 0.62F, 1.0F, -0.14F), steel(0.45F));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    d.builder.add(cylinderMesh(0.016F, 0.05F, 10), panel_.where * at(side_ * 0.1F, 0.21F, 0), steel(0.6F));
    d.builder.add(cylinderMesh(0.011F, 0.34F, 10, 0.004F), panel_.where * at(side_ * 0.1F, 0.25F, 0),
                  plastic(rgb(24, 24, 26)));
    drawNamePlate(d, at(-side_ * 0.1F, pipeHeight - 0.42F, -0.095F), 0.34F, 0.085F);
}

void SensorNode::drawValve(const Drawing& d, const SceneState& state) const {
    // A hand wheel on a stem before the pipe, a quarter of a turn from closed to open, and the disc of an
    // actuator above.
    const float x = side_ * 0.12F;
    const Transform wheel =
        at(tremble(state)) * at(x, pipeHeight, 0.17F) * turnZ(0.9F * positionOf(state, 0));
    d.builder.add(cylinderMesh(0.02F, 0.16F, 12), at(x, pipeHeight, 0.04F) * turnX(0.25F), steel(0.7F));
    d.builder.add(ringMesh(0.115F, 0.014F, 26, 8), wheel * turnX(0.25F), painted(rgb(200, 36, 28), 0.35F));
    for (int i = 0; i < 3; ++i) {
        d.builder.add(boxMesh({0.21F, 0.02F, 0.014F}, 0.005F), wheel * turnZ(static_cast<float>(i) / 6.0F),
                      painted(rgb(200, 36, 28), 0.35F));
    }
    d.builder.add(cylinderMesh(0.028F, 0.03F, 12, 0.005F), wheel * at(0, 0, -0.01F) * turnX(0.25F),
                  steel(0.6F));
}

void SensorNode::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        drawValve(d, state);
    }
    // The fan of the motor, seen from its end.
    const Transform fan = at(side_ * 0.64F, 0.5F, 0.12F) * turnZ(-side_ * 0.25F) * turnY(turnOf(state));
    for (int i = 0; i < 6; ++i) {
        d.builder.addTwoSided(boxMesh({0.03F, 0.02F, 0.09F}),
                              fan * turnY(static_cast<float>(i) / 6.0F) * at(0, 0, 0.055F),
                              plastic(rgb(60, 64, 70)));
    }
    for (std::size_t i = 0; i < instruments_.size(); ++i) {
        Instrument instrument = instruments_[i];
        if (i == 1) {
            instrument.where = instrument.where * turnZ(0.05F * amount(state.effects.misalignment));
        }
        instrument.drawMoving(d, state);
    }
    panel_.drawMoving(d, state, Machine::SensorNode);
    lamps_.drawMoving(d, state);
    const float open = amount(state.panelDoor);
    if (open > 0.05F) { // the cover of the radio box swings out
        const RegionScope region(d.builder, "panelDoor");
        d.builder.addTwoSided(boxMesh({0.34F, 0.42F, 0.012F}, 0.004F),
                              panel_.where * at(side_ * 0.17F, 0, 0.062F) * turnY(side_ * 0.26F * open) *
                                  at(side_ * 0.17F, 0, 0),
                              painted(rgb(196, 198, 196)));
    }
    if (state.effects.wear > 0.02) { // rust that runs down from the flange
        const RegionScope region(d.builder, "wear");
        const float wear = amount(state.effects.wear);
        for (int i = 0; i < 4; ++i) {
            d.builder.addFlat(
                sheetMesh(0.025F, 0.06F + 0.1F * wear * d.style.pick(800 + static_cast<std::uint64_t>(i))),
                at(-side_ * 0.42F + 0.03F * static_cast<float>(i), pipeHeight - 0.03F,
                   pipeRadius * 0.96F - 0.05F + 0.006F) *
                    turnX(0.03F),
                patterned(Pattern::Cast, rgb(130, 70, 30), 0.6F, 0.9F));
        }
    }
    if (state.effects.jam > 0.02) { // a strap and cloth round the wheel
        const RegionScope region(d.builder, "jam");
        d.builder.add(boxMesh({0.06F, 0.2F + 0.2F * amount(state.effects.jam), 0.05F}, 0.02F),
                      at(side_ * 0.12F, pipeHeight - 0.02F, 0.2F) * turnZ(0.08F),
                      patterned(Pattern::Cloth, rgb(190, 120, 40)));
    }
}

} // namespace

std::unique_ptr<MachineModel> makeSensorNode(const Style& style) {
    return std::make_unique<SensorNode>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
