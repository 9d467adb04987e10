// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/backdrop.h"

#include "core/training/flat/instruments.h"
#include "core/training/flat/machines.h"

#include <algorithm>
#include <array>

namespace vestigo::training::flat {

namespace {

constexpr float third = 1.0F / 3.0F;

void paintDoor(Stage& stage, const Rect& rect) {
    const Colour paint = stage.dice.chance(0.5F) ? stage.habits.panel : stage.any();
    stage.canvas.box({rect.x + 2, rect.y + 3, rect.width, rect.height}, {0, 0, 0}, 0, 0.3F);
    stage.canvas.box(rect, paint.times(0.6F));
    stage.canvas.box(rect.grown(-1), paint);
    stage.canvas.box(rect.part(0.86F, 0.45F, 0.92F, 0.6F), {0.1F, 0.1F, 0.1F}, 1);
    if (stage.dice.chance(0.5F)) {
        paintScrews(stage, rect);
    }
}

void paintSign(Stage& stage, const Rect& rect) {
    const Spot middle{rect.middleX(), rect.middleY()};
    const float size = rect.shorter() / 2;
    if (stage.dice.chance(0.5F)) {
        stage.canvas.polygon({{middle.x, middle.y - size},
                              {middle.x + size, middle.y + size},
                              {middle.x - size, middle.y + size}},
                             {0.95F, 0.8F, 0.1F});
        stage.canvas.line({middle.x, middle.y - size * 0.2F}, {middle.x, middle.y + size * 0.5F}, size * 0.2F,
                          {0.1F, 0.1F, 0.1F});
    } else {
        stage.canvas.box(rect, stage.light());
        stage.canvas.disc(middle, size * 0.8F, stage.bright());
        stage.canvas.line({middle.x - size * 0.5F, middle.y}, {middle.x + size * 0.5F, middle.y}, size * 0.2F,
                          {1, 1, 1});
    }
}

void paintWall(Stage& stage) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    canvas.box(canvas.whole(), stage.any().towards(stage.grey(0.2F, 0.85F), dice.between(0.3F, 1.0F)));
    if (dice.chance(0.4F)) { // panels of sheet
        const float pitch = canvas.whole().width * dice.between(0.08F, 0.4F);
        const Colour joint = stage.grey(0.1F, 0.5F);
        for (float x = pitch * dice.unit(); x < canvas.whole().width; x += pitch) {
            canvas.line({x, 0}, {x, canvas.whole().height}, 1, joint, 0.5F);
        }
    }
    canvas.clouds(canvas.whole(), dice.between(0.02F, 0.35F), dice.scale(4.0F, 60.0F), dice);
    if (dice.chance(0.4F)) { // windows or lamps
        for (int i = dice.whole(1, 5); i > 0; --i) {
            const Rect pane{canvas.whole().width * dice.unit(),
                            canvas.whole().height * dice.between(0.0F, 0.3F), dice.between(8, 40),
                            dice.between(8, 50)};
            canvas.box(pane, stage.light(), 0, dice.between(0.3F, 0.9F));
        }
    }
}

void paintPipes(Stage& stage) {
    Dice& dice = stage.dice;
    const float width = stage.canvas.whole().width;
    const float height = stage.canvas.whole().height;
    float y = height * dice.between(0.0F, 0.3F);
    for (int i = dice.whole(1, 4); i > 0; --i) {
        const float drop = height * dice.between(-0.05F, 0.05F);
        stage.canvas.line({-5, y}, {width + 5, y + drop}, dice.between(1.5F, 8.0F), stage.any());
        y += dice.between(4, 16);
    }
}

void paintFloor(Stage& stage) {
    Dice& dice = stage.dice;
    const float top = stage.canvas.whole().height * dice.between(0.65F, 0.97F);
    const Rect floor{0, top, stage.canvas.whole().width, stage.canvas.whole().height - top};
    stage.canvas.box(floor, stage.any().towards(stage.grey(0.15F, 0.6F), 0.7F));
    stage.canvas.clouds(floor, dice.between(0.02F, 0.2F), dice.scale(4.0F, 40.0F), dice);
    if (dice.chance(0.6F)) {
        const float thick = stage.canvas.whole().height * dice.between(0.02F, 0.06F);
        const float y = top + floor.height * dice.between(0.0F, 0.7F);
        if (dice.chance(0.7F)) {
            paintHazard(stage, {0, y, floor.width, thick});
        } else {
            stage.canvas.box({0, y, floor.width, thick * 0.6F}, {0.9F, 0.75F, 0.15F});
        }
    }
}

void paintClock(Stage& stage) {
    Dice& dice = stage.dice;
    const float height = stage.canvas.whole().height * dice.between(0.025F, 0.06F);
    const std::string text = dice.chance(0.7F)
                                 ? "20" + stage.number(2, 2).substr(0, 2) + "-0" + stage.number(1, 1) + "-1" +
                                       stage.number(1, 1) + " 1" + stage.number(1, 1) + ":2" +
                                       stage.number(1, 1) + ":0" + stage.number(1, 1)
                                 : stage.word(3, 9);
    const float right = stage.canvas.whole().width - Canvas::textWidth(text, height);
    const Spot place{dice.chance(0.5F) ? height : right * dice.unit(),
                     dice.chance(0.5F) ? height * 0.7F : stage.canvas.whole().height - height * 1.8F};
    if (dice.chance(0.6F)) {
        stage.canvas.text(text, {place.x + height * 0.12F, place.y + height * 0.12F}, height, {0, 0, 0});
    }
    stage.canvas.text(text, place, height, dice.chance(0.8F) ? Colour{1, 1, 1} : stage.bright());
}

void paintCable(Stage& stage) {
    Dice& dice = stage.dice;
    const Rect all = stage.canvas.whole();
    Spot from{all.width * dice.unit(), all.height * dice.unit()};
    const Spot to{all.width * dice.unit(), all.height * dice.unit()};
    const Spot begin = from;
    const float sag = all.height * dice.between(-0.2F, 0.3F);
    const Colour colour = dice.chance(0.6F) ? stage.dark() : stage.bright();
    const float thickness = dice.between(1.0F, 4.0F);
    for (int i = 1; i <= 10; ++i) {
        const float way = static_cast<float>(i) / 10.0F;
        const Spot next{begin.x + (to.x - begin.x) * way,
                        begin.y + (to.y - begin.y) * way + sag * 4 * way * (1 - way)};
        stage.canvas.line(from, next, thickness, colour);
        from = next;
    }
}

/// A camera a little aside, a little turned: how a place of the photograph is found in the painting.
struct Projection {
    float cosine, sine, slopeX, slopeY, zoom, middleX, middleY, shiftX, shiftY;

