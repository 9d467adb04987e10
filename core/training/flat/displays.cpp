// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/instruments.h"

#include <algorithm>
#include <array>

namespace vestigo::training::flat {

namespace {

/// Segments of the figures: above, right above, right below, below, left below, left above, middle.
constexpr std::array<unsigned, 10> figureSegments = {0x3f, 0x06, 0x5b, 0x4f, 0x66,
                                                     0x6d, 0x7d, 0x07, 0x7f, 0x6f};

void paintFigure(Stage& stage, const Rect& cell, unsigned lit, Colour ink, Colour unlit, float slant) {
    const float thick = cell.width * 0.18F;
    const auto spot = [&](float x, float y) {
        return Spot{cell.x + cell.width * x + slant * cell.height * (0.5F - y), cell.y + cell.height * y};
    };
    const std::array<std::array<Spot, 2>, 7> segments = {{{spot(0.15F, 0), spot(0.85F, 0)},
                                                          {spot(0.95F, 0.06F), spot(0.95F, 0.44F)},
                                                          {spot(0.95F, 0.56F), spot(0.95F, 0.94F)},
                                                          {spot(0.15F, 1), spot(0.85F, 1)},
                                                          {spot(0.05F, 0.56F), spot(0.05F, 0.94F)},
                                                          {spot(0.05F, 0.06F), spot(0.05F, 0.44F)},
                                                          {spot(0.15F, 0.5F), spot(0.85F, 0.5F)}}};
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool on = ((lit >> i) & 1U) != 0U;
        stage.canvas.line(segments[i][0], segments[i][1], thick, on ? ink : unlit, on ? 1.0F : 0.5F);
    }
}

void paintCurve(Stage& stage, const Rect& rect, Colour ink) {
    Dice& dice = stage.dice;
    const int count = dice.whole(8, 24);
    float level = dice.between(0.2F, 0.8F);
    Spot last{rect.x, rect.y + rect.height * level};
    for (int i = 1; i <= count; ++i) {
        level = std::clamp(level + dice.between(-0.15F, 0.15F), 0.05F, 0.95F);
        const Spot next{rect.x + rect.width * static_cast<float>(i) / static_cast<float>(count),
                        rect.y + rect.height * level};
        stage.canvas.line(last, next, std::max(0.8F, rect.height * 0.04F), ink);
        last = next;
    }
}

void paintChart(Stage& stage, const Rect& rect, Colour back, Colour ink) {
    stage.canvas.box(rect, back.towards(ink, stage.dice.between(0.0F, 0.12F)));
    for (int i = 0; i <= 4; ++i) {
        const float way = static_cast<float>(i) / 4.0F;
        stage.canvas.line({rect.x, rect.y + rect.height * way}, {rect.right(), rect.y + rect.height * way},
                          0.6F, ink, 0.4F);
    }
    for (int i = stage.dice.whole(1, 3); i > 0; --i) {
        paintCurve(stage, rect, stage.dice.chance(0.5F) ? ink : stage.bright());
    }
}

void paintBars(Stage& stage, const Rect& rect, Colour ink) {
    const int count = stage.dice.whole(2, 5);
    for (int i = 0; i < count; ++i) {
        const float from = (static_cast<float>(i) + 0.1F) / static_cast<float>(count);
        const float to = (static_cast<float>(i) + 0.8F) / static_cast<float>(count);
        stage.canvas.box(rect.part(from, 1 - stage.dice.between(0.1F, 1.0F), to, 1),
                         stage.dice.chance(0.5F) ? ink : stage.bright());
    }
}

void paintLines(Stage& stage, const Rect& rect, Colour ink) {
    const int rows = std::clamp(static_cast<int>(rect.height / std::max(4.0F, rect.shorter() * 0.2F)), 1, 6);
    const float pitch = rect.height / static_cast<float>(rows);
    for (int i = 0; i < rows; ++i) {
        const float height = pitch * 0.6F;
        const int letters = std::max(1, static_cast<int>(rect.width / (height * 0.8F)));
        const std::string text = stage.dice.chance(0.5F) ? stage.number(1, std::min(letters, 4))
                                                         : stage.word(1, std::min(letters, 9));
        stage.canvas.text(text, {rect.x + 1, rect.y + pitch * static_cast<float>(i)}, height,
                          stage.dice.chance(0.7F) ? ink : stage.bright());
    }
}

/// The rest of a screen: two by two fields of this and that.
void paintFields(Stage& stage, const Rect& rect, Colour back, Colour ink) {
    const float x = stage.dice.between(0.35F, 0.65F);
    const float y = stage.dice.between(0.35F, 0.65F);
    for (const Rect& field :
         {rect.part(0, 0, x, y), rect.part(x, 0, 1, y), rect.part(0, y, x, 1), rect.part(x, y, 1, 1)}) {
        const Rect inner = field.part(0.06F, 0.08F, 0.94F, 0.92F);
        switch (stage.dice.below(5)) {
        case 0:
            paintChart(stage, inner, back, ink);
            break;
        case 1:
            paintBars(stage, inner, ink);
            break;
        case 2:
            stage.canvas.frame(inner, ink, 1);
            break;
        case 3:
            stage.canvas.box(inner, back.towards(ink, 0.3F));
            break;
        default:
            paintLines(stage, inner, ink);
        }
    }
}

} // namespace

