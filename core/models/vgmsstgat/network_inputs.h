// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network_data.h"
#include "core/models/vgmsstgat/sample.h"

namespace vestigo::models::vgmsstgat {

/// Steps [from, to) of a recording as tensors. Without pictures the maps are of one cell, and missing.
NetworkInput inputOf(const NetworkData& data, const NetworkSpec& spec, std::size_t from, std::size_t to);

/// A whole recording with its truth.
Sample sampleOf(const NetworkData& data, const NetworkSpec& spec, const TrainingExample& example);

/// `spec` with the sizes of what networkData makes.
NetworkSpec withDataSizes(NetworkSpec spec);
/// Fails where a network is not one for this data (a model of another version).
Result<Done> checkDataSizes(const NetworkSpec& spec);

} // namespace vestigo::models::vgmsstgat
