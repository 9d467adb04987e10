// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machines/cabinet.h"
#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float unitTall = 0.1F; // a height unit, somewhat enlarged so that small cameras see it
constexpr int ports = 12;

/// A rack of 19 inches: switches with their diodes, gateway with aerials, patch panel, fans.
class Gateway : public MachineModel {
public:
    explicit Gateway(const Style& style)
        : side_(style.mirrored ? -1.0F : 1.0F) {
        cabinet_.size = {0.86F, 1.25F, 0.45F};
        cabinet_.middle = {0, 1.15F, 0};
        cabinet_.hinge = -side_;
        cabinet_.colour = style.pick(1) < 0.65F ? rgb(40, 42, 46) : style.body;
        panel_.where = at(side_ * 0.2F, 0.79F, front() - 0.015F);
        panel_.width = 0.3F;
        panel_.height = 0.2F;
        panel_.depth = 0.05F;
        panel_.keys = false;
        panel_.digits = false;
        panel_.bigScreen = true;
        lamps_.where = style.lampsOnPanel ? at(-side_ * 0.22F, 0.79F, front()) : at(side_ * 0.3F, 1.775F, 0);
        lamps_.size = 0.8F;
        gauge_.where = at(-side_ * 0.16F, 1.62F, front());
        gauge_.size = 0.13F;
        stage_.low = {-0.48F, 0.55F, 0};
        stage_.high = {0.48F, 2.05F, 0.22F};
        stage_.lowest = -0.01F;
        stage_.highest = 0.04F;
        stage_.panel = panel_.buttonPlace(0.5F);
        stage_.panelAcross = {0.09F, 0, 0};
        stage_.screen = panel_.screenPlace();
        stage_.stop = panel_.stopPlace();
        stage_.piece = {0, 1.3F, front()};
        stage_.danger = {side_ * 0.05F, 1.05F, front()};
        stage_.inside = {side_ * 0.12F, 1.32F, front()};
        stage_.standing = {side_ * 0.2F, 0, 0.85F};
        stage_.comesFrom = {side_ * 1.9F, 0, 0.3F};
        stage_.smoke = {0.0F, 1.1F, 0.26F};
        stage_.leak = {0.2F, 0.6F, 0.25F};
        stage_.sparks = {0.1F, 1.0F, 0.24F};
        stage_.glow = {-side_ * 0.2F, 0.98F, 0.2F};
        stage_.strange = {side_ * 0.24F, 1.34F, front()};
        stage_.foreign = {-side_ * 0.15F, 1.78F, 0.05F};
    }

    const Stage& stage() const override { return stage_; }
    int gauges() const override { return 1; }
    void drawStill(const Drawing& d) const override;
    void drawMoving(const Drawing& d, const SceneState& state) const override;

private:
    float front() const { return cabinet_.front() - 0.05F; }
    float rowAt(int row) const { return 1.5F - unitTall * static_cast<float>(row); }
    Vec3 portAt(int row, int i) const {
        return {-0.3F + 0.05F * static_cast<float>(i), rowAt(row) - 0.005F, front()};
    }
    void drawUnit(const Drawing& d, int row, Vec3 colour) const;
    void drawPorts(const Drawing& d, int row) const;
    void drawFans(const Drawing& d, float turn, bool moving) const;
    void drawPatches(const Drawing& d, bool loose) const;
    void drawDiodes(const Drawing& d, const SceneState& state) const;

    float side_;
    Cabinet cabinet_;
    Panel panel_;
    Lamps lamps_;
    Instrument gauge_;
    Stage stage_;
};

void Gateway::drawUnit(const Drawing& d, int row, Vec3 colour) const {
    d.builder.add(boxMesh({0.74F, unitTall * 0.94F, 0.25F}, 0.004F), at(0, rowAt(row), front() - 0.125F),
                  painted(colour, 0.4F));
    for (const float side : {-1.0F, 1.0F}) { // ears with screws
        d.builder.add(boxMesh({0.035F, unitTall * 0.94F, 0.006F}),
                      at(side * 0.385F, rowAt(row), front() - 0.006F), painted(colour * 0.9F));
        d.builder.add(cylinderMesh(0.009F, 0.006F, 8),
                      at(side * 0.385F, rowAt(row) + 0.02F, front() - 0.002F) * turnX(0.25F), steel(0.7F));
    }
}

void Gateway::drawPorts(const Drawing& d, int row) const {
    for (int i = 0; i < ports; ++i) {
        const Vec3 place = portAt(row, i);
        d.builder.add(boxMesh({0.036F, 0.036F, 0.008F}, 0.002F), at(place + Vec3{0, -0.008F, 0}),
                      steel(0.5F));
        d.builder.add(boxMesh({0.026F, 0.022F, 0.01F}), at(place + Vec3{0, -0.008F, 0.0F}),
                      plastic(rgb(8, 8, 10)));
    }
}

