// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/recordings/logs.h"
#include "core/recordings/table_reader.h"
#include "core/recordings/video.h"
#include "core/timeline/grid.h"

#include <optional>
#include <string>
#include <vector>

namespace vestigo::recordings {

struct StreamReport {
    std::string terminal;
    std::string stream;
    StreamKind kind = StreamKind::Table;
    std::string file;
    std::optional<VideoInfo> video;
    std::optional<TableSummary> table;
    double firstSeconds = 0.0; ///< on the common clock
    double lastSeconds = 0.0;
    std::vector<timeline::TimeRange> gaps; ///< longer than 3 typical intervals and than one step; at most 100
    std::uint64_t gapCount = 0;
};

/// What `vestigo-cli info` says of a recording.
struct RecordingReport {
    Recording recording;
    std::vector<StreamReport> streams;
    std::optional<LogSummary> instructions;
    std::optional<LogSummary> communication;
    std::vector<Problem> problems; ///< all that is wrong or odd, the opening's included
};

/// Reads every stream and log once (tables and logs whole, videos by packet). A broken stream is a problem of
/// the report, not a failure of the inspection.
Outcome<RecordingReport> inspectRecording(const Recording& recording, const CancelToken& cancel,
                                          ProgressSink& progress);

/// True when at least one stream or log could be read; else end with nothingUsable(report.recording,
/// report.problems).
bool hasUsablePart(const RecordingReport& report);

} // namespace vestigo::recordings
