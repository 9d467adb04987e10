// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <optional>
#include <string>
#include <vector>

namespace vestigo::dataset {

/// How far one stream's clock seems to be off, offered to the user, never applied silently.
struct OffsetEstimate {
    std::string terminal;
    std::string stream;
    double offsetSeconds = 0.0; ///< to be added to the stream's offset_s
    double confidence = 0.0;    ///< 0..1: the peak of the correlation against its best rival and against chance
    std::string note;           ///< why there is no estimate, when confidence is 0 (marked text's source)
};

/// Motion of a video against activity of the table, both finely sampled (seconds per sample `sampleSeconds`), by
/// normalised cross-correlation over +- `longestSeconds`. Positive: the video's events come too early.
OffsetEstimate estimateOffset(const std::vector<double>& motion, const std::vector<double>& activity,
                              double sampleSeconds, double longestSeconds = 3.0);

} // namespace vestigo::dataset
