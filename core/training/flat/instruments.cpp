// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/instruments.h"

#include <algorithm>
#include <array>

namespace vestigo::training::flat {

namespace {

constexpr float turn = 6.2831853F;

Spot round(Spot middle, float radius, float angle) {
    return {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
}

/// Of signal lamps from above or from the left.
std::vector<Colour> lampColours(Dice& dice, int count) {
    static const std::array<Colour, 5> usual = {{{1.0F, 0.15F, 0.12F},
                                                 {1.0F, 0.7F, 0.1F},
                                                 {0.15F, 0.95F, 0.3F},
                                                 {0.25F, 0.5F, 1.0F},
                                                 {0.95F, 0.95F, 0.95F}}};
    std::vector<Colour> colours(usual.begin(), usual.begin() + std::clamp(count, 1, 5));
    while (static_cast<int>(colours.size()) < count) {
        colours.push_back(dice.of(usual));
    }
    if (dice.chance(0.3F)) {
        std::reverse(colours.begin(), colours.end());
    } else if (dice.chance(0.2F)) {
        std::rotate(colours.begin(), colours.begin() + dice.below(count), colours.end());
    }
    return colours;
}

/// Which of them shine: mostly one, sometimes none or more.
std::vector<bool> litOf(Dice& dice, int count) {
    std::vector<bool> lit(static_cast<std::size_t>(count), false);
    if (!dice.chance(0.12F)) {
        lit[static_cast<std::size_t>(dice.below(count))] = true;
    }
    if (dice.chance(0.2F)) {
        lit[static_cast<std::size_t>(dice.below(count))] = true;
    }
    return lit;
}

void paintLamp(Stage& stage, Spot middle, float radius, Colour colour, bool lit, float dimness) {
    Canvas& canvas = stage.canvas;
    if (lit) {
        canvas.glow(middle, radius * 2.2F, colour, 0.5F);
        canvas.disc(middle, radius, colour.towards({1, 1, 1}, 0.25F));
        canvas.disc(middle, radius * 0.5F, colour.towards({1, 1, 1}, 0.7F), 0.8F);
    } else {
        canvas.disc(middle, radius, colour.times(dimness));
        canvas.disc({middle.x - radius * 0.3F, middle.y - radius * 0.3F}, radius * 0.3F,
                    colour.towards({1, 1, 1}, 0.4F), 0.3F);
    }
}

void paintTicks(Stage& stage, Spot middle, float radius, Colour ink, float from, float sweep) {
    const int count = stage.dice.whole(4, 10);
    for (int i = 0; i <= count; ++i) {
        const float angle = from + sweep * static_cast<float>(i) / static_cast<float>(count);
        stage.canvas.line(round(middle, radius * 0.72F, angle), round(middle, radius * 0.88F, angle),
                          radius * 0.06F, ink);
    }
    const bool zones = stage.dice.chance(0.5F);
    for (int i = 0; zones && i < 12; ++i) { // where it grows dangerous
        const float angle = from + sweep * (0.7F + 0.3F * static_cast<float>(i) / 12.0F);
        const Colour zone = i < 6 ? Colour{0.95F, 0.75F, 0.1F} : Colour{0.9F, 0.1F, 0.1F};
        stage.canvas.line(round(middle, radius * 0.82F, angle), round(middle, radius * 0.82F, angle + 0.1F),
                          radius * 0.1F, zone);
    }
}

void paintRoundGauge(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    const Spot middle{rect.middleX(), rect.middleY()};
    const float radius = rect.shorter() / 2;
    const bool dark = stage.habits.darkDials;
    const Colour face = dark ? stage.dark() : stage.grey(0.75F, 0.98F);
    const Colour ink = dark ? Colour{0.9F, 0.9F, 0.9F} : Colour{0.1F, 0.1F, 0.1F};
    canvas.disc(middle, radius, dice.chance(0.6F) ? stage.grey(0.2F, 0.75F) : stage.dark());
    canvas.disc(middle, radius * dice.between(0.82F, 0.93F), face);
    const float from = turn * dice.between(0.35F, 0.5F);
    const float sweep = turn * dice.between(0.5F, 0.78F);
    paintTicks(stage, middle, radius, ink, from, sweep);
    if (dice.chance(0.7F)) {
        const float height = radius * 0.24F;
        const std::string text = stage.word(1, 4);
        canvas.text(text, {middle.x - Canvas::textWidth(text, height) / 2, middle.y + radius * 0.35F}, height,
                    ink);
    }
    const float angle = from + sweep * dice.between(-0.02F, 1.02F);
    const Colour needle = dice.chance(0.5F) ? Colour{0.85F, 0.1F, 0.1F} : ink;
    canvas.line(round(middle, -radius * 0.2F, angle), round(middle, radius * 0.75F, angle), radius * 0.08F,
                needle);
    canvas.disc(middle, radius * 0.1F, needle);
    if (dice.chance(0.3F)) {
        canvas.glow({middle.x - radius * 0.3F, middle.y - radius * 0.4F}, radius * 0.6F, {1, 1, 1}, 0.35F);
    }
}

void paintBarGauge(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    canvas.box(rect, stage.habits.bezel, rect.shorter() * 0.1F);
    const bool upright = rect.height > rect.width;
    const Rect tube = upright ? rect.part(0.25F, 0.08F, 0.6F, 0.92F) : rect.part(0.08F, 0.3F, 0.92F, 0.65F);
    canvas.box(tube, stage.grey(0.7F, 0.95F));
    const float level = dice.between(0.1F, 0.95F);
    canvas.box(upright ? tube.part(0.1F, 1 - level, 0.9F, 1) : tube.part(0, 0.1F, level, 0.9F),
               stage.bright());
    for (int i = 0; i <= 8; ++i) {
        const float way = static_cast<float>(i) / 8.0F;
        const Rect tick = upright ? rect.part(0.65F, 0.08F + 0.83F * way, 0.85F, 0.1F + 0.83F * way)
                                  : rect.part(0.08F + 0.83F * way, 0.7F, 0.1F + 0.83F * way, 0.85F);
        canvas.box(tick, {0.85F, 0.85F, 0.85F});
    }
}

} // namespace

void paintGauge(Stage& stage, const Rect& rect) {
    const float shape = rect.width / rect.height;
    if (shape > 0.7F && shape < 1.4F) {
        const float side = rect.shorter();
        const Rect square{rect.middleX() - side / 2, rect.middleY() - side / 2, side, side};
        paintRoundGauge(stage, square);
        stage.label(Kind::Gauge, square);
    } else {
        paintBarGauge(stage, rect);
        stage.label(Kind::Gauge, rect);
    }
}

void paintLamps(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const bool along = rect.width > rect.height;
    const float longer = along ? rect.width : rect.height;
    const int count = std::clamp(static_cast<int>(longer / rect.shorter() * dice.between(0.85F, 1.1F)), 1, 6);
    const auto colours = lampColours(dice, count);
    const auto lit = litOf(dice, count);
    if (!stage.habits.bareLamps) {
        stage.canvas.box(rect, stage.habits.bezel, rect.shorter() * dice.between(0.0F, 0.3F));
    }
    const float pitch = longer / static_cast<float>(count);
    const float radius = std::min(pitch, rect.shorter()) * dice.between(0.3F, 0.44F);
    const float dimness = dice.between(0.08F, 0.5F);
    const bool rims = dice.chance(0.3F);
    for (int i = 0; i < count; ++i) {
        const float place = pitch * (static_cast<float>(i) + 0.5F);
        const Spot middle =
            along ? Spot{rect.x + place, rect.middleY()} : Spot{rect.middleX(), rect.y + place};
        const auto k = static_cast<std::size_t>(i);
        if (rims) {
            stage.canvas.disc(middle, radius * 1.2F, {0.6F, 0.6F, 0.6F});
        }
        paintLamp(stage, middle, radius, colours[k], lit[k], dimness);
    }
    stage.label(Kind::Lights, rect);
}

void paintTower(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    const int count = std::clamp(static_cast<int>(rect.height / rect.width * dice.between(0.9F, 1.4F)), 2, 5);
    const auto colours = lampColours(dice, count);
    const auto lit = litOf(dice, count);
    const float poleWidth = rect.width * dice.between(0.15F, 0.4F);
    const float poleLength = rect.height * dice.between(0.1F, 1.2F);
    canvas.box({rect.middleX() - poleWidth / 2, rect.bottom(), poleWidth, poleLength},
               stage.grey(0.2F, 0.7F));
    const bool housed = dice.chance(0.6F);
    canvas.box(rect, housed ? stage.habits.bezel : stage.dark(), rect.width * dice.between(0.0F, 0.3F));
    const float pitch = rect.height / static_cast<float>(count);
    const float dimness = dice.between(0.06F, 0.55F);
    const bool discs = housed && dice.chance(0.4F);
    const float margin = housed ? 0.12F : 0.02F;
    for (int i = 0; i < count; ++i) {
        const auto k = static_cast<std::size_t>(i);
        const Rect cell{rect.x, rect.y + pitch * static_cast<float>(i), rect.width, pitch};
        const Spot middle{cell.middleX(), cell.middleY()};
        if (discs) {
            paintLamp(stage, middle, cell.shorter() * 0.42F, colours[k], lit[k], dimness);
            continue;
        }
        const Rect cap = cell.part(margin, 0.06F, 1 - margin, 0.94F);
        canvas.box(cap, lit[k] ? colours[k].towards({1, 1, 1}, 0.3F) : colours[k].times(dimness),
                   cap.shorter() * 0.1F);
        canvas.shade(cap, 1.15F, 0.75F, true);
        if (lit[k]) {
            canvas.glow(middle, rect.width * 1.3F, colours[k], 0.45F);
        }
    }
    stage.label(Kind::Lights, rect);
}

void paintDiodes(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    const int rows = std::max(1, dice.whole(1, 4));
    const float pitch = std::max(rect.height / static_cast<float>(rows), 2.5F);
    const int columns = std::clamp(static_cast<int>(rect.width / (pitch * dice.between(0.7F, 1.6F))), 2, 40);
    const bool strip = dice.chance(0.6F);
    if (strip) {
        canvas.box(rect, stage.habits.bezel);
    }
    const bool ports = strip && dice.chance(0.5F);
    const Colour one = stage.bright();
    const Colour other = dice.chance(0.5F) ? one : stage.bright();
    const float width = rect.width / static_cast<float>(columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const Rect cell{rect.x + width * static_cast<float>(column),
                            rect.y + pitch * static_cast<float>(row), width, pitch};
            if (ports) {
                canvas.box(cell.part(0.1F, 0.3F, 0.9F, 0.95F), stage.dark());
            }
            const bool lit = dice.chance(0.55F);
            const Colour colour = dice.chance(0.8F) ? one : other;
            const float radius = std::max(0.7F, std::min(width, pitch) * 0.2F);
            canvas.disc({cell.middleX(), cell.y + pitch * (ports ? 0.18F : 0.5F)}, radius,
                        lit ? colour.towards({1, 1, 1}, 0.3F) : colour.times(0.3F));
        }
    }
    stage.label(Kind::Lights, rect);
}

void paintButtons(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const int count = std::clamp(static_cast<int>(rect.width / rect.height * dice.between(0.5F, 0.9F)), 1, 7);
    const float pitch = rect.width / static_cast<float>(count);
    const float radius = std::min(pitch, rect.height) * dice.between(0.28F, 0.42F);
    const bool square = dice.chance(0.2F);
    for (int i = 0; i < count; ++i) {
        const Spot middle{rect.x + pitch * (static_cast<float>(i) + 0.5F), rect.middleY()};
        const Colour colour = dice.chance(0.7F) ? stage.bright().times(0.9F) : stage.any();
        const Rect cap{middle.x - radius, middle.y - radius, 2 * radius, 2 * radius};
        if (square) {
            stage.canvas.box(cap.grown(1), stage.grey(0.1F, 0.5F), 1);
            stage.canvas.box(cap, colour, 1);
        } else {
            stage.canvas.disc(middle, radius * 1.15F, stage.grey(0.1F, 0.6F));
            stage.canvas.disc(middle, radius, colour);
            stage.canvas.disc({middle.x - radius * 0.25F, middle.y - radius * 0.25F}, radius * 0.4F,
                              {1, 1, 1}, 0.2F);
        }
    }
    if (dice.chance(0.3F)) { // emergency stop
        const Spot middle{rect.right() - rect.height / 2, rect.middleY()};
        stage.canvas.disc(middle, rect.height * 0.5F, {0.95F, 0.8F, 0.1F});
        stage.canvas.disc(middle, rect.height * 0.36F, {0.85F, 0.1F, 0.1F});
    }
}

void paintSwitches(Stage& stage, const Rect& rect) {
    const int count = std::clamp(static_cast<int>(rect.width / rect.height), 1, 6);
    const float pitch = rect.width / static_cast<float>(count);
    for (int i = 0; i < count; ++i) {
        const Spot middle{rect.x + pitch * (static_cast<float>(i) + 0.5F), rect.middleY()};
        const float radius = std::min(pitch, rect.height) * 0.38F;
        const float angle = stage.dice.between(0.0F, turn);
        stage.canvas.disc(middle, radius, stage.dark());
        stage.canvas.line(round(middle, -radius * 0.8F, angle), round(middle, radius * 0.8F, angle),
                          radius * 0.4F, stage.light());
    }
}

void paintPlate(Stage& stage, const Rect& rect) {
    const bool light = stage.dice.chance(0.5F);
    stage.canvas.box(rect, light ? stage.light() : stage.any().times(0.6F));
    const float height = std::min(rect.height * 0.6F, rect.width / 4);
    const int letters = std::clamp(static_cast<int>(rect.width / (height * 0.8F)), 1, 12);
    stage.canvas.text(stage.word(std::max(1, letters / 2), letters),
                      {rect.x + height * 0.2F, rect.middleY() - height / 2}, height,
                      light ? Colour{0.1F, 0.1F, 0.1F} : Colour{0.9F, 0.9F, 0.9F});
}

void paintKeys(Stage& stage, const Rect& rect) {
    const int rows = stage.dice.whole(2, 5);
    const float pitch = rect.height / static_cast<float>(rows);
    const int columns = std::clamp(static_cast<int>(rect.width / pitch), 2, 14);
    const Colour key = stage.dice.chance(0.5F) ? stage.light() : stage.dark();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const float width = rect.width / static_cast<float>(columns);
            stage.canvas.box({rect.x + width * static_cast<float>(column) + width * 0.1F,
                              rect.y + pitch * static_cast<float>(row) + pitch * 0.1F, width * 0.8F,
                              pitch * 0.8F},
                             stage.dice.chance(0.1F) ? stage.bright() : key);
        }
    }
}

void paintScrews(Stage& stage, const Rect& rect) {
    const float radius = std::max(0.8F, rect.shorter() * 0.025F);
    for (const float x : {rect.x + 3 * radius, rect.right() - 3 * radius}) {
        for (const float y : {rect.y + 3 * radius, rect.bottom() - 3 * radius}) {
            stage.canvas.disc({x, y}, radius, {0.25F, 0.25F, 0.25F});
        }
    }
}

void paintVents(Stage& stage, const Rect& rect) {
    const int count = stage.dice.whole(3, 9);
    const Colour slot = stage.dark();
    for (int i = 0; i < count; ++i) {
        const float way = static_cast<float>(i) / static_cast<float>(count);
        stage.canvas.box(rect.part(0, way, 1, way + 0.45F / static_cast<float>(count)), slot);
    }
}

} // namespace vestigo::training::flat
