// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/training_watch.h"
#include "core/models/vgmsstgat/sample.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// What the network says of a whole recording, without gradients. The network must not be in training.
NetworkOutput predict(Network& network, const Sample& sample);

/// Fills in what a report says of the validation: mean loss over recordings, ranking over all steps that
/// count. `threads` recordings at a time. False where it was cancelled.
bool validate(Network& network, const std::vector<Sample>& samples, double positiveWeight, int threads,
              const CancelToken& cancel, EpochReport& report);

} // namespace vestigo::models::vgmsstgat
