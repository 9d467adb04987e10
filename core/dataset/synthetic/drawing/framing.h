// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/lens.h"
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

/// Where the camera of a spec stands: the device camera takes in the machine, the operator's camera looks
/// over a shoulder at panel and hands. `displaced` 0 .. 1 pushes it aside. Width and height are those of the
/// drawn picture.
Lens placeCamera(const CameraSpec& spec, const Stage& stage, int width, int height, float displaced,
                 float displacedDirection);

} // namespace vestigo::dataset::synthetic::drawing
