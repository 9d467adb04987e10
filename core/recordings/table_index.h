// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/timeline/series_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vestigo::recordings {

/// A behaviour table and how its times lie on the common clock.
struct TableSource {
    std::filesystem::path path;
    std::optional<SiteTime> startedAt;
    double offsetSeconds = 0.0;
    std::filesystem::path recordingFolder; ///< nothing is written below it; may be empty
};

/// What tells this state of the table from any other: path, size, time of change, a SHA-256 of its first and
/// last 256 KiB, and how its times are read.
Result<std::string> identityOf(const TableSource& source);

/// Where the table's index lies in a folder of indexes: named after the table's path, so that a changed table
/// replaces its index.
std::filesystem::path indexPath(const std::filesystem::path& folder, const TableSource& source);

/// Deletes the index of a table: it is damaged in a place that opening does not look at, and is made anew the
/// next time.
void forgetIndex(const std::filesystem::path& folder, const TableSource& source);

/// Opens the column index of a table (timeline::SeriesFile), made anew where there is none, where the table
/// has changed since, or where the index is damaged.
class TableIndexRun {
public:
    /// `folder`: of the indexes; made if it is not there. Indexes of other tables in it go, the longest
    /// unused first, when all together are over `mostBytes`.
    TableIndexRun(TableSource source, std::filesystem::path folder);

    static constexpr std::uint64_t mostBytes = 32ULL << 30U;

    /// Progress is the share of the table's bytes that are read. Errors: those of readTable; the folder lies
    /// in the recording's (PathForbidden) or cannot be written; the table was changed while it was read.
    Outcome<std::shared_ptr<const timeline::SeriesFile>> run(const CancelToken& cancel,
                                                             ProgressSink& progress);

private:
    Outcome<Done> build(const std::string& identity, const std::filesystem::path& target,
                        const CancelToken& cancel, ProgressSink& progress) const;

    TableSource source_;
    std::filesystem::path folder_;
};

} // namespace vestigo::recordings
