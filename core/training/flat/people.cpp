// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/people.h"

#include <algorithm>

namespace vestigo::training::flat {

namespace {

struct Clothes {
    Colour sleeve;
    Colour hand;
    Colour vest;
    bool gloves;
};

Clothes clothesOf(Stage& stage) {
    Dice& dice = stage.dice;
    Clothes clothes;
    clothes.gloves = dice.chance(0.7F);
    const Colour skin = Colour{0.95F, 0.75F, 0.62F}.times(dice.between(0.35F, 1.05F));
    clothes.hand = clothes.gloves ? (dice.chance(0.6F) ? stage.dark() : stage.any()) : skin;
    clothes.sleeve =
        dice.chance(0.2F) ? skin : (dice.chance(0.6F) ? stage.bright().times(0.9F) : stage.any());
    clothes.vest = dice.chance(0.5F) ? clothes.sleeve : stage.bright();
    return clothes;
}

Spot between(Spot a, Spot b, float way) {
    return {a.x + (b.x - a.x) * way, a.y + (b.y - a.y) * way};
}

/// A hand that points away from its elbow; `size` is its palm's.
void paintHand(Stage& stage, Spot place, float angle, float size, const Clothes& clothes) {
    Dice& dice = stage.dice;
    const Colour shade = clothes.hand.times(0.75F);
    const float spread = dice.between(0.05F, 0.3F);
    for (int i = 0; i < 4; ++i) {
        const float finger = angle + (static_cast<float>(i) - 1.5F) * spread;
        const float length = size * dice.between(0.7F, 1.2F);
        stage.canvas.line(place, {place.x + length * std::cos(finger), place.y + length * std::sin(finger)},
                          size * 0.32F, i % 2 == 0 ? clothes.hand : shade);
    }
    const float thumb = angle + dice.sign() * 1.1F;
    stage.canvas.line(place,
                      {place.x + size * 0.9F * std::cos(thumb), place.y + size * 0.9F * std::sin(thumb)},
                      size * 0.34F, shade);
    stage.canvas.disc(place, size * 0.55F, clothes.hand);
}

void paintTool(Stage& stage, Spot place, float size) {
    Dice& dice = stage.dice;
    const float angle = dice.between(0.0F, 6.28F);
    const Spot end{place.x + size * 2.0F * std::cos(angle), place.y + size * 2.0F * std::sin(angle)};
    switch (dice.below(3)) {
    case 0: // a tablet or a phone
        stage.canvas.box({place.x - size, place.y - size * 1.4F, size * 2.0F, size * 2.4F},
                         {0.08F, 0.08F, 0.1F}, 2.0F);
        stage.canvas.box({place.x - size * 0.85F, place.y - size * 1.2F, size * 1.7F, size * 2.0F},
                         stage.any());
        break;
    case 1: // a wrench
        stage.canvas.line(place, end, size * 0.3F, {0.6F, 0.62F, 0.65F});
        stage.canvas.ring(end, size * 0.35F, size * 0.25F, {0.6F, 0.62F, 0.65F});
        break;
    default: // a screwdriver
        stage.canvas.line(place, end, size * 0.15F, {0.7F, 0.7F, 0.72F});
        stage.canvas.line(place, between(place, end, 0.5F), size * 0.4F, stage.bright());
    }
}

void join(Rect& all, bool& any, Spot place, float reach) {
    const Rect own{place.x - reach, place.y - reach, 2 * reach, 2 * reach};
    if (!any) {
        all = own;
        any = true;
        return;
    }
    const float right = std::max(all.right(), own.right());
    const float bottom = std::max(all.bottom(), own.bottom());
    all.x = std::min(all.x, own.x);
    all.y = std::min(all.y, own.y);
    all.width = right - all.x;
    all.height = bottom - all.y;
}

struct Arm {
    Spot shoulder, elbow, hand;
};

Arm armTo(Dice& dice, Spot shoulder, Spot hand) {
    const Spot middle = between(shoulder, hand, dice.between(0.35F, 0.6F));
    const float dx = hand.x - shoulder.x;
    const float dy = hand.y - shoulder.y;
    const float bend = dice.between(-0.25F, 0.25F);
    return {shoulder, {middle.x - dy * bend, middle.y + dx * bend}, hand};
}

/// Both arms, and the region of their hands with `forearm` of the way to the elbow.
void paintArms(Stage& stage, const std::vector<Arm>& arms, float size, const Clothes& clothes,
               float forearm) {
    Rect all;
    bool any = false;
    const float margin = stage.dice.between(0.9F, 1.6F); // some plants draw their boxes round the work
    const bool outlined = stage.dice.chance(0.4F);
    for (const Arm& arm : arms) {
        if (outlined) {
            stage.canvas.line(arm.elbow, arm.hand, size * 1.1F, clothes.sleeve.times(0.4F));
        }
        const float angle = std::atan2(arm.hand.y - arm.elbow.y, arm.hand.x - arm.elbow.x);
        stage.canvas.line(arm.shoulder, arm.elbow, size * 1.3F, clothes.sleeve.times(0.9F));
        stage.canvas.line(arm.elbow, arm.hand, size * 0.95F, clothes.sleeve);
        if (stage.dice.chance(0.5F)) {
            stage.canvas.line(between(arm.elbow, arm.hand, 0.6F), between(arm.elbow, arm.hand, 0.7F), size,
                              stage.light());
        }
        if (stage.dice.chance(0.35F)) {
            paintTool(stage, arm.hand, size);
        }
        paintHand(stage, arm.hand, angle, size, clothes);
        join(all, any, arm.hand, size * margin);
        join(all, any, between(arm.hand, arm.elbow, forearm), size * 0.5F);
    }
    if (any) {
        stage.label(Kind::Hands, all);
    }
}

void paintNearArms(Stage& stage, float forearm) {
    Dice& dice = stage.dice;
    const float width = static_cast<float>(stage.canvas.width());
    const float height = static_cast<float>(stage.canvas.height());
    const float size = height * dice.between(0.05F, 0.13F);
    const Clothes clothes = clothesOf(stage);
    const Spot body{width * dice.between(0.2F, 0.8F), height * dice.between(1.0F, 1.2F)};
    std::vector<Arm> arms;
    const bool together = dice.chance(0.5F); // both hands at one thing
    const Spot work{body.x + width * dice.between(-0.25F, 0.25F), height * dice.between(0.25F, 0.8F)};
    for (const float side : {-1.0F, 1.0F}) {
        if (arms.empty() || dice.chance(0.9F)) {
            const Spot shoulder{body.x + side * size * dice.between(1.2F, 3.0F), body.y};
            const Spot hand = together ? Spot{work.x + side * size * dice.between(0.3F, 2.2F),
                                              work.y + size * dice.between(-0.8F, 0.8F)}
                                       : Spot{body.x + side * width * dice.between(0.0F, 0.2F),
                                              height * dice.between(0.25F, 0.8F)};
            arms.push_back(armTo(dice, shoulder, hand));
        }
    }
    if (dice.chance(0.4F)) { // the head from above
        stage.canvas.disc({body.x, height}, size * 1.3F,
                          stage.dice.chance(0.6F) ? stage.light() : stage.any());
    }
    paintArms(stage, arms, size, clothes, forearm);
}

void paintPerson(Stage& stage, Spot feet, float tall, bool labelled, float forearm) {
    Dice& dice = stage.dice;
    const Clothes clothes = clothesOf(stage);
    const float wide = tall * dice.between(0.17F, 0.26F);
    const Rect trunk{feet.x - wide / 2, feet.y - tall * 0.85F, wide, tall * 0.42F};
    stage.canvas.box({trunk.x + wide * 0.08F, trunk.bottom() - 2, wide * 0.84F, tall * 0.45F},
                     stage.any().times(0.4F), 2);
    stage.canvas.box(trunk, clothes.vest, wide * 0.25F);
    if (dice.chance(0.6F)) {
        for (const Rect& band :
             {trunk.part(0.2F, 0, 0.3F, 1), trunk.part(0.7F, 0, 0.8F, 1), trunk.part(0, 0.55F, 1, 0.65F)}) {
            stage.canvas.box(band, stage.light());
        }
    }
    const Spot head{feet.x, feet.y - tall * 0.92F};
    stage.canvas.disc(head, tall * 0.075F, Colour{0.9F, 0.7F, 0.55F}.times(dice.between(0.4F, 1.0F)));
    stage.canvas.box({head.x - tall * 0.08F, head.y - tall * 0.09F, tall * 0.16F, tall * 0.09F},
                     dice.chance(0.7F) ? stage.bright() : stage.light(), tall * 0.05F);
    std::vector<Arm> arms;
    for (const float side : {-1.0F, 1.0F}) {
        const Spot shoulder{feet.x + side * wide * 0.45F, trunk.y + trunk.height * 0.12F};
        const float angle = dice.between(-0.9F, 1.5F);
        const float reach = tall * dice.between(0.3F, 0.42F);
        const float outward = dice.chance(0.8F) ? side : -side;
        arms.push_back(
            armTo(dice, shoulder,
                  {shoulder.x + outward * reach * std::cos(angle), shoulder.y + reach * std::sin(angle)}));
    }
    const std::size_t before = stage.labels.size();
    paintArms(stage, arms, tall * 0.055F, clothes, forearm);
    if (!labelled) {
        stage.labels.resize(before);
    }
}

} // namespace

void paintOperator(Stage& stage) {
    Dice& dice = stage.dice;
    const float forearm = dice.between(0.3F, 1.0F);
    if (dice.chance(0.5F)) {
        paintNearArms(stage, forearm);
        return;
    }
    const float height = static_cast<float>(stage.canvas.height());
    const float tall = height * dice.between(0.6F, 1.1F);
    const Spot feet{static_cast<float>(stage.canvas.width()) * dice.between(0.15F, 0.85F),
                    height * dice.between(0.4F, 0.6F) + tall / 2};
    paintPerson(stage, feet, tall, true, forearm);
}

void paintPasserBy(Stage& stage) {
    Dice& dice = stage.dice;
    const float height = static_cast<float>(stage.canvas.height());
    const float tall = height * dice.between(0.15F, 0.3F);
    paintPerson(stage,
                {static_cast<float>(stage.canvas.width()) * dice.unit(), height * dice.between(0.75F, 0.95F)},
                tall, false, 0.5F);
}

} // namespace vestigo::training::flat
