// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/stage.h"

#include <algorithm>
#include <array>

namespace vestigo::training::flat {

namespace {

/// Of a hue 0..1, all strong.
Colour hue(float turn) {
    const auto channel = [turn](float shift) {
        const float place = turn + shift - std::floor(turn + shift);
        return std::clamp(std::abs(place * 6.0F - 3.0F) - 1.0F, 0.0F, 1.0F);
    };
    return {channel(0.0F), channel(2.0F / 3.0F), channel(1.0F / 3.0F)};
}

Colour mixed(Dice& dice, float grey, float strength) {
    const Colour colour = hue(dice.unit());
    return Colour{grey, grey, grey}.towards(colour, strength);
}

} // namespace

Habits habitsOf(Dice& dice) {
    static const std::array<Colour, 5> shining = {{{0.2F, 1.0F, 0.35F},
                                                   {1.0F, 0.15F, 0.15F},
                                                   {1.0F, 0.6F, 0.1F},
                                                   {0.3F, 0.7F, 1.0F},
                                                   {0.95F, 0.95F, 1.0F}}};
    Habits habits;
    habits.paint =
        mixed(dice, dice.between(0.2F, 0.8F), dice.chance(0.5F) ? dice.between(0.0F, 0.6F) : 0.05F);
    const float lightness = dice.chance(0.7F) ? dice.between(0.5F, 0.9F) : dice.between(0.1F, 0.4F);
    habits.panel =
        mixed(dice, lightness, dice.chance(0.7F) ? dice.between(0.0F, 0.08F) : dice.between(0.1F, 0.5F));
    const float bezel = dice.chance(0.75F) ? dice.between(0.02F, 0.2F) : dice.between(0.3F, 0.8F);
    habits.bezel = mixed(dice, bezel, 0.05F);
    habits.figures = dice.of(shining);
    habits.liquid = dice.chance(0.15F);
    habits.bareLamps = dice.chance(0.2F);
    habits.darkDials = dice.chance(0.25F);
    habits.cornerRound = dice.chance(0.5F) ? 0.0F : dice.between(0.0F, 0.15F);
    habits.looseness = dice.between(-0.02F, 0.06F);
    habits.hazardFrames = dice.chance(0.35F);
    habits.wear = dice.between(0.0F, 0.12F);
    return habits;
}

void Stage::label(Kind kind, const Rect& rect) {
    labels.push_back({kind, rect.grown(rect.shorter() * habits.looseness)});
}

Colour Stage::grey(float least, float most) {
    return mixed(dice, dice.between(least, most), dice.between(0.0F, 0.08F));
}

Colour Stage::any() {
    return mixed(dice, dice.between(0.1F, 0.9F), dice.unit() * dice.unit());
}

Colour Stage::bright() {
    return mixed(dice, dice.between(0.3F, 0.7F), dice.between(0.6F, 1.0F));
}

std::string Stage::word(int least, int most) {
    static const std::string letters = "ABCDEFGHIKLMNOPRSTUVWXZ";
    std::string made;
    for (int i = dice.whole(least, most); i > 0; --i) {
        made += dice.of(letters);
    }
    return made;
}

std::string Stage::number(int least, int most) {
    std::string made;
    for (int i = dice.whole(least, most); i > 0; --i) {
        made += static_cast<char>('0' + dice.below(10));
    }
    if (made.size() > 1 && dice.chance(0.3F)) {
        made.insert(made.size() - 1, ".");
    }
    return made;
}

} // namespace vestigo::training::flat
