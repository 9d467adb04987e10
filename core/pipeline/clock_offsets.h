// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clock_offsets.h"
#include "core/base/result.h"
#include "core/labels/annotations.h"
#include "core/recordings/recording.h"
#include "core/store/project_store.h"

#include <string>
#include <vector>

namespace vestigo::pipeline {

/// Done when the recording has every stream that is named; else an error that names the one it has not.
Result<Done> checkStreams(const recordings::Recording& recording, const analysis::ClockOffsets& offsets);

/// Adds the corrections to the offsets of the recording's streams and gives those that took effect: a stream
/// that it does not have is passed over, and one that would lie farther off than any recording may say.
analysis::ClockOffsets shiftStreams(recordings::Recording& recording, const analysis::ClockOffsets& offsets);

/// What people drew in a stream's pictures goes with them.
void shiftRegions(std::vector<labels::RegionOfInterest>& regions, const analysis::ClockOffsets& offsets);

/// The corrections to analyse with: what the project holds for this recording, after `wishes` were written
/// into it (a wish of 0 s takes back). Without a store the wishes alone, and nothing is kept.
Result<analysis::ClockOffsets> settleOffsets(store::ProjectStore* store, const std::string& recordingSha256,
                                             const analysis::ClockOffsets& wishes);

} // namespace vestigo::pipeline
