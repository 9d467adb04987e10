// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/instruments.h"

#include "core/base/numbers.h"
#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// Pointing to +z instead of +y.
Transform facingOut(const Transform& where) {
    return where * turnX(0.25F);
}

Surface textured(TexturePtr texture, float emission, float rough = 0.35F) {
    Surface surface;
    surface.texture = std::move(texture);
    surface.emission = emission;
    surface.rough = rough;
    surface.pattern = Pattern::Plain;
    return surface;
}

struct LampColour {
    Lamp LampTower::*lamp;
    Vec3 lit;
};

/// From above, as this terminal has them.
std::vector<LampColour> lampOrder(const Style& style) {
    std::vector<LampColour> order = {{&LampTower::red, {1.0F, 0.05F, 0.03F}},
                                     {&LampTower::amber, {1.0F, 0.4F, 0.015F}},
                                     {&LampTower::green, {0.03F, 0.92F, 0.07F}}};
    if (style.lampCount > 3) {
        order.push_back({&LampTower::blue, {0.08F, 0.25F, 1.0F}});
    }
    if (style.lampsReversed) {
        std::reverse(order.begin(), order.end());
    }
    return order;
}

double finite(double value, double otherwise) {
    return std::isfinite(value) ? value : otherwise;
}

void drawButtons(const Drawing& d, const Panel& panel) {
    static const std::array<Vec3, 5> colours = {rgb(40, 170, 70), rgb(210, 40, 30), rgb(235, 235, 235),
                                                rgb(240, 190, 20), rgb(40, 90, 190)};
    const int count = 4 + static_cast<int>(d.style.pick(40) * 2.9F);
    const float radius = std::min(0.018F, panel.width * 0.045F);
    for (int i = 0; i < count; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(count);
        const Transform where =
            panel.where * at(panel.width * (part * 0.72F - 0.36F), -panel.height * 0.39F, panel.depth / 2);
        const std::size_t kind = static_cast<std::size_t>(
            scramble(d.style.seed, 300 + static_cast<std::uint64_t>(i)) % colours.size());
        d.builder.add(cylinderMesh(radius * 1.25F, 0.006F, 14), facingOut(where), steel(0.6F));
        d.builder.add(cylinderMesh(radius, 0.018F, 14, 0.003F), facingOut(where),
                      plastic(colours[kind], 0.3F));
    }
    drawStopButton(d, panel.where * at(panel.width * 0.38F, -panel.height * 0.37F, panel.depth / 2),
                   radius * 1.7F);
}

} // namespace

Surface sevenSegments(const Drawing& d, const std::string& figures, float rough) {
    return textured(d.textures.digits(figures, d.style.digits, 4), 0.9F, rough);
}

bool isLit(Lamp lamp, double t, double blinksPerSecond) {
    if (lamp != Lamp::Blinking) {
        return lamp == Lamp::On;
    }
    const double phase = finite(t, 0.0) * std::clamp(finite(blinksPerSecond, 1.0), 0.1, 10.0);
    return phase - std::floor(phase) < 0.5;
}

void Panel::drawStill(const Drawing& d) const {
    const RegionScope region(d.builder, "control_panel");
    const Surface housing = painted(d.style.pick(41) < 0.5F ? rgb(196, 198, 196) : rgb(58, 62, 68), 0.4F);
    d.builder.add(boxMesh({width, height, depth}, 0.012F), where, housing);
    const float screenWidth = width * (bigScreen ? 0.86F : 0.72F);
    const float screenHeight = height * (bigScreen ? 0.62F : 0.38F);
    const float screenAt = height * (bigScreen ? 0.13F : 0.22F);
    d.builder.add(boxMesh({screenWidth + 0.03F, screenHeight + 0.03F, 0.012F}, 0.004F),
                  where * at(0, screenAt, depth / 2 + 0.002F), plastic(rgb(26, 28, 30), 0.35F));
    if (keys) {
        const int columns = 9;
        d.builder.addFlat(plateMesh(width * 0.8F, height * 0.22F),
                          where * at(0, -height * 0.16F, depth / 2 + 0.002F),
                          textured(d.textures.keyboard(columns, 4, d.style.seed), 0.0F, 0.5F));
    }
    drawButtons(d, *this);
    drawNamePlate(d, where * at(-width * 0.2F, height * 0.455F, depth / 2 + 0.003F), width * 0.45F,
                  height * 0.07F);
}