void Gateway::drawFans(const Drawing& d, float turn, bool moving) const {
    for (const float x : {-0.2F, 0.06F}) {
        const Transform fan = at(x, rowAt(5) - unitTall * 0.5F, front() + 0.004F);
        if (!moving) {
            d.builder.add(ringMesh(0.082F, 0.008F, 28, 6), fan * turnX(0.25F), plastic(rgb(24, 24, 26)));
            d.builder.addFlat(turnedMesh({{0.08F, -0.006F}, {0, -0.0059F}}, 24), fan * turnX(0.25F),
                              plastic(rgb(14, 14, 16)));
            continue;
        }
        for (int i = 0; i < 7; ++i) {
            const Transform blade =
                fan * turnZ(turn + static_cast<float>(i) / 7.0F) * at(0, 0.045F, -0.001F) * turnY(0.06F);
            d.builder.addTwoSided(boxMesh({0.032F, 0.06F, 0.003F}), blade, plastic(rgb(150, 154, 160), 0.4F));
        }
        d.builder.add(cylinderMesh(0.026F, 0.006F, 16), fan * turnX(0.25F), plastic(rgb(60, 62, 66)));
        for (int i = 1; i < 4; ++i) { // the guard
            d.builder.addFlat(ringMesh(0.022F * static_cast<float>(i), 0.0015F, 20, 4),
                              fan * at(0, 0, 0.012F) * turnX(0.25F), steel(0.7F));
        }
    }
}

void Gateway::drawStill(const Drawing& d) const {
    cabinet_.drawShell(d, rgb(28, 30, 32));
    for (const float x : {-0.4F, 0.4F}) {
        d.builder.add(boxMesh({0.04F, 1.15F, 0.03F}), at(x, 1.15F, front() - 0.03F), steel(0.4F));
    }
    const Vec3 dark = rgb(44, 48, 54);
    const Vec3 light = d.style.pick(3) < 0.5F ? rgb(200, 204, 206) : rgb(60, 100, 130);
    drawUnit(d, -1, d.style.accent);
    drawUnit(d, 0, light);
    drawUnit(d, 1, dark);
    drawUnit(d, 2, d.style.pick(4) < 0.5F ? light : dark);
    drawUnit(d, 4, rgb(150, 154, 156));
    for (const int row : {5, 6, 7}) {
        drawUnit(d, row, dark);
    }
    for (const int row : {0, 2, 4}) {
        drawPorts(d, row);
    }
    d.builder.add(boxMesh({0.74F, unitTall * 0.8F, 0.06F}, 0.004F), at(0, rowAt(3), front() - 0.03F),
                  patterned(Pattern::Slots, rgb(40, 42, 44), 1.0F)); // cable guide
    d.builder.add(boxMesh({0.26F, 0.035F, 0.004F}), at(-side_ * 0.14F, rowAt(1) + 0.02F, front()),
                  patterned(Pattern::Slots, rgb(90, 94, 100), 0.4F));
    drawFans(d, 0.0F, false);
    for (int i = 0; i < 3; ++i) { // aerials of the gateway on the roof of the rack
        const float x = -0.3F + 0.14F * static_cast<float>(i);
        d.builder.add(cylinderMesh(0.012F, 0.05F, 10), at(x, 1.775F, 0.05F), steel(0.6F));
        d.builder.add(cylinderMesh(0.009F, 0.24F, 10, 0.003F),
                      at(x, 1.82F, 0.05F) * turnZ(0.03F * static_cast<float>(1 - i)),
                      plastic(rgb(22, 22, 24)));
    }
    d.builder.add(boxMesh({0.14F, 0.14F, 0.02F}, 0.004F), gauge_.where * at(0, 0, -0.01F),
                  painted(d.style.accent));
    panel_.drawStill(d);
    lamps_.drawStill(d);
    gauge_.drawStill(d);
    drawNamePlate(d, at(side_ * 0.2F, 1.61F, front() + 0.003F), 0.3F, 0.06F);
}

void Gateway::drawPatches(const Drawing& d, bool loose) const {
    static const std::array<Vec3, 5> colours = {rgb(40, 110, 200), rgb(240, 200, 30), rgb(60, 170, 80),
                                                rgb(220, 60, 40), rgb(210, 210, 212)};
    for (int i = 0; i < 9; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const int a = static_cast<int>(scramble(d.style.seed, 660 + number) % ports);
        const int b = static_cast<int>(scramble(d.style.seed, 680 + number) % ports);
        const int row = i % 2 == 0 ? 0 : 2;
        const Vec3 from = portAt(row, a) + Vec3{0, -0.01F, 0.012F};
        const bool hangs = loose && i == 2;
        const Vec3 to =
            hangs ? Vec3{from.x + 0.06F, 0.92F, front() + 0.1F} : portAt(4, b) + Vec3{0, -0.01F, 0.012F};
        const Vec3 colour = colours[scramble(d.style.seed, 690 + number) % colours.size()];
        for (const Vec3& end : {from, to}) {
            d.builder.add(boxMesh({0.022F, 0.02F, 0.035F}, 0.003F), at(end + Vec3{0, 0, 0.012F}),
                          plastic(colour * 0.9F));
        }
        d.builder.addTwoSided(
            tubeMesh({from + Vec3{0, 0, 0.025F}, from + Vec3{0.01F, -0.02F, 0.065F},
                      mix(from, to, 0.5F) +
                          Vec3{side_ * (0.04F + 0.05F * choice(d.style.seed, 700 + number)), -0.03F, 0.085F},
                      to + Vec3{0.0F, 0.02F, 0.065F}, to + Vec3{0, 0, 0.025F}},
                     0.0075F, 7, 5),
            {}, plastic(colour, 0.45F));
    }
}