    Spot source(float x, float y) const {
        const float u = (x - middleX) / zoom;
        const float v = (y - middleY) / zoom;
        const float depth = 1.0F / (1.0F + slopeX * u + slopeY * v);
        return {middleX + shiftX + (cosine * u - sine * v) * depth,
                middleY + shiftY + (sine * u + cosine * v) * depth};
    }
    /// The inverse, by iteration.
    Spot place(Spot wanted) const {
        Spot guess = wanted;
        for (int i = 0; i < 12; ++i) {
            const Spot there = source(guess.x, guess.y);
            guess.x += (wanted.x - there.x) * zoom * 0.9F;
            guess.y += (wanted.y - there.y) * zoom * 0.9F;
        }
        return guess;
    }
};

Projection projectionOf(Stage& stage) {
    Dice& dice = stage.dice;
    const float width = stage.canvas.whole().width;
    const float strength = dice.chance(0.6F) ? 0.3F : 1.0F;
    const float angle = strength * dice.between(-0.12F, 0.12F);
    return {std::cos(angle),
            std::sin(angle),
            strength * dice.between(-0.4F, 0.4F) / width,
            strength * dice.between(-0.3F, 0.3F) / width,
            dice.between(1.0F, 1.12F),
            width / 2,
            stage.canvas.whole().height / 2,
            width * dice.between(-0.02F, 0.02F),
            width * dice.between(-0.02F, 0.02F)};
}

Rect moved(const Projection& projection, const Rect& rect) {
    const std::array<Spot, 4> corners = {
        projection.place({rect.x, rect.y}), projection.place({rect.right(), rect.y}),
        projection.place({rect.x, rect.bottom()}), projection.place({rect.right(), rect.bottom()})};
    Rect all{corners[0].x, corners[0].y, 0, 0};
    float right = all.x;
    float bottom = all.y;
    for (const Spot& corner : corners) {
        all.x = std::min(all.x, corner.x);
        all.y = std::min(all.y, corner.y);
        right = std::max(right, corner.x);
        bottom = std::max(bottom, corner.y);
    }
    all.width = right - all.x;
    all.height = bottom - all.y;
    return all;
}

void expose(Stage& stage) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    const bool grey = dice.chance(0.15F);
    const float gain = dice.between(0.6F, 1.25F);
    const std::array<float, 3> tint = {gain * dice.between(0.88F, 1.12F), gain,
                                       gain * dice.between(0.88F, 1.12F)};
    const float noise = dice.chance(0.7F) ? dice.between(0.0F, 0.07F) : 0.0F;
    std::uint64_t state = dice.bits() | 1U;
    float* values = canvas.values();
    for (std::size_t i = 0; i + 2 < canvas.count(); i += 3) {
        const float luminance = 0.3F * values[i] + 0.59F * values[i + 1] + 0.11F * values[i + 2];
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        for (std::size_t c = 0; c < 3; ++c) {
            const float grain =
                static_cast<float>((state >> (20U + 14U * static_cast<unsigned>(c))) & 0x3fffU) / 16384.0F -
                0.5F;
            values[i + c] = (grey ? luminance * gain : values[i + c] * tint.at(c)) + grain * noise;
        }
    }
}

} // namespace

