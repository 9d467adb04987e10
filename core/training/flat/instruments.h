// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/flat/stage.h"

namespace vestigo::training::flat {

// Instruments, each painted into a rectangle and labelled as a key region unless it says that it is none.

void paintGauge(Stage& stage, const Rect& rect);
/// Seven segments behind dark glass, or dark ones on light glass.
void paintFigures(Stage& stage, const Rect& rect);
/// A screen with texts, curves and bars; with a labelled chart as what moves where `chart` says so.
void paintScreen(Stage& stage, const Rect& rect, bool chart);
/// Lamps in a row or a column as the rectangle lies: round ones in a housing or bare, some lit.
void paintLamps(Stage& stage, const Rect& rect);
/// A signal tower on its pole; the rectangle is that of the lamps alone.
void paintTower(Stage& stage, const Rect& rect);
/// Small lamps of ports or modules.
void paintDiodes(Stage& stage, const Rect& rect);

// What is no key region.

void paintButtons(Stage& stage, const Rect& rect);
void paintSwitches(Stage& stage, const Rect& rect);
void paintPlate(Stage& stage, const Rect& rect);
void paintKeys(Stage& stage, const Rect& rect);
void paintScrews(Stage& stage, const Rect& rect);
void paintVents(Stage& stage, const Rect& rect);

} // namespace vestigo::training::flat