void paintFigures(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const Habits& habits = stage.habits;
    const bool liquid = habits.liquid;
    const Colour back =
        liquid ? Colour{0.6F, 0.68F, 0.55F}.times(dice.between(0.8F, 1.2F)) : stage.grey(0.01F, 0.08F);
    const Colour ink = liquid ? Colour{0.08F, 0.1F, 0.08F} : habits.figures.times(dice.between(0.75F, 1.05F));
    stage.canvas.box(rect, habits.bezel, rect.shorter() * 0.08F);
    const Rect glass = rect.part(0.03F, 0.06F, 0.97F, 0.94F);
    stage.canvas.box(glass, back);
    const int places =
        std::clamp(static_cast<int>(rect.width / rect.height * dice.between(1.0F, 2.0F)), 1, 6);
    const int shown = dice.chance(0.05F) ? 0 : dice.whole(1, places);
    const float height = glass.height * dice.between(0.55F, 0.8F);
    const float pitch = std::min(glass.width / static_cast<float>(places), height * 0.8F);
    const float begin = glass.right() - pitch * static_cast<float>(places) -
                        dice.unit() * (glass.width - pitch * static_cast<float>(places));
    const float slant = dice.chance(0.5F) ? dice.between(0.0F, 0.15F) : 0.0F;
    for (int i = 0; i < places; ++i) {
        const Rect cell{begin + pitch * (static_cast<float>(i) + 0.2F), glass.middleY() - height / 2,
                        pitch * 0.6F, height};
        const unsigned lit =
            i >= places - shown ? figureSegments[static_cast<std::size_t>(dice.below(10))] : 0U;
        paintFigure(stage, cell, lit, ink, back.towards(ink, 0.12F), slant);
    }
    if (!liquid && dice.chance(0.5F)) {
        stage.canvas.glow({glass.middleX(), glass.middleY()}, glass.width * 0.5F, ink, 0.15F);
    }
    stage.label(Kind::Display, rect);
}

void paintScreen(Stage& stage, const Rect& rect, bool chart) {
    Dice& dice = stage.dice;
    const bool light = dice.chance(0.25F);
    const Colour back = light ? stage.grey(0.7F, 0.95F) : stage.any().times(0.25F);
    const Colour ink = light ? stage.grey(0.05F, 0.3F) : stage.grey(0.7F, 1.0F);
    const float rim = rect.shorter() * dice.between(0.0F, 0.05F);
    stage.canvas.box(rect.grown(rim), stage.habits.bezel, rim);
    stage.canvas.box(rect, back);
    if (dice.chance(0.05F)) { // off
        stage.canvas.box(rect, stage.dark());
        stage.label(Kind::Display, rect);
        return;
    }
    const float head = dice.chance(0.7F) ? dice.between(0.08F, 0.18F) : 0.0F;
    if (head > 0.0F) {
        const Rect bar = rect.part(0, 0, 1, head);
        stage.canvas.box(bar, stage.any());
        stage.canvas.text(stage.word(2, 7), {bar.x + 2, bar.y + bar.height * 0.2F}, bar.height * 0.6F, ink);
    }
    const Rect rest = rect.part(0.02F, head + 0.02F, 0.98F, 0.98F);
    if (chart) {
        const float right = dice.between(0.4F, 0.95F);
        const float bottom = dice.between(0.4F, 0.75F);
        const Rect area = rest.part(0.03F, 0.05F, right, bottom);
        paintChart(stage, area, back, ink);
        if (right < 0.7F) {
            paintBars(stage, rest.part(right + 0.04F, 0.08F, 0.98F, bottom), ink);
        }
        paintLines(stage, rest.part(0.03F, bottom + 0.06F, 0.97F, 0.97F), ink);
        stage.label(Kind::Moving, area);
    } else if (dice.chance(0.4F)) {
        paintLines(stage, rest, ink);
    } else {
        paintFields(stage, rest, back, ink);
    }
    if (dice.chance(0.3F)) {
        stage.canvas.glow({rect.x + rect.width * dice.unit(), rect.y}, rect.width * 0.5F, {1, 1, 1}, 0.25F);
    }
    stage.label(Kind::Display, rect);
}

} // namespace vestigo::training::flat
