// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/region_boxes.h"
#include "core/training/flat/canvas.h"

#include <string>
#include <vector>

namespace vestigo::training::flat {

/// Indices into models::keyRegionNames.
enum class Kind : std::size_t { Panel, Lights, Moving, Gauge, Hands, Display };

/// Habits of one plant: what its things look like, and what it takes for their extent.
struct Habits {
    Colour paint;           ///< of machines
    Colour panel;           ///< of control panels
    Colour bezel;           ///< round displays and lamps, mostly dark
    Colour figures;         ///< of seven-segment displays
    bool liquid = false;    ///< displays of dark figures on light glass
    bool bareLamps = false; ///< without a housing
    bool darkDials = false;
    float cornerRound = 0.0F;  ///< of panels, share of the shorter side
    float looseness = 0.0F;    ///< by how much of their size boxes are wider than the thing, may be negative
    bool hazardFrames = false; ///< round what moves
    float wear = 0.0F;
};
Habits habitsOf(Dice& dice);

/// What is painted, by whose habits, and what lies where.
struct Stage {
    struct Label {
        Kind kind;
        Rect rect;
    };
    Canvas canvas;
    Dice dice;
    Habits habits;
    std::vector<Label> labels;

    void label(Kind kind, const Rect& rect);
    Colour dark() { return grey(0.03F, 0.22F); }
    Colour light() { return grey(0.6F, 0.95F); }
    Colour grey(float least, float most);
    Colour any();    ///< more or less coloured
    Colour bright(); ///< strongly coloured
    std::string word(int least, int most);
    std::string number(int least, int most);
};

} // namespace vestigo::training::flat