void paintThing(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    switch (dice.below(6)) {
    case 0:
        paintDoor(stage, rect);
        break;
    case 1:
        paintSign(stage, rect);
        break;
    case 2:
        paintVents(stage, rect);
        break;
    case 3:
        paintPlate(stage, rect.part(0, third, 1, 2 * third));
        break;
    case 4: // a box or a drum
        stage.canvas.box(rect, stage.any(), rect.shorter() * dice.between(0.0F, 0.4F));
        stage.canvas.shade(rect, 1.1F, 0.7F, true);
        break;
    default: { // a grey grain: a filter, a loudspeaker
        stage.canvas.box(rect, stage.dark());
        stage.canvas.clouds(rect, 0.8F, 2.0F, dice);
    }
    }
}

void paintBackdrop(Stage& stage) {
    Dice& dice = stage.dice;
    paintWall(stage);
    if (dice.chance(0.5F)) {
        paintPipes(stage);
    }
    if (dice.chance(0.7F)) {
        paintFloor(stage);
    }
    const Rect all = stage.canvas.whole();
    for (int i = dice.whole(0, 4); i > 0; --i) {
        const float width = all.width * dice.between(0.04F, 0.18F);
        paintThing(stage, {all.width * dice.between(-0.05F, 0.95F), all.height * dice.between(0.1F, 0.9F),
                           width, width * dice.scale(0.6F, 2.5F)});
    }
    if (dice.chance(0.6F)) { // out of focus, far away
        stage.canvas.blur(dice.between(0.5F, 2.5F));
    }
}

void paintOverlay(Stage& stage) {
    if (stage.dice.chance(0.25F)) {
        paintCable(stage);
    }
    if (stage.dice.chance(0.45F)) {
        paintClock(stage);
    }
}

void photograph(Stage& stage) {
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    if (dice.chance(0.5F)) {
        canvas.clouds(canvas.whole(), stage.habits.wear, dice.scale(3.0F, 30.0F), dice);
    }
    canvas.shade(canvas.whole(), dice.between(0.7F, 1.15F), dice.between(0.7F, 1.15F), dice.chance(0.5F));
    if (dice.chance(0.7F)) {
        const Projection projection = projectionOf(stage);
        canvas.moved([&](float x, float y) { return projection.source(x, y); });
        for (Stage::Label& label : stage.labels) {
            label.rect = moved(projection, label.rect);
        }
    }
    if (dice.chance(0.6F)) {
        canvas.blur(dice.between(0.1F, 1.8F));
    }
    expose(stage);
}

} // namespace vestigo::training::flat