void Gateway::drawDiodes(const Drawing& d, const SceneState& state) const {
    const RegionScope lights(d.builder, "indicator_lights");
    const auto moment = static_cast<std::uint64_t>(
        std::llround(std::fmod(std::isfinite(state.t) ? std::abs(state.t) : 0.0, 1e5) * 11.0));
    int number = 0;
    for (const int row : {0, 2}) {
        for (int i = 0; i < ports; ++i, ++number) {
            const bool link =
                (state.modules.bits >> number & 1U) != 0 && (state.modules.tripped >> number & 1U) == 0;
            const bool busy =
                link && choice(moment, static_cast<std::uint64_t>(number)) < amount(state.modules.traffic);
            const Vec3 place = portAt(row, i) + Vec3{0, 0.028F, 0.0045F};
            drawDiode(d, at(place + Vec3{-0.01F, 0, 0}), 0.0075F, {0.15F, 1.0F, 0.25F}, link);
            drawDiode(d, at(place + Vec3{0.01F, 0, 0}), 0.0075F, {1.0F, 0.62F, 0.08F}, busy);
        }
    }
    const bool run = isLit(state.modules.run, state.t, 2.0);
    const bool error = isLit(state.modules.error, state.t, 2.0);
    drawDiode(d, at(side_ * 0.2F, rowAt(1), front() + 0.002F), 0.012F, {0.1F, 1.0F, 0.2F}, run);
    drawDiode(d, at(side_ * 0.24F, rowAt(1), front() + 0.002F), 0.012F, {1.0F, 0.08F, 0.05F}, error);
    drawDiode(d, at(side_ * 0.28F, rowAt(1), front() + 0.002F), 0.012F, {0.2F, 0.5F, 1.0F},
              choice(moment, 77) < 0.2F + amount(state.modules.traffic));
    if (error) {
        const RegionScope mark(d.builder, "error");
        d.builder.include({side_ * 0.2F - 0.06F, rowAt(1) - 0.04F, front()});
        d.builder.include({side_ * 0.28F + 0.06F, rowAt(1) + 0.04F, front()});
        d.builder.sprite(
            {{side_ * 0.24F, rowAt(1), front() + 0.03F}, 0.08F, {1.0F, 0.1F, 0.05F}, 0.6F, true, 0});
    }
}

void Gateway::drawMoving(const Drawing& d, const SceneState& state) const {
    {
        const RegionScope region(d.builder, "moving_part");
        drawFans(d, turnOf(state), true);
    }
    drawPatches(d, state.modules.cablesLoose);
    drawDiodes(d, state);
    panel_.drawMoving(d, state, Machine::Gateway);
    lamps_.drawMoving(d, state);
    gauge_.drawMoving(d, state);
    if (!state.digits.empty()) {
        d.builder.addFlat(plateMesh(0.13F, 0.055F), at(side_ * 0.05F, rowAt(1), front() + 0.002F),
                          sevenSegments(d, state.digits.front(), 0.5F));
    }
    const float open = amount(state.panelDoor);
    cabinet_.drawDoor(d, mix(0.88F, 1.15F, open), true);
    if (open > 0.3F) {
        const RegionScope region(d.builder, "panelDoor");
        d.builder.include({cabinet_.hinge * 0.42F, 0.55F, 0.2F});
        d.builder.include({cabinet_.hinge * 0.8F, 1.75F, 0.7F});
    }
    if (state.effects.jam > 0.02) { // dust and a rag before the fan
        const RegionScope region(d.builder, "jam");
        const float jam = amount(state.effects.jam);
        d.builder.add(boxMesh({0.06F + 0.1F * jam, 0.05F + 0.1F * jam, 0.03F}, 0.014F),
                      at(-0.19F, rowAt(5) - 0.06F, front() + 0.025F) * turnZ(0.06F),
                      patterned(Pattern::Cloth, rgb(130, 120, 100)));
    }
}

} // namespace

std::unique_ptr<MachineModel> makeGateway(const Style& style) {
    return std::make_unique<Gateway>(style);
}

} // namespace vestigo::dataset::synthetic::drawing
