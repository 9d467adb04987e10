// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/scene.h"

#include "core/training/flat/backdrop.h"
#include "core/training/flat/instruments.h"
#include "core/training/flat/machines.h"
#include "core/training/flat/panels.h"
#include "core/training/flat/people.h"

#include <algorithm>
#include <array>

namespace vestigo::training::flat {

namespace {

using Painter = void (*)(Stage&, const Rect&);

/// What may be painted, and how large.
struct Choice {
    Painter painter;
    float least, most;        ///< of the picture's width
    float flattest, steepest; ///< width to height
};

/// Keeps things from lying over one another.
class Places {
public:
    explicit Places(Stage& stage)
        : stage_(stage) {}

    /// A free place for something of this size (share of the picture's width) and proportion of width to
    /// height; paints it there. False where there is none.
    bool paint(Painter painter, float share, float proportion) {
        const Rect all = stage_.canvas.whole();
        for (int i = 0; i < 12; ++i) {
            const float width = all.width * share;
            const float height = width / proportion;
            if (height > all.height * 0.96F) {
                return false;
            }
            const Rect rect{stage_.dice.between(0.01F, 0.99F) * (all.width - width),
                            stage_.dice.between(0.01F, 0.99F) * (all.height - height), width, height};
            if (free(rect)) {
                put(painter, rect);
                return true;
            }
        }
        return false;
    }
    void put(Painter painter, const Rect& rect) {
        taken_.push_back(rect);
        painter(stage_, rect);
    }
    bool free(const Rect& rect) const {
        return std::none_of(taken_.begin(), taken_.end(),
                            [&](const Rect& other) { return other.meets(rect); });
    }

private:
    Stage& stage_;
    std::vector<Rect> taken_;
};

void paintSmallThings(Stage& stage, Places& places, int most) {
    Dice& dice = stage.dice;
    for (int i = dice.whole(0, most); i > 0; --i) {
        switch (dice.below(8)) {
        case 0:
            places.paint(paintGauge, dice.between(0.07F, 0.2F), dice.chance(0.8F) ? 1.0F : 0.4F);
            break;
        case 1:
            places.paint(paintLamps, dice.between(0.1F, 0.24F),
                         static_cast<float>(dice.whole(3, 5)) * dice.between(0.9F, 1.2F));
            break;
        case 2:
            places.paint(paintTower, dice.between(0.03F, 0.08F), dice.between(0.22F, 0.5F));
            break;
        case 3:
            places.paint(paintFigures, dice.between(0.08F, 0.25F), dice.between(1.6F, 3.2F));
            break;
        case 4:
            places.paint(paintFan, dice.between(0.08F, 0.3F), 1.0F);
            break;
        case 5:
            places.paint(paintDiodes, dice.between(0.2F, 0.4F), dice.between(3.0F, 8.0F));
            break;
        case 6:
            places.paint(paintLamps, dice.between(0.03F, 0.07F),
                         1.0F / (static_cast<float>(dice.whole(3, 4)) * dice.between(0.9F, 1.2F)));
            break;
        default:
            places.paint(paintThing, dice.between(0.1F, 0.25F), dice.scale(0.5F, 2.0F));
        }
    }
}

/// A machine with its panel and its lamps.
void paintStation(Stage& stage, Places& places) {
    Dice& dice = stage.dice;
    const Rect all = stage.canvas.whole();
    static const std::array<Choice, 7> choices = {{{paintPress, 0.35F, 0.65F, 0.7F, 1.1F},
                                                   {paintLathe, 0.5F, 0.85F, 1.3F, 1.9F},
                                                   {paintBelt, 0.7F, 0.99F, 2.2F, 4.0F},
                                                   {paintVehicle, 0.2F, 0.45F, 0.9F, 1.8F},
                                                   {paintRobot, 0.35F, 0.75F, 0.9F, 1.6F},
                                                   {paintFan, 0.2F, 0.5F, 1.0F, 1.0F},
                                                   {paintImpeller, 0.1F, 0.25F, 1.0F, 1.0F}}};
    const Choice& choice = dice.of(choices);
    const float width = all.width * dice.between(choice.least, choice.most);
    const float height = std::min(width / dice.between(choice.flattest, choice.steepest), all.height * 0.9F);
    Rect rect{dice.unit() * (all.width - width),
              all.height * 0.03F + dice.unit() * (all.height * 0.94F - height), width, height};
    if (choice.painter == paintBelt && dice.chance(0.5F)) { // from one edge of the picture to the other
        rect.x = -all.width * 0.06F;
        rect.width = all.width * 1.12F;
    }
    places.put(choice.painter, rect);
    if (dice.chance(0.9F)) {
        places.paint(paintPanel, dice.between(0.13F, 0.34F), dice.scale(0.6F, 1.7F));
    }
    if (dice.chance(0.55F)) {
        places.paint(paintTower, dice.between(0.03F, 0.07F), dice.between(0.25F, 0.45F));
    } else {
        places.paint(paintLamps, dice.between(0.1F, 0.22F),
                     static_cast<float>(dice.whole(3, 4)) * dice.between(0.9F, 1.2F));
    }
    paintSmallThings(stage, places, 3);
}

/// The camera over an operator's place.
void paintWorkplace(Stage& stage, Places& places) {
    Dice& dice = stage.dice;
    const Rect all = stage.canvas.whole();
    const float width = all.width * dice.between(0.26F, 0.5F);
    const float height = width / dice.between(1.1F, 1.9F);
    places.put(paintPanel,
               {all.width * dice.between(0.2F, 0.75F) - width / 2 + all.width * 0.05F,
                all.height * dice.between(0.03F, 0.35F), width, std::min(height, all.height * 0.6F)});
    places.paint(dice.chance(0.75F) ? paintFan : paintPress, dice.between(0.2F, 0.38F),
                 dice.chance(0.7F) ? 1.0F : 0.85F);
    if (dice.chance(0.7F)) {
        places.paint(paintThing, dice.between(0.15F, 0.28F), dice.between(0.6F, 1.1F));
    }
    paintSmallThings(stage, places, 2);
    if (dice.chance(0.85F)) {
        paintOperator(stage);
    }
}

/// One thing that fills most of the picture.
void paintCloseUp(Stage& stage, Places& places, Painter painter, float flattest, float steepest) {
    Dice& dice = stage.dice;
    const Rect all = stage.canvas.whole();
    const float proportion = dice.between(flattest, steepest);
    const float width = std::min(all.width, all.height * proportion) * dice.between(0.55F, 0.99F);
    const float height = width / proportion;
    places.put(painter,
               {dice.unit() * (all.width - width), dice.unit() * (all.height - height), width, height});
    paintSmallThings(stage, places, 3);
}

/// Anything anywhere.
void paintCollage(Stage& stage, Places& places) {
    Dice& dice = stage.dice;
    static const std::array<Choice, 8> choices = {{{paintPress, 0.2F, 0.4F, 0.7F, 1.2F},
                                                   {paintLathe, 0.3F, 0.5F, 1.2F, 1.8F},
                                                   {paintBelt, 0.4F, 0.7F, 2.0F, 4.0F},
                                                   {paintVehicle, 0.15F, 0.35F, 0.9F, 1.8F},
                                                   {paintRobot, 0.25F, 0.45F, 0.8F, 1.4F},
                                                   {paintTerminal, 0.2F, 0.45F, 1.0F, 1.5F},
                                                   {paintModules, 0.3F, 0.6F, 2.0F, 3.5F},
                                                   {paintRack, 0.3F, 0.5F, 0.8F, 1.3F}}};
    for (int i = dice.whole(1, 3); i > 0; --i) {
        const auto which = static_cast<std::size_t>(dice.below(static_cast<int>(choices.size()) + 1));
        if (which == choices.size()) {
            places.paint(paintPanel, dice.between(0.15F, 0.4F), dice.scale(0.6F, 1.8F));
            continue;
        }
        const Choice& choice = choices[which];
        places.paint(choice.painter, dice.between(choice.least, choice.most),
                     dice.between(choice.flattest, choice.steepest));
    }
    paintSmallThings(stage, places, 7);
}

void paintScene(Stage& stage, Places& places) {
    const float kind = stage.dice.unit();
    if (kind < 0.36F) {
        paintStation(stage, places);
    } else if (kind < 0.59F) {
        paintWorkplace(stage, places);
    } else if (kind < 0.7F) {
        paintCloseUp(stage, places, paintTerminal, 1.1F, 1.5F);
    } else if (kind < 0.77F) {
        paintCloseUp(stage, places, paintModules, 2.0F, 3.2F);
    } else if (kind < 0.83F) {
        paintCloseUp(stage, places, paintRack, 0.9F, 1.4F);
    } else if (kind < 0.9F) {
        paintCloseUp(stage, places, paintCabinet, 0.8F, 1.3F);
    } else {
        paintCollage(stage, places);
    }
    if (stage.dice.chance(0.12F)) {
        paintOperator(stage);
    } else if (stage.dice.chance(0.1F)) {
        paintPasserBy(stage);
    }
}

} // namespace

LabelledPicture flatPicture(std::uint64_t seed) {
    Dice dice(seed);
    const int width = 2 * static_cast<int>(dice.scale(88.0F, 160.9F));
    const int height = dice.chance(0.8F) ? width * 3 / 4 : width * 9 / 16;
    const Habits habits = habitsOf(dice);
    Stage stage{Canvas(width, height, {}), dice, habits, {}};
    paintBackdrop(stage);
    Places places(stage);
    paintScene(stage, places);
    paintOverlay(stage);
    photograph(stage);
    LabelledPicture labelled;
    labelled.picture = stage.canvas.picture();
    for (const Stage::Label& label : stage.labels) {
        const float left = std::max(label.rect.x, 0.0F);
        const float top = std::max(label.rect.y, 0.0F);
        const float right = std::min(label.rect.right(), static_cast<float>(width));
        const float bottom = std::min(label.rect.bottom(), static_cast<float>(height));
        const float whole = label.rect.width * label.rect.height;
        if (right - left >= 3.0F && bottom - top >= 3.0F &&
            (right - left) * (bottom - top) >= 0.35F * whole) {
            labelled.regions.push_back(
                {static_cast<std::size_t>(label.kind), {left, top, right - left, bottom - top}});
        }
    }
    return labelled;
}

} // namespace vestigo::training::flat
