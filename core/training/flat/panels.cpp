// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/panels.h"

#include "core/training/flat/instruments.h"
#include "core/training/flat/machines.h"

#include <algorithm>

namespace vestigo::training::flat {

namespace {

void paintHousing(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const float round = rect.shorter() * stage.habits.cornerRound;
    if (dice.chance(0.6F)) { // its shadow
        const float away = rect.shorter() * dice.between(0.01F, 0.06F);
        stage.canvas.box({rect.x + away, rect.y + away, rect.width, rect.height}, {0, 0, 0}, round, 0.3F);
    }
    const Colour paint = stage.habits.panel.times(dice.between(0.85F, 1.1F));
    stage.canvas.box(rect, paint.times(0.55F), round);
    stage.canvas.box(rect.grown(-std::max(0.8F, rect.shorter() * 0.015F)), paint, round);
    if (dice.chance(0.7F)) {
        stage.canvas.shade(rect, dice.between(0.9F, 1.1F), dice.between(0.85F, 1.05F), dice.chance(0.5F));
    }
    if (dice.chance(0.5F)) {
        paintScrews(stage, rect);
    }
}

/// The largest rectangle of this proportion in a cell, anywhere in it.
Rect fitted(Dice& dice, const Rect& cell, float proportion) {
    float width = cell.width;
    float height = width / proportion;
    if (height > cell.height) {
        height = cell.height;
        width = height * proportion;
    }
    return {cell.x + dice.unit() * (cell.width - width), cell.y + dice.unit() * (cell.height - height), width,
            height};
}

enum class Item { Figures, Screen, Lamps, Buttons, Gauge, Switches, Keys, Plate };

void paintItem(Stage& stage, Item item, const Rect& cell) {
    Dice& dice = stage.dice;
    switch (item) {
    case Item::Figures:
        paintFigures(stage, fitted(dice, cell, dice.between(1.6F, 3.2F)));
        break;
    case Item::Screen:
        paintScreen(stage, fitted(dice, cell, dice.between(1.0F, 1.8F)), false);
        break;
    case Item::Lamps: {
        const float proportion = static_cast<float>(dice.whole(3, 5)) * dice.between(0.9F, 1.3F);
        const bool upright = cell.height > cell.width * 1.3F;
        const float size = dice.between(0.55F, 1.0F);
        const Rect smaller = cell.part((1 - size) / 2, (1 - size) / 2, (1 + size) / 2, (1 + size) / 2);
        paintLamps(stage, fitted(dice, smaller, upright ? 1.0F / proportion : proportion));
        break;
    }
    case Item::Buttons:
        paintButtons(stage, cell);
        break;
    case Item::Gauge:
        paintGauge(stage, fitted(dice, cell, dice.chance(0.85F) ? 1.0F : 0.4F));
        break;
    case Item::Switches:
        paintSwitches(stage, cell);
        break;
    case Item::Keys:
        paintKeys(stage, cell);
        break;
    case Item::Plate:
        paintPlate(stage, fitted(dice, cell, dice.between(2.5F, 6.0F)));
        break;
    }
}

/// What stands beside each other in one row, and how high it is beside the others.
struct Row {
    std::vector<Item> items;
    float height;
};

std::vector<Row> rowsOf(Dice& dice, const Rect& rect) {
    std::vector<Row> rows;
    if (dice.chance(0.4F)) {
        rows.push_back({{Item::Plate}, 0.35F});
    }
    const bool wide = rect.width > 1.3F * rect.height;
    std::vector<Item> upper;
    for (const Item item : {Item::Figures, Item::Screen, Item::Gauge}) {
        if (dice.chance(item == Item::Figures ? 0.75F : 0.45F)) {
            upper.push_back(item);
        }
    }
    if (wide || upper.size() < 2) {
        rows.push_back({upper, 1.4F});
    } else {
        for (const Item item : upper) {
            rows.push_back({{item}, item == Item::Figures ? 0.8F : 1.3F});
        }
    }
    if (dice.chance(0.65F)) {
        rows.push_back({dice.chance(0.75F) ? std::vector<Item>{Item::Lamps}
                                           : std::vector<Item>{Item::Lamps, Item::Plate},
                        0.5F});
    }
    if (dice.chance(0.75F)) {
        rows.push_back({{dice.chance(0.75F) ? Item::Buttons : Item::Switches}, 0.5F});
    }
    if (dice.chance(0.15F)) {
        rows.push_back({{Item::Keys}, 0.8F});
    }
    for (int i = static_cast<int>(rows.size()) - 1; i > 0 && dice.chance(0.5F); --i) { // some out of order
        std::swap(rows[static_cast<std::size_t>(i)], rows[static_cast<std::size_t>(dice.below(i + 1))]);
    }
    return rows;
}

void paintRows(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const auto rows = rowsOf(dice, rect);
    float total = 0.0F;
    for (const Row& row : rows) {
        total += row.height;
    }
    float y = rect.y;
    for (const Row& row : rows) {
        const float height = rect.height * row.height / total;
        const auto count = static_cast<float>(row.items.size());
        for (std::size_t i = 0; i < row.items.size(); ++i) {
            const Rect cell{rect.x + rect.width * static_cast<float>(i) / count, y, rect.width / count,
                            height};
            const float gap = std::min(cell.shorter() * 0.12F, 6.0F);
            paintItem(stage, row.items[i], cell.grown(-gap));
        }
        y += height;
    }
}

void paintWires(Stage& stage, const Rect& rect, int count) {
    for (int i = 0; i < count; ++i) {
        const Colour colour = stage.bright();
        Spot from{rect.x + rect.width * stage.dice.unit(), rect.y};
        for (int k = 1; k <= 4; ++k) {
            const Spot to{from.x + rect.width * stage.dice.between(-0.06F, 0.06F),
                          rect.y + rect.height * static_cast<float>(k) / 4.0F};
            stage.canvas.line(from, to, 1.3F, colour);
            from = to;
        }
    }
}

} // namespace

void paintPanel(Stage& stage, const Rect& rect) {
    paintHousing(stage, rect);
    stage.label(Kind::Panel, rect);
    const float rim = rect.shorter() * 0.06F;
    Rect inner = rect.grown(-rim);
    if (stage.dice.chance(0.35F) && rect.width > rect.height) { // lamps or figures to the left of all
        const float share = stage.dice.between(0.12F, 0.3F);
        paintItem(stage, stage.dice.chance(0.6F) ? Item::Lamps : Item::Gauge,
                  inner.part(0, 0.1F, share, 0.9F));
        inner = inner.part(share + 0.03F, 0, 1, 1);
    }
    paintRows(stage, inner);
}

void paintTerminal(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    paintHousing(stage, rect);
    const float below = dice.between(0.72F, 0.86F);
    const float above = dice.chance(0.6F) ? dice.between(0.08F, 0.14F) : 0.04F;
    const Rect keys = rect.part(0.05F, below + 0.02F, 0.95F, 0.96F);
    if (dice.chance(0.5F)) {
        stage.label(Kind::Panel, rect);
    } else {
        stage.canvas.box(keys, stage.habits.bezel);
        stage.label(Kind::Panel, keys);
    }
    if (above > 0.05F) {
        const Rect head = rect.part(0.05F, 0.015F, 0.95F, above - 0.01F);
        const float width = head.height * static_cast<float>(dice.whole(3, 5));
        const bool left = dice.chance(0.5F);
        paintLamps(stage, {left ? head.x : head.right() - width, head.y, width, head.height});
        paintPlate(stage, left ? head.part(0.65F, 0.1F, 0.95F, 0.9F) : head.part(0.05F, 0.1F, 0.35F, 0.9F));
    }
    paintScreen(stage, rect.part(0.05F, above, 0.95F, below), dice.chance(0.6F));
    if (dice.chance(0.7F)) {
        paintButtons(stage, keys);
    } else {
        paintKeys(stage, keys);
    }
}

void paintModules(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    const int count = dice.whole(4, 10);
    const Colour body = stage.any().towards(stage.grey(0.2F, 0.8F), 0.4F);
    stage.canvas.box(rect.grown(rect.shorter() * 0.04F), body.times(0.5F));
    for (int i = 0; i < count; ++i) {
        const float from = static_cast<float>(i) / static_cast<float>(count);
        const Rect module = rect.part(from + 0.004F, 0, from + 1.0F / static_cast<float>(count) - 0.004F, 1);
        stage.canvas.box(module, body.times(dice.between(0.8F, 1.1F)));
        if (dice.chance(0.8F)) {
            stage.canvas.box(module.part(0.2F, 0.6F, 0.8F, 0.95F), stage.dark());
        }
    }
    const float lower = dice.between(0.25F, 0.55F);
    const float upper = dice.between(0.0F, 0.12F);
    const bool bare = stage.habits.bareLamps;
    stage.label(Kind::Panel, rect);
    const int columns = count * dice.whole(1, 2);
    const Colour lit = stage.bright();
    const Rect field = rect.part(0, upper, 1, lower);
    for (int i = 0; i < columns; ++i) {
        for (int k = 0; k < 5; ++k) {
            const Spot place{field.x +
                                 field.width * (static_cast<float>(i) + 0.5F) / static_cast<float>(columns),
                             field.y + field.height * (static_cast<float>(k) + 0.5F) / 5.0F};
            const Colour colour = dice.chance(0.5F) ? lit.towards({1, 1, 1}, 0.3F) : lit.times(0.25F);
            stage.canvas.disc(place, std::max(0.8F, field.height * 0.06F), colour);
        }
    }
    stage.label(Kind::Lights, field);
    if (dice.chance(0.7F)) {
        const float width = dice.between(0.1F, 0.2F);
        paintFigures(stage, rect.part(0.02F, 0.6F, 0.02F + width, 0.85F));
    }
    stage.habits.bareLamps = bare;
    paintWires(stage, {rect.x + rect.width * 0.2F, rect.bottom(), rect.width * 0.75F, rect.height * 0.4F},
               dice.whole(0, 16));
}

void paintRack(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    stage.canvas.box(rect, stage.dark());
    const int units = dice.whole(3, 6);
    const Rect inner = rect.part(0.06F, 0.04F, 0.94F, 0.96F);
    const int named = dice.below(units);
    for (int i = 0; i < units; ++i) {
        const float pitch = 1.0F / static_cast<float>(units);
        const Rect unit = inner.part(0, pitch * static_cast<float>(i) + 0.01F, 1,
                                     pitch * static_cast<float>(i + 1) - 0.01F);
        stage.canvas.box(unit, dice.chance(0.5F) ? stage.grey(0.6F, 0.95F) : stage.grey(0.08F, 0.3F));
        const int kind = i == named ? 0 : dice.whole(1, 4);
        if (kind == 0) {
            stage.label(Kind::Panel, unit);
            paintFigures(stage, unit.part(0.1F, 0.3F, 0.1F + dice.between(0.15F, 0.3F), 0.8F));
            if (dice.chance(0.5F)) {
                paintScreen(stage, unit.part(0.55F, 0.15F, 0.8F, 0.85F), false);
            }
            paintPlate(stage, unit.part(0.02F, 0.05F, 0.25F, 0.22F));
        } else if (kind == 1) {
            const float from = dice.between(0.05F, 0.3F);
            const float y = dice.between(0.1F, 0.4F);
            paintDiodes(stage,
                        unit.part(from, y, from + dice.between(0.3F, 0.6F), y + dice.between(0.25F, 0.5F)));
            paintWires(stage, unit.part(from, y + 0.3F, 0.9F, 1.6F), dice.whole(0, 12));
        } else if (kind == 2) {
            const float side = unit.height * 0.8F;
            paintFan(stage, {unit.x + unit.width * dice.between(0.05F, 0.6F), unit.y + unit.height * 0.1F,
                             side, side});
        } else if (kind == 3 && dice.chance(0.5F)) {
            const float height = unit.height * 0.35F;
            paintLamps(stage, {unit.x + unit.width * 0.6F, unit.y + height, height * 4, height});
        }
    }
}

void paintCabinet(Stage& stage, const Rect& rect) {
    Dice& dice = stage.dice;
    paintHousing(stage, rect);
    const int gauges = dice.whole(1, 3);
    const float top = dice.between(0.25F, 0.34F);
    for (int i = 0; i < gauges; ++i) {
        const float from = static_cast<float>(i) / static_cast<float>(gauges);
        const Rect cell =
            rect.part(0.04F, 0.02F, 0.96F, top).part(from, 0, from + 1.0F / static_cast<float>(gauges), 1);
        paintGauge(stage, fitted(dice, cell.grown(-2), 1.0F));
    }
    const float middle = dice.between(0.58F, 0.68F);
    const Rect field = rect.part(0.03F, top + 0.01F, 0.97F, middle);
    if (dice.chance(0.6F)) {
        stage.canvas.frame(field, stage.grey(0.2F, 0.5F), 1);
    }
    stage.label(Kind::Panel, field);
    const float share = dice.between(0.4F, 0.6F);
    paintLamps(stage, field.part(0.03F, 0.08F, share, 0.42F));
    paintFigures(stage, field.part(share + 0.06F, 0.06F, 0.97F, 0.45F));
    if (dice.chance(0.5F)) {
        paintSwitches(stage, field.part(0.05F, 0.55F, 0.95F, 0.95F));
    } else {
        paintButtons(stage, field.part(0.05F, 0.55F, 0.95F, 0.95F));
    }
    const Rect door = rect.part(0.03F, middle + 0.02F, 0.65F, 0.98F);
    stage.canvas.frame(door, stage.grey(0.2F, 0.6F), 1.2F);
    const Spot sign{door.middleX(), door.middleY()};
    const float size = door.shorter() * 0.25F;
    stage.canvas.polygon(
        {{sign.x, sign.y - size}, {sign.x + size, sign.y + size}, {sign.x - size, sign.y + size}},
        {0.95F, 0.8F, 0.1F});
    const float side = std::min(rect.width * 0.25F, rect.height * (0.96F - middle));
    paintFan(stage, {rect.x + rect.width * 0.7F, rect.bottom() - side * 1.15F, side, side});
}

} // namespace vestigo::training::flat
