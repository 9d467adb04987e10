// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/flat/stage.h"

namespace vestigo::training::flat {

/// Somebody before the camera: two arms from an edge of the picture, or a whole person, whose hands reach for
/// places; the hands and what of the forearms is with them is one region.
void paintOperator(Stage& stage);
/// Somebody far away whose hands are no region.
void paintPasserBy(Stage& stage);

} // namespace vestigo::training::flat
