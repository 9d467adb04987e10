// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/timeline/series_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// Columns of one table over a stretch of time.
struct RowsExport {
    std::shared_ptr<const SeriesFile> file;
    std::vector<std::string> columns;
    TimeRange range;
};

/// Writes every row of the range as CSV: `t` in seconds of the common clock, `timestamp` on the site's clock
/// where the start is known, then the columns as they were recorded; missing values are empty cells. Numbers
/// have a point and the digits that tell them apart, whatever the locale. Bounded memory; the file is seen
/// when it is whole. Answers the number of rows. Errors: an unknown column, the file cannot be written.
Outcome<std::uint64_t> writeRowsAsCsv(const RowsExport& rows, const std::optional<SiteTime>& startedAt,
                                      const std::filesystem::path& path, const CancelToken& cancel,
                                      ProgressSink& progress);

/// A cell of text: quoted where it has to be; what a spreadsheet would take for a formula is made text.
std::string csvCell(const std::string& text);
/// "12.345": seconds without needless digits, at most nine after the point.
std::string csvSeconds(double seconds);
/// The shortest text that reads back as this number; empty where it is missing.
std::string csvNumber(float value);

} // namespace vestigo::timeline
