// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/flat/stage.h"

namespace vestigo::training::flat {

// What moves, painted into a rectangle and labelled as moving part: all of the space in which it moves.

/// The opening of a press with its ram.
void paintPress(Stage& stage, const Rect& rect);
/// A window behind which a chuck turns.
void paintLathe(Stage& stage, const Rect& rect);
/// A belt over the whole width with goods on it.
void paintBelt(Stage& stage, const Rect& rect);
void paintVehicle(Stage& stage, const Rect& rect);
/// An arm of links, often behind a fence.
void paintRobot(Stage& stage, const Rect& rect);
/// Blades in a round opening, or a fan behind a grille.
void paintFan(Stage& stage, const Rect& rect);
/// A wheel of blades in a pipe, in its sight glass.
void paintImpeller(Stage& stage, const Rect& rect);

/// A band or a frame of slanting stripes.
void paintHazard(Stage& stage, const Rect& rect);

} // namespace vestigo::training::flat
