// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/camera_state.h"
#include "core/timeline/visual_features.h"

namespace vestigo::dataset {

/// "<stream>.covered": how much of the stream's key region something lies over, in percent.
timeline::FeatureSeries coveredOf(const timeline::StreamFeatures& features, const timeline::Grid& grid,
                                  double longestGapSeconds);

/// When how much of the key region was covered; pauses of two seconds and less are none.
timeline::RegionCover regionCoverOf(const timeline::StreamFeatures& features);

} // namespace vestigo::dataset
