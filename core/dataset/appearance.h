// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/visual_features.h"

namespace vestigo::dataset {

/// "<stream>.appearance": how far what an encoder sees is from what it usually sees in this stream, in
/// percent of the usual features' length: 100 |f - c| / |c|, f the pooled features of the last frame until
/// the step, c the median of each channel over the recording's frames, or, causal, over those before (at most
/// the last 64; the first frame is its own usual). Held over at most `longestGapSeconds` where no frame came;
/// missing beyond.
timeline::FeatureSeries appearanceOf(const timeline::StreamFeatures& features, const timeline::Grid& grid,
                                     bool causal, double longestGapSeconds);

} // namespace vestigo::dataset
