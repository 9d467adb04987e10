// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/recordings/csv.h"

#include <optional>
#include <string_view>

namespace vestigo::recordings {

/// Where the time of a row stands and how it becomes seconds on the common clock.
class RowTime {
public:
    /// Finds the column `t` or `timestamp`. Refused: neither is there; `timestamp` and nobody says when t = 0
    /// was.
    static Result<RowTime> find(const CsvHeader& header, const LineReader& lines,
                                const std::optional<SiteTime>& startedAt, double offsetSeconds);

    std::size_t column() const { return column_; }
    bool isTimestamp() const { return isTimestamp_; }
    /// Seconds on the common clock; nothing when the cell is no time.
    std::optional<double> read(std::string_view cell);
    /// The moment of a `timestamp` cell.
    std::optional<SiteTime> readMoment(std::string_view cell);

private:
    std::size_t column_ = 0;
    bool isTimestamp_ = false;
    char separator_ = ',';
    double shift_ = 0.0;
    double unit_ = 0.0; ///< of numeric timestamps, in seconds; 0: not settled yet
};

/// The error of a row whose time cell is none.
Error noTime(const LineReader& lines, std::string_view cell);

} // namespace vestigo::recordings
