// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <string>
#include <vector>

namespace vestigo::dataset {

/// A value of each frame, in percent, as a column on the grid: the last one until the step, held over at most
/// `longestGapSeconds` where no frame came; missing beyond. `times`: ascending, as many as `values`.
timeline::FeatureSeries seriesOfFrames(const std::string& name, const std::vector<double>& times,
                                       const std::vector<float>& values, const timeline::Grid& grid,
                                       double longestGapSeconds);

} // namespace vestigo::dataset