void Panel::drawMoving(const Drawing& d, const SceneState& state, Machine machine) const {
    const RegionScope region(d.builder, "control_panel");
    const float screenWidth = width * (bigScreen ? 0.86F : 0.72F);
    const float screenHeight = height * (bigScreen ? 0.62F : 0.38F);
    const float screenAt = height * (bigScreen ? 0.13F : 0.22F);
    {
        const RegionScope display(d.builder, "display");
        const bool blink = isLit(Lamp::Blinking, state.t, 1.2);
        d.builder.addFlat(
            plateMesh(screenWidth, screenHeight), where * at(0, screenAt, depth / 2 + 0.0095F),
            textured(d.textures.screen(state.display, d.style.screen, machine, blink, state.motion), 0.85F,
                     0.2F));
    }
    if (digits && !state.digits.empty()) {
        d.builder.addFlat(plateMesh(width * 0.4F, height * 0.1F),
                          where * at(width * 0.26F, height * 0.455F, depth / 2 + 0.004F),
                          sevenSegments(d, state.digits.front()));
    }
}

void Lamps::drawStill(const Drawing& d) const {
    const std::size_t count = lampOrder(d.style).size();
    if (d.style.lampsOnPanel) {
        const RegionScope region(d.builder, "indicator_lights");
        d.builder.add(
            boxMesh({0.07F * static_cast<float>(count) * size + 0.03F, 0.085F * size, 0.02F}, 0.004F), where,
            steel(0.5F));
        return;
    }
    d.builder.add(cylinderMesh(0.022F * size, 0.16F * size, 12), where, steel(0.6F));
    d.builder.add(cylinderMesh(0.045F * size, 0.025F * size, 16), where, plastic(rgb(40, 42, 44)));
    const float top = 0.16F * size + 0.075F * size * static_cast<float>(count);
    const RegionScope region(d.builder, "indicator_lights"); // without the pole, which tells nothing
    d.builder.add(cylinderMesh(0.042F * size, 0.03F * size, 16, 0.008F), where * at(0, top, 0),
                  plastic(rgb(40, 42, 44)));
}

void Lamps::drawMoving(const Drawing& d, const SceneState& state) const {
    const RegionScope region(d.builder, "indicator_lights");
    const auto order = lampOrder(d.style);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool lit = isLit(state.lamps.*order[i].lamp, state.t, state.lamps.blinksPerSecond);
        const Vec3 dim = order[i].lit * 0.22F + Vec3{0.03F, 0.03F, 0.03F};
        const Surface surface = lit ? shining(order[i].lit, 1.7F) : plastic(dim, 0.2F);
        const auto place = static_cast<float>(i);
        Transform lamp;
        if (d.style.lampsOnPanel) {
            const float x = 0.07F * size * (place - 0.5F * static_cast<float>(order.size() - 1));
            lamp = where * at(x, 0, 0.01F);
            d.builder.add(cylinderMesh(0.032F * size, 0.012F, 16), facingOut(lamp), steel(0.6F));
            d.builder.add(capsuleMesh(0.026F * size, 0.026F * size, 0.012F, 14), facingOut(lamp), surface);
        } else {
            lamp =
                where * at(0, size * (0.16F + 0.075F * (static_cast<float>(order.size()) - 1.0F - place)), 0);
            d.builder.addFlat(cylinderMesh(0.04F * size, 0.068F * size, 18, 0.004F), lamp, surface);
            d.builder.add(cylinderMesh(0.042F * size, 0.008F * size, 18), lamp * at(0, 0.068F * size, 0),
                          plastic(rgb(30, 30, 32)));
        }
        if (lit) {
            d.builder.sprite({lamp.point({0, d.style.lampsOnPanel ? 0.0F : 0.03F * size, 0.045F * size}),
                              0.11F * size, order[i].lit, 0.5F, true, 0});
        }
    }
}

void Instrument::drawStill(const Drawing& d) const {
    const RegionScope region(d.builder, "gauge");
    const GaugeKind kind = d.style.gaugeKind(number);
    if (kind == GaugeKind::Round) {
        d.builder.add(cylinderMesh(size * 0.56F, 0.035F, 28, 0.006F), facingOut(where), steel(0.6F, 0.25F));
    } else if (kind == GaugeKind::Bar) {
        d.builder.add(boxMesh({size * 0.46F, size * 1.16F, 0.03F}, 0.005F), where * at(0, 0, 0.015F),
                      plastic(rgb(50, 52, 56)));
    } else {
        d.builder.add(boxMesh({size * 1.2F, size * 0.62F, 0.03F}, 0.005F), where * at(0, 0, 0.015F),
                      plastic(rgb(38, 40, 44)));
    }
}

