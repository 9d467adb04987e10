// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_csv.h"

#include "core/base/numbers.h"
#include "core/base/streamed_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vestigo::timeline {

namespace {

constexpr std::size_t pieceBytes = 1U << 20U;
constexpr std::uint64_t rowsBetweenLooks = 512; ///< at the cancel token

std::string headerLine(const RowsExport& rows, bool timestamps) {
    std::string line = timestamps ? "t,timestamp" : "t";
    for (const std::string& column : rows.columns) {
        line += ',' + csvCell(column);
    }
    return line + '\n';
}

Error unknownColumn(const std::string& column) {
    Error error;
    error.code = ErrorCode::ReferenceUnknown;
    error.place = column;
    error.message = VESTIGO_TEXT("Error", "there is no such column");
    return error;
}

Error damagedIndex(const std::filesystem::path& path) {
    Error error;
    error.code = ErrorCode::DatabaseInvalid;
    error.file = path.string();
    error.message = VESTIGO_TEXT("Error", "cannot be written: the index of the table is damaged");
    error.remedy = VESTIGO_TEXT("Error", "open the recording again; the index is made again from the table");
    return error;
}

} // namespace

std::string csvCell(const std::string& text) {
    std::string cell = text;
    if (!cell.empty() && std::string("=+-@").find(cell.front()) != std::string::npos) {
        cell.insert(cell.begin(), '\'');
    }
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string csvSeconds(double seconds) {
    std::string text = formatFixed(seconds, 9);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string csvNumber(float value) {
    if (!std::isfinite(value)) {
        return {};
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

Outcome<std::uint64_t> writeRowsAsCsv(const RowsExport& rows, const std::optional<SiteTime>& startedAt,
                                      const std::filesystem::path& path, const CancelToken& cancel,
                                      ProgressSink& progress) {
    std::vector<std::size_t> columns;
    for (const std::string& name : rows.columns) {
        const auto column = rows.file->columnOf(name);
        if (!column) {
            return unknownColumn(name);
        }
        columns.push_back(*column);
    }
    auto file = StreamedFile::create(path);
    if (!file) {
        return file.error();
    }
    std::string piece = headerLine(rows, startedAt.has_value());
    std::optional<Error> failure;
    std::uint64_t count = 0;
    Progress report{VESTIGO_TEXT("Progress", "Writing the series"), path.filename().string()};
    const auto flush = [&] {
        if (auto written = file->append(piece); !written) {
            failure = written.error();
        }
        piece.clear();
        return !failure;
    };
    const auto visit = [&](double t, const std::vector<float>& values) {
        piece += csvSeconds(t);
        if (startedAt) {
            piece += ',' + formatTimestamp(later(*startedAt, t));
        }
        for (const float value : values) {
            piece += ',' + csvNumber(value);
        }
        piece += '\n';
        if (++count % rowsBetweenLooks == 0) {
            report.fraction = std::clamp((t - rows.range.start) / rows.range.length(), 0.0, 1.0);
            report.overall = report.fraction;
            progress.report(report);
        }
        return !(count % rowsBetweenLooks == 0 && cancel.cancelled()) &&
               (piece.size() < pieceBytes || flush());
    };
    const bool all = rows.file->visitRows(columns, rows.range, visit);
    if (!all && !failure) {
        return Cancelled{};
    }
    if (rows.file->damaged()) { // gaps that the table does not have
        return damagedIndex(path);
    }
    if (failure || !flush()) {
        return *failure;
    }
    if (auto whole = file->commit(); !whole) {
        return whole.error();
    }
    return count;
}

} // namespace vestigo::timeline
