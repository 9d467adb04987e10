// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/picture.h"

#include <cstddef>
#include <vector>

namespace vestigo::explanation {

using HeatMap = std::vector<float>; ///< one value a cell. [rows * columns]

/// The steps of a heat sequence in which an episode lies, and those that say what is usual. Ascending; frames
/// were seen in all of them.
struct HeatSteps {
    std::vector<std::size_t> inside;
    std::vector<std::size_t> outside;
};

/// The strongest connected area of a map.
struct HeatArea {
    timeline::Box cells; ///< in cells
    float peak = 0.0F;   ///< 0: no cell is above zero
};

/// The cell of the greatest value and the cells around it that hold at least `part` of it; they are taken out
/// of the map, and so are not found again.
HeatArea takeStrongestArea(HeatMap& map, int columns, int rows, float part);

/// What an episode as a whole shows that no stretch of like length outside of it does.
struct StretchEvidence {
    bool given = false;
    HeatArea area;
    double score = 0.0;            ///< 0..1
    std::vector<std::size_t> when; ///< steps that show it best, in order of time
};

/// Change that lasts: mean heat of the first `most` of the episode's steps, cell by cell, above the greatest
/// mean of the reference's stretches of like length. A small part that moves all the while never peaks in any
/// one step; a covered lens raises all of the frame.
StretchEvidence lastingExcess(const timeline::HeatSequence& heat, const HeatSteps& steps, std::size_t most);

/// Usual motion that stops: cells whose heat usually goes up and down and for `length` steps of the episode
/// does so less than in any stretch of the reference. A pause that normal work has too is none.
StretchEvidence lostMotion(const timeline::HeatSequence& heat, const HeatSteps& steps, std::size_t length);

} // namespace vestigo::explanation
