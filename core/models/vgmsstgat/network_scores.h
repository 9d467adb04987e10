// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/models/vgmsstgat/network.h"
#include "core/models/vgmsstgat/network_data.h"
#include "core/models/vgmsstgat/scores.h"

#include <memory>
#include <vector>

namespace vestigo::models::vgmsstgat {

struct ScoreOptions {
    bool explain = false;
};

/// Runs networks over a recording, stretch by stretch, each with the steps before it that a window looks back
/// on (offline: after it too), so that memory does not grow with the recording and all windows of a stretch
/// share what they overlap in. The networks must be of one spec but for their weights.
Outcome<NetworkScores> scoreWith(const std::vector<std::shared_ptr<Network>>& networks,
                                 const NetworkData& data, const ScoreOptions& options,
                                 const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::models::vgmsstgat
