// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

/// Smoke, leaks, sparks, glow, and what does not belong: where the stage says, with a region for each.
void drawEffects(const Drawing& drawing, const Stage& stage, const SceneState& state);

/// A person who passes in the background, as a distraction.
void drawPasserBy(const Drawing& drawing, const SceneState& state);

} // namespace vestigo::dataset::synthetic::drawing
