// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/row_time.h"

#include "core/recordings/errors.h"
#include "core/recordings/table_reader.h"

#include <algorithm>
#include <cmath>

namespace vestigo::recordings {

namespace {

/// Unix times in seconds, ms, us or ns tell themselves apart for the next thousand years.
double unitOf(double timestamp) {
    const double size = std::abs(timestamp);
    return size < 1e11 ? 1.0 : (size < 1e14 ? 1e-3 : (size < 1e17 ? 1e-6 : 1e-9));
}

std::optional<double> plausible(double seconds) {
    return std::abs(seconds) <= TableLimits::farthestTime ? std::optional<double>(seconds) : std::nullopt;
}

} // namespace

Result<RowTime> RowTime::find(const CsvHeader& header, const LineReader& lines,
                              const std::optional<SiteTime>& startedAt, double offsetSeconds) {
    RowTime time;
    time.separator_ = header.separator;
    const auto begin = header.names.begin();
    auto found = std::find(begin, header.names.end(), "t");
    if (found == header.names.end()) {
        found = std::find(begin, header.names.end(), "timestamp");
        time.isTimestamp_ = true;
    }
    if (found == header.names.end()) {
        return fileError(ErrorCode::KeyMissing, lines.path(), lineNumber(lines.line()),
                         VESTIGO_TEXT("Error", "has no column t or timestamp"),
                         VESTIGO_TEXT("Error", "name the column of the times in the header: t (seconds) or "
                                               "timestamp (RFC 3339, or Unix seconds)"));
    }
    if (time.isTimestamp_ && !startedAt) {
        return fileError(
            ErrorCode::KeyMissing, lines.path(), lineNumber(lines.line()),
            VESTIGO_TEXT("Error", "has timestamps, but the recording does not say when it started"),
            VESTIGO_TEXT("Error", "add started_at to recording.json"));
    }
    time.column_ = static_cast<std::size_t>(found - begin);
    time.shift_ = offsetSeconds - (time.isTimestamp_ ? startedAt->unixSeconds : 0.0);
    return time;
}

std::optional<double> RowTime::read(std::string_view cell) {
    if (isTimestamp_) {
        const std::optional<SiteTime> moment = readMoment(cell);
        return moment ? plausible(moment->unixSeconds + shift_) : std::nullopt;
    }
    double value = 0.0;
    const bool isNumber = readCell(cell, separator_, value) == Cell::Number;
    return isNumber ? plausible(value + shift_) : std::nullopt;
}

std::optional<SiteTime> RowTime::readMoment(std::string_view cell) {
    double value = 0.0;
    if (readCell(cell, separator_, value) == Cell::Number) {
        if (unit_ == 0.0) {
            unit_ = unitOf(value);
        }
        return SiteTime{value * unit_, 0};
    }
    return parseTimestamp(cell);
}

Error noTime(const LineReader& lines, std::string_view cell) {
    return fileError(ErrorCode::ValueInvalid, lines.path(), lineNumber(lines.line()),
                     VESTIGO_TEXT("Error", "\"%1\" is no time"),
                     VESTIGO_TEXT("Error", "correct or remove the row"), {singleLine(std::string(cell), 40)});
}

} // namespace vestigo::recordings
