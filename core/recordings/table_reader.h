// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::recordings {

struct TableLimits {
    static constexpr std::size_t columns = 4096;
    static constexpr std::size_t lineBytes = 1U << 20U;
    static constexpr double farthestTime = 1e11; ///< seconds; what lies beyond is no time
    static constexpr double hugeValue = 1e30;    ///< a greater magnitude counts as missing, and is reported
};

/// What was seen while a table was read.
struct TableSummary {
    std::vector<std::string> columns; ///< numeric feature columns in file order, without the time column
    std::vector<std::string> ignored; ///< columns that hold no number at all
    std::uint64_t rows = 0;
    double firstSeconds = 0.0; ///< smallest time on the common clock
    double lastSeconds = 0.0;
    std::uint64_t outOfOrder = 0;   ///< rows whose time is before that of the row above
    std::uint64_t missingCells = 0; ///< empty, nan, null
    std::uint64_t brokenCells = 0;  ///< neither a number nor a missing value, in a numeric column
    std::uint64_t hugeCells = 0;
    double longestGapSeconds = 0.0;   ///< between neighbouring rows in file order
    std::uint64_t outOfOrderLine = 0; ///< the first of them; 0: none
    std::uint64_t brokenLine = 0;
    std::uint64_t hugeLine = 0;
    std::uint64_t truncatedLine =
        0; ///< a last row that breaks off (no line end, cells missing) was left out; 0: none
};

/// One row: its time on the common clock and the value of each numeric column, NaN where missing.
using RowVisitor = std::function<bool(double t, const std::vector<double>& values)>; ///< false: stop reading

/// Reads a behaviour table row by row in bounded memory, whatever its size. `startedAt` maps `timestamp`
/// columns to the common clock (numbers: Unix seconds, or ms, us, ns where they are that large);
/// `offsetSeconds` is added. A first pass over the first 64 KiB rows' worth of text settles which columns are
/// numeric. Errors: no header, no time column, no numeric column, a row with another number of cells (its
/// line is the place), a time that is no time, no rows, binary content, too many columns. The separator may
/// also be a semicolon (then with decimal commas) or a tab; a byte order mark is skipped. Rows may be out of
/// order; times that run backwards are counted, not refused. `bytesRead`, if given, is kept at the place in
/// the file that the visited row came from, for progress.
Outcome<TableSummary> readTable(const std::filesystem::path& path, const std::optional<SiteTime>& startedAt,
                                double offsetSeconds, const RowVisitor& visit, const CancelToken& cancel = {},
                                std::uint64_t* bytesRead = nullptr);

struct TableMapping;

/// The same of a loose table whose columns are mapped: as it will be read once it was imported.
Outcome<TableSummary> readMappedTable(const std::filesystem::path& path, const TableMapping& mapping,
                                      const std::optional<SiteTime>& startedAt, double offsetSeconds,
                                      const CancelToken& cancel = {});

/// The earliest moment among the first 65,536 rows of a table with a `timestamp` column; nothing for a table
/// with `t`.
Result<std::optional<SiteTime>> firstTimestamp(const std::filesystem::path& path);
Result<std::optional<SiteTime>> firstTimestamp(const std::filesystem::path& path,
                                               const TableMapping& mapping);

/// Header and column kinds only, from the beginning of the file.
Result<std::vector<std::string>> tableColumns(const std::filesystem::path& path);

} // namespace vestigo::recordings
