// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/dataset/synthetic/drawing/draw.h"

namespace vestigo::training {

/// A camera somewhere in some plant that never was: any machine, any make, any place. `width` x `height`
/// pixels.
dataset::synthetic::CameraSpec randomCamera(Random& random, int width, int height);

/// Any state that such a machine may be seen in, with what disturbs the view; no simulation stands behind it,
/// so that the detector sees what seldom happens as often as what always does. `covers`: also with something
/// before the lens.
dataset::synthetic::SceneState randomScene(Random& random, const dataset::synthetic::CameraSpec& camera,
                                           bool covers);

} // namespace vestigo::training
