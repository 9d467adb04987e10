// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/machines.h"

#include "core/training/flat/instruments.h"

#include <algorithm>

namespace vestigo::training::flat {

namespace {

constexpr float turn = 6.2831853F;

void paintBody(Stage& stage, const Rect& rect) {
    const Colour paint = stage.habits.paint.times(stage.dice.between(0.8F, 1.15F));
    stage.canvas.box(rect, paint.times(0.6F), rect.shorter() * stage.habits.cornerRound * 0.5F);
    stage.canvas.box(rect.grown(-1), paint, rect.shorter() * stage.habits.cornerRound * 0.5F);
    if (stage.dice.chance(0.6F)) {
        stage.canvas.shade(rect, stage.dice.between(0.85F, 1.1F), stage.dice.between(0.75F, 1.05F),
                           stage.dice.chance(0.5F));
    }
}

void paintBlades(Stage& stage, Spot middle, float radius, Colour colour, float opacity) {
    Dice& dice = stage.dice;
    const int count = dice.whole(3, 8);
    const float begin = dice.between(0.0F, turn);
    const float width = dice.between(0.25F, 0.7F) * turn / static_cast<float>(count);
    for (int i = 0; i < count; ++i) {
        const float angle = begin + turn * static_cast<float>(i) / static_cast<float>(count);
        const auto at = [&](float share, float off) {
            return Spot{middle.x + radius * share * std::cos(angle + off),
                        middle.y + radius * share * std::sin(angle + off)};
        };
        stage.canvas.polygon({at(0.2F, -width * 0.3F), at(0.95F, -width * 0.5F), at(0.98F, width * 0.1F),
                              at(0.9F, width * 0.5F), at(0.2F, width * 0.6F)},
                             colour.times(opacity < 1.0F ? dice.between(0.7F, 1.1F) : 1.0F));
    }
    stage.canvas.disc(middle, radius * dice.between(0.15F, 0.3F), colour.times(0.7F));
}

void paintGoods(Stage& stage, const Rect& rect) {
    stage.canvas.box(rect, stage.dice.chance(0.5F)
                               ? Colour{0.7F, 0.5F, 0.3F}.times(stage.dice.between(0.6F, 1.2F))
                               : stage.any());
    if (stage.dice.chance(0.5F)) {
        stage.canvas.box(rect.part(0.42F, 0, 0.58F, 1), stage.light(), 0, 0.6F);
    }
    if (stage.dice.chance(0.3F)) {
        stage.canvas.box(rect.part(0.1F, 0.3F, 0.4F, 0.6F), stage.light());
    }
}

void paintChuck(Stage& stage, const Rect& window) {
    Dice& dice = stage.dice;
    const Colour metal = stage.grey(0.35F, 0.75F);
    if (dice.chance(0.5F)) { // from the front
        const Spot middle{window.x + window.width * dice.between(0.3F, 0.7F),
                          window.y + window.height * dice.between(0.4F, 0.6F)};
        const float radius = window.shorter() * dice.between(0.2F, 0.4F);
        stage.canvas.disc(middle, radius, metal);
        paintBlades(stage, middle, radius, metal.times(0.6F), 1.0F);
    } else { // from the side
        const bool left = dice.chance(0.5F);
        const float reach = dice.between(0.15F, 0.3F);
        stage.canvas.box(left ? window.part(0, 0.25F, reach, 0.75F) : window.part(1 - reach, 0.25F, 1, 0.75F),
                         metal);
        stage.canvas.box(left ? window.part(reach, 0.42F, reach + 0.35F, 0.58F)
                              : window.part(0.65F - reach, 0.42F, 1 - reach, 0.58F),
                         metal.times(1.2F));
    }
    stage.canvas.box(window.part(dice.between(0.4F, 0.6F), 0.6F, 0.85F, 0.95F), metal.times(0.6F), 1.0F);
}

} // namespace

void paintHazard(Stage& stage, const Rect& rect) {
    const Colour dark = stage.dark();
    const Colour light = stage.dice.chance(0.75F) ? Colour{0.95F, 0.75F, 0.1F}
                                                  : (stage.dice.chance(0.5F) ? Colour{0.9F, 0.2F, 0.15F}
                                                                             : Colour{0.9F, 0.9F, 0.9F});
    stage.canvas.stripes(rect, dark, light, std::max(3.0F, rect.shorter() * stage.dice.between(1.5F, 4.0F)),
                         stage.dice.sign());
}

void paintPress(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const float side = dice.between(0.12F, 0.28F);
    const float top = dice.between(0.18F, 0.34F);
    const float bottom = dice.between(0.68F, 0.88F);
    paintBody(stage, rect);
    const Rect opening = rect.part(side, top, 1 - side, bottom);
    if (dice.chance(0.5F)) { // light curtains
        const Colour curtain = dice.chance(0.7F) ? Colour{0.95F, 0.75F, 0.1F} : stage.bright();
        stage.canvas.box(rect.part(side - 0.05F, top, side - 0.005F, bottom), curtain);
        stage.canvas.box(rect.part(1.005F - side, top, 1.05F - side, bottom), curtain);
    }
    stage.canvas.box(opening, dice.chance(0.75F) ? stage.grey(0.02F, 0.2F) : stage.grey(0.25F, 0.6F));
    const float reach = dice.between(0.2F, 0.75F);
    const float width = dice.between(0.05F, 0.25F);
    const Colour ram = dice.chance(0.5F) ? stage.grey(0.4F, 0.85F) : stage.habits.paint;
    for (const float x : {0.3F, 0.5F, 0.7F}) {
        stage.canvas.box(opening.part(x - 0.05F, 0, x + 0.05F, reach), stage.grey(0.6F, 0.85F));
    }
    stage.canvas.box(opening.part(width, std::max(0.0F, reach - 0.25F), 1 - width, reach), ram);
    if (dice.chance(0.5F)) {
        paintHazard(stage, opening.part(width, reach - 0.08F, 1 - width, reach));
    }
    stage.canvas.box(opening.part(0.3F, reach, 0.7F, reach + 0.1F), ram.times(0.7F));
    stage.canvas.box(opening.part(0.15F, 0.9F, 0.85F, 1), stage.grey(0.3F, 0.7F));
    if (dice.chance(0.5F)) {
        stage.canvas.box(opening.part(0.35F, 0.84F, 0.65F, 0.9F), stage.grey(0.5F, 0.9F));
    }
    stage.label(Kind::Moving, opening);
}

void paintLathe(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    paintBody(stage, rect);
    const float left = dice.between(0.08F, 0.4F);
    const Rect window =
        rect.part(left, dice.between(0.08F, 0.2F), std::min(0.95F, left + dice.between(0.4F, 0.6F)),
                  dice.between(0.6F, 0.75F));
    stage.canvas.box(window.grown(window.shorter() * 0.04F), stage.dark(), 2.0F);
    stage.canvas.box(window, stage.grey(0.08F, 0.35F));
    paintChuck(stage, window);
    if (dice.chance(0.5F)) { // glass
        stage.canvas.box(window, {0.7F, 0.8F, 0.85F}, 0.0F, dice.between(0.05F, 0.25F));
    }
    if (dice.chance(0.5F)) {
        stage.canvas.box(window.part(0.95F, 0.35F, 1.01F, 0.65F), stage.light(), 1.0F);
    }
    stage.label(Kind::Moving, window);
    for (int i = dice.whole(0, 2); i > 0; --i) {
        const float size = rect.height * dice.between(0.12F, 0.2F);
        paintGauge(stage, {rect.x + rect.width * (0.25F + 0.25F * static_cast<float>(i)),
                           rect.bottom() - size * 1.2F, size, size});
    }
    if (dice.chance(0.4F)) {
        paintVents(stage, rect.part(0.05F, 0.8F, 0.2F, 0.95F));
    }
}

void paintBelt(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const float top = dice.between(0.55F, 0.8F);
    const Rect belt = rect.part(0, top, 1, dice.between(0.88F, 1.0F));
    const Colour frame = stage.habits.paint;
    for (const float x : {0.12F, 0.5F, 0.85F}) { // legs
        stage.canvas.box({rect.x + rect.width * x, belt.bottom(), rect.width * 0.03F,
                          rect.height * dice.between(0.3F, 0.9F)},
                         frame.times(0.7F));
    }
    for (int i = dice.whole(0, 2); i > 0; --i) { // a tunnel or a sensor over it
        const float x = dice.between(0.1F, 0.8F);
        stage.canvas.box(rect.part(x, dice.between(0.0F, 0.3F), x + dice.between(0.03F, 0.2F), top),
                         stage.any().times(0.6F));
    }
    stage.canvas.box(belt, dice.chance(0.7F) ? stage.dark() : frame);
    const int rollers = dice.whole(6, 20);
    for (int i = 0; i < rollers; ++i) {
        const float x = belt.x + belt.width * (static_cast<float>(i) + 0.5F) / static_cast<float>(rollers);
        stage.canvas.disc({x, belt.middleY()}, belt.height * 0.28F,
                          stage.habits.bezel.towards({0.6F, 0.6F, 0.6F}, 0.5F));
    }
    stage.canvas.box(belt.part(0, 0, 1, 0.25F), stage.dark());
    const int goods = dice.whole(1, 5);
    for (int i = 0; i < goods; ++i) {
        const float height = rect.height * top * dice.between(0.3F, 0.8F);
        const float width = height * dice.between(0.6F, 1.5F);
        const float x =
            rect.x + (rect.width - width) * (static_cast<float>(i) + dice.unit()) / static_cast<float>(goods);
        paintGoods(stage, {x, belt.y - height, width, height});
    }
    const float above =
        std::max(0.0F, std::min(rect.y, rect.height * dice.between(0.0F, 0.3F))); // for tall goods
    stage.label(Kind::Moving, {rect.x, rect.y - above, rect.width, belt.bottom() - rect.y + above});
}

void paintVehicle(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const float low = dice.between(0.3F, 0.65F); // above it stands a mast or a load
    const Rect body = rect.part(0, low, 1, 0.92F);
    stage.canvas.box({rect.x, rect.bottom() - rect.height * 0.06F, rect.width, rect.height * 0.08F},
                     {0, 0, 0}, 2.0F, 0.4F);
    for (const float x : {0.15F, 0.85F}) {
        stage.canvas.disc({rect.x + rect.width * x, rect.bottom() - rect.height * 0.08F}, rect.height * 0.09F,
                          {0.08F, 0.08F, 0.08F});
    }
    stage.canvas.box(body, dice.chance(0.5F) ? stage.bright() : stage.habits.paint,
                     rect.height * dice.between(0.0F, 0.12F));
    stage.canvas.box(body.part(0, 0.6F, 1, 0.75F), stage.bright());
    if (dice.chance(0.4F)) {
        paintHazard(stage, body.part(0, 0.78F, 1, 1));
    }
    stage.canvas.box(body.part(0.3F, 0.15F, 0.6F, 0.45F), stage.dark());
    const int load = dice.below(3);
    if (load == 0) {
        const bool left = dice.chance(0.5F);
        stage.canvas.box(left ? rect.part(0.04F, 0, 0.12F, low) : rect.part(0.88F, 0, 0.96F, low),
                         stage.dark());
    } else if (load == 1) {
        paintGoods(stage, rect.part(dice.between(0.1F, 0.3F), 0, dice.between(0.6F, 0.9F), low));
    }
    const float above = load == 2 && dice.chance(0.6F) ? low * dice.between(0.5F, 0.95F) : 0.0F;
    stage.label(Kind::Moving, rect.part(0, above, 1, 1));
}

void paintRobot(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const Colour paint = dice.chance(0.6F) ? stage.bright() : stage.light();
    for (int i = dice.below(3); i > 0; --i) { // its tables
        const float x = dice.chance(0.5F) ? dice.between(-0.1F, 0.1F) : dice.between(0.65F, 0.85F);
        stage.canvas.box(rect.part(x, dice.between(0.65F, 0.85F), x + dice.between(0.15F, 0.35F), 1.05F),
                         stage.any().times(0.6F));
    }
    Spot from{rect.x + rect.width * dice.between(0.35F, 0.65F), rect.bottom()};
    const float size = rect.shorter() * dice.between(0.65F, 1.0F); // it does not always reach its limits
    stage.canvas.box({from.x - size * 0.2F, rect.bottom() - size * 0.12F, size * 0.4F, size * 0.12F},
                     stage.dark());
    from.y -= size * 0.1F;
    float angle = -turn / 4 + dice.between(-0.5F, 0.5F);
    const float side = dice.sign();
    const int links = dice.whole(2, 4);
    float thickness = size * dice.between(0.1F, 0.2F);
    for (int i = 0; i < links; ++i) {
        const float length = size * dice.between(0.25F, 0.45F);
        Spot to{from.x + length * std::cos(angle), from.y + length * std::sin(angle)};
        to.x = std::clamp(to.x, rect.x + thickness, rect.right() - thickness);
        to.y = std::clamp(to.y, rect.y + thickness, rect.bottom() - thickness);
        stage.canvas.line(from, to, thickness, paint);
        stage.canvas.disc(from, thickness * 0.65F, paint.times(0.75F));
        stage.canvas.disc(from, thickness * 0.3F, {0.2F, 0.2F, 0.2F});
        from = to;
        angle += side * dice.between(0.4F, 1.5F);
        thickness *= 0.8F;
    }
    stage.canvas.line(from, {from.x + thickness * 0.6F, from.y + thickness * 1.2F}, thickness * 0.4F,
                      stage.dark());
    stage.canvas.line(from, {from.x - thickness * 0.6F, from.y + thickness * 1.2F}, thickness * 0.4F,
                      stage.dark());
    stage.label(Kind::Moving, rect);
    if (dice.chance(0.6F)) { // a fence before it
        const Rect fence = rect.grown(size * dice.between(0.0F, 0.15F));
        const float mesh = std::max(3.0F, size * dice.between(0.04F, 0.1F));
        const Colour wire = stage.dark();
        const float opacity = dice.between(0.2F, 0.7F);
        for (float x = fence.x; x < fence.right(); x += mesh) {
            stage.canvas.line({x, fence.y}, {x, fence.bottom()}, 0.7F, wire, opacity);
        }
        for (float y = fence.y; y < fence.bottom(); y += mesh) {
            stage.canvas.line({fence.x, y}, {fence.right(), y}, 0.7F, wire, opacity);
        }
        const Colour post = dice.chance(0.7F) ? Colour{0.95F, 0.75F, 0.1F} : stage.any();
        for (const float x : {0.0F, 0.5F, 1.0F}) {
            stage.canvas.box({fence.x + fence.width * x - 1.5F, fence.y, 3.0F, fence.height}, post);
        }
    }
}

void paintFan(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const Spot middle{rect.middleX(), rect.middleY()};
    const float radius = rect.shorter() / 2;
    const bool square = dice.chance(0.75F);
    const Rect frame{middle.x - radius, middle.y - radius, 2 * radius, 2 * radius};
    if (square && stage.habits.hazardFrames) {
        const float thick = radius * dice.between(0.06F, 0.15F);
        const Rect outer = frame.grown(thick);
        paintHazard(stage, {outer.x, outer.y, outer.width, thick});
        paintHazard(stage, {outer.x, frame.bottom(), outer.width, thick});
        if (dice.chance(0.5F)) {
            paintHazard(stage, {outer.x, frame.y, thick, frame.height});
            paintHazard(stage, {frame.right(), frame.y, thick, frame.height});
        }
    }
    if (square) {
        stage.canvas.box(frame, stage.grey(0.03F, 0.35F));
    } else {
        stage.canvas.disc(middle, radius, stage.grey(0.1F, 0.6F));
    }
    const Colour blade = stage.grey(0.25F, 0.8F);
    if (dice.chance(0.4F)) {
        stage.canvas.disc(middle, radius * 0.9F, blade.times(dice.between(0.4F, 0.8F)));
    }
    paintBlades(stage, middle, radius * dice.between(0.75F, 0.92F), blade, 0.5F);
    const int rings = dice.chance(0.5F) ? dice.whole(2, 5) : 0; // a grille
    for (int i = 1; i <= rings; ++i) {
        stage.canvas.ring(middle, radius * 0.92F * static_cast<float>(i) / static_cast<float>(rings),
                          std::max(0.7F, radius * 0.04F), {0.15F, 0.15F, 0.15F});
    }
    stage.label(Kind::Moving, frame);
}

void paintImpeller(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const Colour pipe = stage.any();
    const float width = rect.height * dice.between(0.5F, 1.0F);
    const Rect along{-5.0F, rect.middleY() - width / 2, static_cast<float>(stage.canvas.width()) + 10.0F,
                     width};
    stage.canvas.box(along, pipe);
    stage.canvas.shade(along.part(0, 0, 1, 0.5F), 0.6F, 1.2F, false);
    stage.canvas.shade(along.part(0, 0.5F, 1, 1), 1.2F, 0.6F, false);
    for (int i = dice.whole(1, 4); i > 0; --i) {
        const float x = static_cast<float>(stage.canvas.width()) * dice.unit();
        stage.canvas.box({x, along.y - width * 0.1F, width * 0.2F, width * 1.2F}, pipe.times(0.7F));
    }
    const Spot middle{rect.middleX(), rect.middleY()};
    const float radius = rect.shorter() / 2;
    stage.canvas.disc(middle, radius, stage.grey(0.3F, 0.7F));
    stage.canvas.disc(middle, radius * 0.85F, stage.dark());
    paintBlades(stage, middle, radius * 0.8F, dice.chance(0.6F) ? stage.light() : stage.bright(), 0.5F);
    stage.label(Kind::Moving, {middle.x - radius, middle.y - radius, 2 * radius, 2 * radius});
}

} // namespace vestigo::training::flat
