// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

/// How a person is dressed and built.
struct Build {
    Vec3 overall{0.05F, 0.1F, 0.3F};
    Vec3 vest{1.0F, 0.35F, 0.02F};
    Vec3 helmet{0.95F, 0.75F, 0.05F};
    Vec3 skin{0.6F, 0.38F, 0.26F};
    Vec3 gloves{0.1F, 0.1F, 0.12F};
    bool wearsVest = true;
    float height = 1.76F; ///< metres
};
Build buildOf(std::uint64_t seed);

struct PersonPose {
    Vec3 feet;
    float facing = 0.0F; ///< revolutions about the vertical; 0 looks along -z, to the machine
    float lean = 0.0F;
    float step = -1.0F; ///< 0 .. 1 of a walking cycle; < 0 stands
    Vec3 left;          ///< hands
    Vec3 right;
    Vec3 look; ///< what the head is turned to
    HandTool leftTool = HandTool::None;
    HandTool rightTool = HandTool::None;
    bool helmet = true;
    bool gloves = true;
};

/// The whole body; the hands are a region operator_hands, a bare head the region "helmet", a telephone
/// "phone".
void drawPerson(const Drawing& drawing, const Build& build, const PersonPose& pose, bool regions);

/// The operator as the state wants him; nothing while he is away.
void drawOperator(const Drawing& drawing, const Stage& stage, const SceneState& state);

} // namespace vestigo::dataset::synthetic::drawing
