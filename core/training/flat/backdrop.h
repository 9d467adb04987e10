// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/flat/stage.h"

namespace vestigo::training::flat {

/// Wall, floor, pipes, windows, stripes and things that stand about.
void paintBackdrop(Stage& stage);
/// What lies over all and is none of the plant: clocks and names in the picture, cables.
void paintOverlay(Stage& stage);
/// A door, a box, a sign, a pipe: something in a rectangle that is no key region.
void paintThing(Stage& stage, const Rect& rect);
/// Light, another place of the camera, its sharpness, noise and colours; the labels go along.
void photograph(Stage& stage);

} // namespace vestigo::training::flat
