// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"

namespace vestigo::models::kmeans {

/// A terminal judged by its own recording.
struct OwnNormal {
    Profile profile; ///< the last one fitted
    ProfileScore score;
};

/// Without a model: learns from what in this recording is presumably normal. Offline: the whole recording,
/// without the third of its steps that fit the rest worst. Past only: after a first part of 40 steps (which
/// stays unjudged), again each time the past has grown by a half, each step judged by a profile that knows
/// only what came before it. The threshold is then the same however long the recording is; scores by a short
/// past are lowered instead.
OwnNormal scoreByOwnNormal(const TerminalColumns& columns, bool past, std::uint64_t seed,
                           const CancelToken& cancel);

} // namespace vestigo::models::kmeans
