// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machines/cabinet.h"
#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float railHeight = 1.5F;
constexpr float moduleTall = 0.26F;

/// A control cabinet: the controller's modules on a rail, terminals below, wires between.
class Plc : public MachineModel {
public:
    explicit Plc(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F)
        , modules_(6 + static_cast<int>(style.pick(1) * 4.9F)) {
        cabinet_.size = {1.0F, 1.15F, 0.3F};
        cabinet_.middle = {0, 1.3F, 0};
        cabinet_.hinge = side_;
        cabinet_.colour = style.pick(2) < 0.6F ? rgb(198, 200, 192) : style.body;
        panel_.where = at(-side_ * 0.33F, 1.08F, cabinet_.back() + 0.12F);
        panel_.width = 0.24F;
        panel_.height = 0.26F;
        panel_.depth = 0.07F;
        panel_.keys = false;
        panel_.digits = false;
        panel_.bigScreen = true;
        lamps_.where = style.lampsOnPanel ? at(side_ * 0.2F, 1.79F, cabinet_.back() + 0.06F)
                                          : at(-side_ * 0.36F, 1.875F, 0);
        lamps_.size = style.lampsOnPanel ? 0.75F : 0.85F;
        gauge_.where = at(side_ * 0.38F, 1.08F, cabinet_.back() + 0.06F);
        gauge_.size = 0.14F;
        stage_.low = {-0.52F, 0.72F, -0.1F};
        stage_.high = {0.52F, 2.06F, 0.15F};
        stage_.awayFromFront = 0.06F;
        stage_.lowest = -0.01F;
        stage_.highest = 0.04F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.08F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {side_ * 0.1F, railHeight, 0.05F};
        stage_.danger = {side_ * 0.22F, 0.98F, 0.0F};
        stage_.inside = {side_ * 0.08F, 1.32F, 0.0F};
        stage_.standing = {side_ * 0.12F, 0, 0.72F};
        stage_.comesFrom = {-side_ * 1.9F, 0, 0.3F};
        stage_.smoke = {side_ * 0.15F, 1.5F, 0.08F};
        stage_.leak = {side_ * 0.3F, 0.85F, 0.17F};
        stage_.sparks = {side_ * 0.2F, 1.1F, 0.02F};
        stage_.glow = {side_ * 0.22F, 1.1F, 0.0F};
        stage_.strange = {side_ * 0.3F, 1.3F, cabinet_.back() + 0.05F};
        stage_.foreign = {side_ * 0.25F, 0.745F, 0.04F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 1; }
    int digitDisplays() const override { return 1; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    float moduleX(int i) const {
        return (static_cast<float>(i) - 0.5F * static_cast<float>(modules_ - 1)) * pitch();
    }
    float pitch() const { return 0.84F / static_cast<float>(modules_); }
    void drawModules(const Drawing& d) const;
    void drawTerminals(const Drawing& d) const;
    void drawWires(const Drawing& d, bool loose) const;
    void drawDiodes(const Drawing& d, const SceneState& state) const;

    float side_;
    int modules_;
    Cabinet cabinet_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Stage stage_;
};

void Plc::drawModules(const Drawing& d) const {
    const float z = cabinet_.back() + 0.04F;
    d.builder.add(boxMesh({0.9F, 0.045F, 0.015F}), at(0, railHeight, z), steel(0.6F));
    const Vec3 housing = d.style.pick(3) < 0.4F
                             ? rgb(60, 64, 70)
                             : (d.style.pick(4) < 0.5F ? rgb(208, 210, 206) : rgb(70, 120, 124));
    for (int i = 0; i < modules_; ++i) {
        const bool processor = i == 0;
        const float deep = processor ? 0.13F : 0.11F;
        const Transform where = at(moduleX(i), railHeight, z + deep / 2);
        const float wide = pitch() * 0.94F;
        d.builder.add(boxMesh({wide, moduleTall, deep}, 0.006F), where,
                      plastic(processor ? housing * 0.8F : housing, 0.5F));
        const Vec3 strip =
            processor ? d.style.accent : mix(d.style.accent, rgb(235, 235, 230), i % 3 == 1 ? 1.0F : 0.2F);
        d.builder.add(boxMesh({wide * 0.98F, 0.026F, 0.004F}), where * at(0, moduleTall * 0.44F, deep / 2),
                      plastic(strip));
        if (processor) {
            d.builder.add(boxMesh({wide * 0.5F, 0.03F, 0.006F}, 0.002F),
                          where * at(0, -moduleTall * 0.1F, deep / 2), plastic(rgb(30, 32, 34)));
            for (int k = 0; k < 2; ++k) { // sockets of the network
                d.builder.add(boxMesh({0.022F, 0.02F, 0.008F}),
                              where * at(0, -moduleTall * (0.22F + 0.13F * static_cast<float>(k)), deep / 2),
                              plastic(rgb(150, 150, 150)));
                d.builder.add(boxMesh({0.016F, 0.013F, 0.01F}),
                              where * at(0, -moduleTall * (0.22F + 0.13F * static_cast<float>(k)), deep / 2),
                              plastic(rgb(10, 10, 12)));
            }
        } else {
            d.builder.add(boxMesh({wide * 0.8F, moduleTall * 0.4F, 0.02F}, 0.003F),
                          where * at(0, -moduleTall * 0.26F, deep / 2), plastic(rgb(50, 90, 60), 0.5F));
            for (int k = 0; k < 7; ++k) {
                d.builder.add(boxMesh({wide * 0.34F, 0.006F, 0.006F}),
                              where * at(-wide * 0.2F, -moduleTall * (0.1F + 0.052F * static_cast<float>(k)),
                                         deep / 2 + 0.011F),
                              plastic(rgb(20, 22, 20)));
            }
        }
    }
}

/// Rows of terminals, relays and breakers.
void Plc::drawTerminals(const Drawing& d) const {
    const float z = cabinet_.back() + 0.04F;
    for (const float y : {1.68F, 1.29F, 0.88F}) { // ducts for the wires
        d.builder.add(boxMesh({0.92F, 0.07F, 0.06F}, 0.003F), at(0, y, z + 0.02F),
                      patterned(Pattern::Slots, rgb(180, 184, 186), 0.7F));
        d.builder.add(boxMesh({0.92F, 0.05F, 0.004F}), at(0, y, z + 0.052F),
                      plastic(rgb(190, 194, 196), 0.5F));
    }
    const float first = -side_ * 0.14F;
    for (int i = 0; i < 17; ++i) {
        const float x = first + side_ * 0.028F * static_cast<float>(i);
        if (i > 12 && x * side_ > 0.28F) {
            continue; // here is the gauge
        }
        static const std::array<Vec3, 4> colours = {rgb(170, 172, 170), rgb(60, 90, 170), rgb(170, 172, 170),
                                                    rgb(60, 150, 70)};
        const bool relay = i < 6;
        const Vec3 colour = relay ? rgb(226, 226, 220)
                                  : colours[scramble(d.style.seed, 650 + static_cast<std::uint64_t>(i)) % 4];
        d.builder.add(boxMesh({0.025F, relay ? 0.12F : 0.1F, relay ? 0.09F : 0.06F}, 0.003F),
                      at(x, 1.08F, z + 0.04F), plastic(colour, 0.5F));
        if (relay) {
            d.builder.add(boxMesh({0.018F, 0.03F, 0.006F}), at(x, 1.095F, z + 0.087F),
                          plastic(rgb(200, 110, 30)));
        } else {
            d.builder.add(cylinderMesh(0.006F, 0.006F, 8), at(x, 1.11F, z + 0.07F) * turnX(0.25F),
                          steel(0.6F));
            d.builder.add(cylinderMesh(0.006F, 0.006F, 8), at(x, 1.05F, z + 0.07F) * turnX(0.25F),
                          steel(0.6F));
        }
    }
    d.builder.add(boxMesh({0.15F, 0.13F, 0.09F}, 0.004F), at(side_ * 0.37F, 0.8F, z + 0.04F) * at(0, 0, 0),
                  patterned(Pattern::Slots, rgb(140, 144, 148), 0.5F)); // power supply
}

void Plc::drawWires(const Drawing& d, bool loose) const {
    const float z = cabinet_.back() + 0.12F;
    for (int i = 1; i < modules_; ++i) {
        const int wires = 4;
        for (int k = 0; k < wires; ++k) {
            const auto number = indexOf(i, 8, k);
            const float x = moduleX(i) + pitch() * (0.16F * static_cast<float>(k) - 0.24F);
            const bool hangs = loose && i == modules_ - 2;
            const Vec3 from{x, railHeight - 0.09F - 0.012F * static_cast<float>(k), z + 0.035F};
            const Vec3 to =
                hangs ? Vec3{x + 0.05F * static_cast<float>(k - 1), 1.0F, z + 0.12F}
                      : Vec3{x + 0.02F * (choice(d.style.seed, number + 40) - 0.5F), 1.31F, z - 0.03F};
            drawCable(d, from, to, hangs ? 0.05F : 0.02F, 0.0045F,
                      wireColour(d.style, hangs ? 1 : number / 4 + number % 2));
        }
    }
    for (int i = 0; i < 12; ++i) {
        const auto number = static_cast<std::uint64_t>(i) + 70;
        const float x = -side_ * 0.14F + side_ * 0.028F * static_cast<float>(i);
        drawCable(d, {x, 1.14F, z - 0.02F}, {x + 0.02F, 1.27F, z - 0.05F}, -0.01F, 0.004F,
                  wireColour(d.style, number));
        drawCable(d, {x, 1.02F, z - 0.02F}, {x - 0.015F, 0.9F, z - 0.05F}, 0.01F, 0.004F,
                  wireColour(d.style, number + 20));
    }
    drawCable(d, {moduleX(0), railHeight - 0.06F, z + 0.05F}, {-side_ * 0.3F, 1.3F, z}, 0.04F, 0.007F,
              rgb(40, 150, 80)); // network
}

void Plc::drawDiodes(const Drawing& d, const SceneState& state) const {
    const float z = cabinet_.back() + 0.04F;
    const auto moment = static_cast<std::uint64_t>(
        std::llround(std::fmod(std::isfinite(state.t) ? std::abs(state.t) : 0.0, 1e5) * 12.0));
    const RegionScope lights(d.builder, "indicator_lights");
    for (int i = 0; i < modules_; ++i) {
        const bool dark = (state.modules.tripped >> i & 1U) != 0;
        const float face = i == 0 ? 0.1305F : 0.1105F;
        if (i == 0) {
            const bool run = isLit(state.modules.run, state.t, 2.0);
            const bool error = isLit(state.modules.error, state.t, 2.0);
            drawDiode(d, at(moduleX(i) - 0.018F, railHeight + 0.085F, z + face), 0.008F, {0.1F, 1.0F, 0.2F},
                      run && !dark);
            drawDiode(d, at(moduleX(i) + 0.002F, railHeight + 0.085F, z + face), 0.008F, {1.0F, 0.08F, 0.05F},
                      error);
            const bool traffic = choice(moment, 3) < amount(state.modules.traffic);
            drawDiode(d, at(moduleX(i) + 0.022F, railHeight + 0.085F, z + face), 0.008F, {1.0F, 0.6F, 0.05F},
                      traffic && !dark);
            if (error) {
                d.builder.sprite({{moduleX(i), railHeight + 0.085F, z + face + 0.03F},
                                  0.07F,
                                  {1.0F, 0.1F, 0.05F},
                                  0.6F,
                                  true,
                                  0});
            }
            continue;
        }
        for (int k = 0; k < 8; ++k) {
            const int line = k / 2;
            const int bit = (i - 1) * 8 + k;
            const bool lit = !dark && bit < 64 && (state.modules.bits >> bit & 1U) != 0;
            const Vec3 colour = i % 4 == 3 ? Vec3{1.0F, 0.6F, 0.08F} : Vec3{0.15F, 1.0F, 0.3F};
            drawDiode(d,
                      at(moduleX(i) + (k % 2 == 0 ? -0.012F : 0.012F),
                         railHeight + 0.09F - 0.016F * static_cast<float>(line), z + face),
                      0.0062F, colour, lit);
        }
        if (dark) {
            const RegionScope tripped(d.builder, "tripped");
            drawDiode(d, at(moduleX(i), railHeight + 0.105F, z + face), 0.007F, {1.0F, 0.08F, 0.05F}, true);
            d.builder.include({moduleX(i) - pitch() / 2, railHeight - moduleTall / 2, z + face});
            d.builder.include({moduleX(i) + pitch() / 2, railHeight + moduleTall / 2, z + face});
        }
    }
}

void Plc::drawStill(const Drawing& d) const {
    cabinet_.drawShell(d, d.style.pick(5) < 0.6F ? rgb(206, 206, 200) : rgb(210, 140, 60));
    drawModules(d);
    drawTerminals(d);
    panel_.drawStill(d);
    lamps_.drawStill(d);
    gauge_.drawStill(d);
    drawNamePlate(d, at(side_ * 0.05F, 1.745F, cabinet_.back() + 0.07F), 0.2F, 0.045F);
}

void Plc::drawMoving(const Drawing& d, const SceneState& state) const {
    drawWires(d, state.modules.cablesLoose);
    drawDiodes(d, state);
    panel_.drawMoving(d, state, Machine::Plc);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
    if (!state.digits.empty()) {
        d.builder.addFlat(plateMesh(pitch() * 0.8F, 0.03F),
                          at(moduleX(0), railHeight + 0.045F, cabinet_.back() + 0.172F),
                          sevenSegments(d, state.digits.front(), 0.5F));
    }
    const float open = amount(state.panelDoor);
    cabinet_.drawDoor(d, mix(0.86F, 1.15F, open),
                      false); // the camera looks in: the door always stands open, wide when worked at
    if (open > 0.3F) {
        const RegionScope region(d.builder, "panelDoor");
        d.builder.include({cabinet_.hinge * 0.5F, 0.75F, 0.15F});
        d.builder.include({cabinet_.hinge * 0.5F + cabinet_.hinge * 0.3F, 1.85F, 0.5F});
    }
}

} // namespace

std::unique_ptr<MachineModel> makePlc(const Style& style) {
    return std::make_unique<Plc>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
