// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/align.h"

namespace vestigo::dataset {

/// What the entries of both logs are like, terminal by terminal in the recording's order, each trait of a
/// step once. A log that cannot be read gives what was read of it (featuresFromLogs names the problem).
Outcome<std::vector<std::vector<timeline::LogTrait>>> logTraits(const recordings::Recording& recording,
                                                                const CancelToken& cancel);

} // namespace vestigo::dataset