void Instrument::drawMoving(const Drawing& d, const SceneState& state) const {
    const auto index = static_cast<std::size_t>(number);
    const Gauge gauge = index < state.gauges.size() ? state.gauges[index] : Gauge();
    const RegionScope region(d.builder, "gauge");
    const Transform face = where * at(0, 0, 0.0365F);
    const GaugeKind kind = d.style.gaugeKind(number);
    if (kind == GaugeKind::Bar) {
        d.builder.addFlat(plateMesh(size * 0.4F, size * 1.1F), where * at(0, 0, 0.031F),
                          textured(d.textures.bar(gauge, d.style.darkDials), 0.35F));
        return;
    }
    if (kind == GaugeKind::Digits) {
        const double value = std::clamp(finite(gauge.value, 0.0), -9999.0, 99999.0);
        const std::string text = formatFixed(value, std::abs(gauge.high) < 100.0 ? 1 : 0);
        d.builder.addFlat(plateMesh(size * 1.1F, size * 0.36F), where * at(0, size * 0.08F, 0.031F),
                          sevenSegments(d, text));
        d.builder.addFlat(
            plateMesh(size * 1.1F, size * 0.14F), where * at(0, -size * 0.2F, 0.031F),
            textured(d.textures.label(gauge.name + ' ' + gauge.unit, {230, 230, 230}, {38, 40, 44}, 7.0F),
                     0.0F));
        return;
    }
    Mesh disc = turnedMesh({{size * 0.5F, 0}, {0, 0.0001F}}, 28);
    for (Vertex& vertex : disc.vertices) { // the dial lies flat on it
        vertex.u = 0.5F + vertex.place.x / size * 0.98F;
        vertex.v = 0.5F - vertex.place.z / size * 0.98F;
    }
    d.builder.addFlat(disc, facingOut(face), textured(d.textures.dial(gauge, d.style.darkDials), 0.0F, 0.5F));
    const float part = std::clamp(
        static_cast<float>(finite((gauge.value - gauge.low) / (gauge.high - gauge.low), 0.0)), -0.04F, 1.04F);
    const Transform needle = face * turnZ(0.375F - 0.75F * part) * at(0, 0, 0.004F);
    d.builder.addFlat(extrudedMesh({{-0.028F * size, -0.1F * size, 0},
                                    {0.028F * size, -0.1F * size, 0},
                                    {0.008F * size, 0.4F * size, 0},
                                    {-0.008F * size, 0.4F * size, 0}},
                                   0.003F),
                      needle, plastic(d.style.darkDials ? rgb(255, 120, 20) : rgb(190, 20, 20)));
    d.builder.addFlat(cylinderMesh(size * 0.05F, 0.006F, 12), facingOut(face), plastic(rgb(20, 20, 22)));
}

void drawNamePlate(const Drawing& d, const Transform& where, float width, float height) {
    const bool light = d.style.pick(50) < 0.5F;
    const Ink back =
        light ? Ink{238, 238, 232} : (d.style.pick(51) < 0.5F ? Ink{20, 60, 120} : Ink{24, 24, 26});
    d.builder.addFlat(plateMesh(width, height), where,
                      textured(d.textures.label(d.style.label, light ? Ink{20, 20, 24} : Ink{244, 244, 244},
                                                back, width / height),
                               0.0F, 0.5F));
}

void drawSign(const Drawing& d, const Transform& where, float size, int kind) {
    d.builder.addFlat(plateMesh(size, size), where, textured(d.textures.sign(kind), 0.0F, 0.5F));
}

void drawStopButton(const Drawing& d, const Transform& where, float radius) {
    d.builder.add(cylinderMesh(radius * 1.3F, 0.008F, 18), facingOut(where),
                  plastic(rgb(245, 200, 20), 0.4F));
    d.builder.add(cylinderMesh(radius * 0.5F, 0.02F, 12), facingOut(where), plastic(rgb(60, 60, 60)));
    d.builder.add(turnedMesh({{radius * 0.8F, 0.016F},
                              {radius, 0.022F},
                              {radius * 0.95F, 0.03F},
                              {radius * 0.6F, 0.037F},
                              {0, 0.039F}},
                             18, true),
                  facingOut(where), plastic(rgb(215, 25, 20), 0.25F));
}

void drawDiode(const Drawing& d, const Transform& where, float radius, Vec3 colour, bool lit) {
    const Surface surface = lit ? shining(colour, 1.6F) : plastic(colour * 0.16F, 0.3F);
    d.builder.addFlat(plateMesh(radius * 2, radius * 2), where, surface);
}

} // namespace vestigo::dataset::synthetic::drawing
