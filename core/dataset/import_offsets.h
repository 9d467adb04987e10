// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/dataset/clock_offset.h"
#include "core/recordings/import.h"

#include <vector>

namespace vestigo::dataset {

/// How far the clock of each video of a request seems to be off against the table of the same terminal, with
/// the offsets of the request in force: what is to be added to them. One estimate a video; confidence 0 and a
/// note where there is nothing to compare with. Decodes the videos: minutes for long ones.
Outcome<std::vector<OffsetEstimate>> estimateImportOffsets(const recordings::ImportRequest& request,
                                                           const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::dataset
