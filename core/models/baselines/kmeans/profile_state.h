// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_state.h"

#include <vector>

namespace vestigo::models::kmeans {

/// Profiles as tensors ("p3/centre", "p3/g1/centres" ...) and metadata; the names of terminals and columns
/// are texts in the metadata only.
ModelState stateOf(const std::vector<Profile>& profiles);

/// The way back, with every size checked; ModelInvalid otherwise.
Result<std::vector<Profile>> profilesOf(const ModelState& state);

} // namespace vestigo::models::kmeans
