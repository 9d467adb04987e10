// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/instruments.h"
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

/// The hall around the machine: floor, walls, pillars, windows, pipes, racks, other machines.
void drawHall(const Drawing& drawing, const MachineModel& machine);

/// Plant seeds decide; the terminal's seed says where in the hall it stands.
void drawClutter(const Drawing& drawing, const Stage& stage);

} // namespace vestigo::dataset::synthetic::drawing
