// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/style.h"

#include "core/dataset/synthetic/drawing/noise.h"

#include <array>

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// Colours that machines of the world are painted in.
Vec3 machineColour(float pick) {
    static const std::array<Vec3, 11> list = {rgb(214, 217, 214), rgb(52, 92, 128),   rgb(36, 88, 66),
                                              rgb(196, 200, 190), rgb(120, 130, 138), rgb(70, 110, 150),
                                              rgb(225, 222, 208), rgb(94, 120, 96),   rgb(150, 156, 160),
                                              rgb(46, 60, 84),    rgb(180, 186, 178)};
    return list[std::min(list.size() - 1, static_cast<std::size_t>(pick * static_cast<float>(list.size())))];
}

Vec3 accentColour(float pick) {
    static const std::array<Vec3, 8> list = {rgb(40, 70, 120), rgb(190, 60, 30),  rgb(60, 64, 70),
                                             rgb(20, 110, 90), rgb(230, 130, 20), rgb(30, 30, 34),
                                             rgb(120, 30, 40), rgb(90, 130, 170)};
    return list[std::min(list.size() - 1, static_cast<std::size_t>(pick * static_cast<float>(list.size())))];
}

void choosePlant(Style& style, std::uint64_t seed) {
    static const std::array<Vec3, 6> floors = {rgb(122, 124, 122), rgb(96, 112, 104),  rgb(140, 136, 126),
                                               rgb(104, 116, 130), rgb(150, 150, 150), rgb(112, 88, 76)};
    static const std::array<Vec3, 6> walls = {rgb(190, 194, 190), rgb(170, 178, 184), rgb(205, 200, 184),
                                              rgb(150, 160, 156), rgb(180, 170, 160), rgb(128, 140, 150)};
    style.floor = patterned(Pattern::Concrete, floors[scramble(seed, 1) % floors.size()],
                            0.8F + 0.6F * choice(seed, 2), 0.5F);
    style.walls = patterned(Pattern::Wall, walls[scramble(seed, 3) % walls.size()],
                            0.6F + 1.2F * choice(seed, 4), 0.8F);
    style.towardsLight = unit({mix(-0.7F, 0.7F, choice(seed, 5)), 1.0F, mix(0.35F, 0.9F, choice(seed, 6))});
    const float warm = choice(seed, 7);
    style.lightColour = mix(Vec3{0.92F, 0.98F, 1.08F}, Vec3{1.08F, 0.98F, 0.84F}, warm);
    style.ambient = mix(0.75F, 1.05F, choice(seed, 8));
    style.house = accentColour(choice(seed, 9));
    style.windows = choice(seed, 10) > 0.35F;
    style.daylight = choice(seed, 11) > 0.4F;
}

void chooseScreen(Style& style, std::uint64_t seed) {
    static const std::array<ScreenLook, 6> looks = {
        ScreenLook{{16, 22, 34}, {220, 230, 240}, {40, 150, 230}, 0},
        ScreenLook{{232, 234, 236}, {30, 34, 40}, {20, 110, 190}, 0},
        ScreenLook{{8, 26, 16}, {140, 250, 160}, {90, 220, 110}, 0},
        ScreenLook{{26, 30, 36}, {250, 190, 70}, {240, 140, 30}, 0},
        ScreenLook{{30, 60, 100}, {240, 244, 250}, {90, 200, 240}, 0},
        ScreenLook{{200, 206, 200}, {20, 40, 30}, {0, 120, 90}, 0}};
    style.screen = looks[scramble(seed, 20) % looks.size()];
    style.screen.layout = static_cast<int>(scramble(seed, 21) % 3);
    static const std::array<Ink, 4> lit = {Ink{255, 50, 36}, Ink{80, 255, 110}, Ink{255, 170, 40},
                                           Ink{90, 190, 255}};
    style.digits = lit[scramble(seed, 22) % lit.size()];
}

} // namespace

float Style::pick(std::uint64_t number) const {
    return choice(seed, number + 1000);
}

float Style::between(std::uint64_t number, float lowest, float highest) const {
    return mix(lowest, highest, pick(number));
}

GaugeKind Style::gaugeKind(int number) const {
    const float value = pick(700 + static_cast<std::uint64_t>(number));
    return value < 0.6F ? GaugeKind::Round : (value < 0.8F ? GaugeKind::Bar : GaugeKind::Digits);
}

Style styleOf(const CameraSpec& spec) {
    Style style;
    choosePlant(style, spec.plantSeed);
    const std::uint64_t seed = scramble(spec.terminalSeed, static_cast<std::uint64_t>(spec.machine));
    style.seed = seed;
    style.plantSeed = spec.plantSeed;
    style.body = machineColour(choice(seed, 1));
    style.accent = choice(seed, 2) < 0.3F ? style.house : accentColour(choice(seed, 3));
    style.bodyRough = mix(0.3F, 0.6F, choice(seed, 4));
    style.mirrored = choice(seed, 5) < 0.5F;
    style.darkDials = choice(seed, 6) < 0.25F;
    style.lampsOnPanel = choice(seed, 7) < 0.3F;
    style.lampsReversed = choice(seed, 8) < 0.25F;
    style.lampCount = choice(seed, 9) < 0.6F ? 3 : 4;
    style.variant = static_cast<int>(scramble(seed, 10) % 4);
    style.age = choice(seed, 11) * choice(seed, 12) * 0.7F;
    style.label = spec.label.empty() ? wordOf(spec.machine) : spec.label;
    chooseScreen(style, seed);
    return style;
}

} // namespace vestigo::dataset::synthetic::drawing
