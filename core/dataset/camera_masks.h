// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/camera_state.h"

#include <vector>

namespace vestigo::dataset {

/// Steps at which the terminal says of itself that it is under maintenance (its column control_mode is 2).
/// All 0 where it says nothing. [steps]
std::vector<std::uint8_t> maintenanceSteps(const timeline::AlignedTerminal& terminal,
                                           const timeline::Grid& grid);

/// Takes out of the terminal's features what its cameras showed while they were in a bad state:
/// no engine is to take the fault of a camera for one of the machine.
void maskCameraStates(timeline::AlignedTerminal& terminal, const std::vector<timeline::CameraHealth>& cameras,
                      const timeline::Grid& grid, bool causal);

/// Marks the states of which at least half lies in maintenance.
void markMaintenance(std::vector<timeline::CameraHealth>& cameras,
                     const std::vector<std::uint8_t>& maintenance, const timeline::Grid& grid);

} // namespace vestigo::dataset
