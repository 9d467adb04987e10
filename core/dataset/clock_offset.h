// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/align.h"
#include "core/dataset/lag_fit.h"

#include <string>

namespace vestigo::dataset {

/// How far one stream's clock seems to be off, offered to the user, never applied silently.
struct OffsetEstimate {
    std::string terminal;
    std::string stream;
    double offsetSeconds = 0.0; ///< to be added to the stream's offset_s
    double confidence = 0.0;    ///< 0..1; from `offered` on the offset may be offered, 0: it cannot be told
    std::string note;           ///< why it cannot be told, when confidence is 0 (marked text's source)

    /// Of recordings with planted offsets and of unrelated ones under 1 % reach it with a wrong offset.
    static constexpr double offered = 0.5;
    bool isOffered() const { return confidence >= offered; }
};

/// A video's signals against a table's columns, both on one even grid of `sampleSeconds`: of each column its
/// level and how fast it changes are taken, and fitLags says which lag explains them best. Positive: the
/// video's events come too early.
OffsetEstimate estimateOffset(const Signals& video, const Signals& table, double sampleSeconds,
                              const CancelToken& cancel = {});

/// The same for one video stream of a recording whose features are known, against the terminal's own table
/// (read in bounded memory; of more than ten minutes those in which the table changes most). Confidence 0 and
/// a note when there is nothing to compare with.
Outcome<OffsetEstimate> estimateStreamOffset(const recordings::Recording& recording,
                                             const recordings::Terminal& terminal,
                                             const recordings::Stream& stream, const VideoFeatures& features,
                                             const CancelToken& cancel);

} // namespace vestigo::dataset
