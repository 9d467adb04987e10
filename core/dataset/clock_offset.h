// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/align.h"

#include <string>
#include <vector>

namespace vestigo::dataset {

/// How far one stream's clock seems to be off, offered to the user, never applied silently.
struct OffsetEstimate {
    std::string terminal;
    std::string stream;
    double offsetSeconds = 0.0; ///< to be added to the stream's offset_s
    double confidence = 0.0; ///< 0..1: the peak of the correlation against its best rival and against chance
    std::string note;        ///< why there is no estimate, when confidence is 0 (marked text's source)
};

/// Motion of a video against activity of the table, both finely sampled (seconds per sample `sampleSeconds`),
/// by normalised cross-correlation over +- `longestSeconds`. Positive: the video's events come too early.
OffsetEstimate estimateOffset(const std::vector<double>& motion, const std::vector<double>& activity,
                              double sampleSeconds, double longestSeconds = 3.0);

/// The same for one video stream of a recording whose features are known, against the terminal's own table
/// (read in bounded memory). Confidence 0 and a note when there is nothing to compare with.
Outcome<OffsetEstimate> estimateStreamOffset(const recordings::Recording& recording,
                                             const recordings::Terminal& terminal,
                                             const recordings::Stream& stream, const VideoFeatures& features,
                                             const CancelToken& cancel);

} // namespace vestigo::dataset
