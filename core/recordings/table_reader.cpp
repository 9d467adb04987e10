// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/table_reader.h"

#include "core/recordings/csv.h"
#include "core/recordings/errors.h"
#include "core/recordings/row_time.h"
#include "core/recordings/table_mapping.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>
#include <limits>

namespace vestigo::recordings {

namespace {

constexpr std::uint64_t rowsThatSettle = 65536;
constexpr std::uint64_t rowsBetweenLooks = 512; ///< at the cancel token
constexpr double missingValue = std::numeric_limits<double>::quiet_NaN();

/// Header, time column and numeric columns of a table.
struct TableLayout {
    CsvHeader header;
    std::vector<std::size_t> slot; ///< by column: its place among the numeric ones, or `noSlot`
    std::vector<std::string> numeric;
    std::vector<std::string> ignored;
};
constexpr std::size_t noSlot = static_cast<std::size_t>(-1);

struct ColumnFacts {
    bool number = false;
    bool text = false;
};

std::string columnName(const CsvHeader& header, std::size_t column) {
    return header.names[column].empty() ? "#" + std::to_string(column + 1) : header.names[column];
}

/// Looks at the first rows until every column has shown a number. True: the whole file was seen.
bool lookAtColumns(LineReader& lines, const CsvHeader& header, std::vector<ColumnFacts>& facts,
                   const CancelToken& cancel) {
    CsvSplitter splitter(header.separator);
    std::string_view record;
    for (std::uint64_t row = 0; row < rowsThatSettle && !cancel.cancelled(); ++row) {
        if (!lines.next(record)) {
            return true;
        }
        bool allKnown = true;
        const std::vector<std::string_view>& cells = splitter.split(record, lines.hasQuotes());
        for (std::size_t column = 0; column < std::min(cells.size(), facts.size()); ++column) {
            ColumnFacts& fact = facts[column];
            if (!fact.number) {
                double value = 0.0;
                const Cell cell = readCell(cells[column], header.separator, value);
                fact.number = cell == Cell::Number || cell == Cell::Huge;
                fact.text = fact.text || cell == Cell::Broken;
                allKnown = allKnown && fact.number;
            }
        }
        if (allKnown && cells.size() == facts.size()) {
            return false;
        }
    }
    return false;
}

/// The head of the file under the names that it is to be read by.
Result<CsvHeader> headOf(LineReader& lines, const TableMapping& mapping) {
    Result<CsvHeader> header = readHeader(lines);
    return header ? Result<CsvHeader>(mappedHeader(header.take(), mapping)) : header;
}

/// Which columns are features. A column without any value so far may still get some, unless the file is over.
Result<TableLayout> settleLayout(const std::filesystem::path& path, const TableMapping& mapping,
                                 const CancelToken& cancel) {
    Result<LineReader> lines = LineReader::open(path);
    if (!lines) {
        return lines.error();
    }
    Result<CsvHeader> header = headOf(lines.value(), mapping);
    if (!header) {
        return header.error();
    }
    TableLayout layout;
    layout.header = header.take();
    std::vector<ColumnFacts> facts(layout.header.names.size());
    const bool sawAll = lookAtColumns(lines.value(), layout.header, facts, cancel);
    layout.slot.assign(facts.size(), noSlot);
    for (std::size_t column = 0; column < facts.size(); ++column) {
        const std::string& name = layout.header.names[column];
        if (name == "t" || name == "timestamp") {
            continue;
        }
        const bool numeric = facts[column].number || (!facts[column].text && !sawAll);
        if (numeric && !name.empty()) {
            layout.slot[column] = layout.numeric.size();
            layout.numeric.push_back(name);
        } else {
            layout.ignored.push_back(columnName(layout.header, column));
        }
    }
    return layout;
}

Error noNumericColumn(const std::filesystem::path& path) {
    return fileError(ErrorCode::Empty, path, "line 1", VESTIGO_TEXT("Error", "has no numeric column"),
                     VESTIGO_TEXT("Error", "add a column of numbers beside the time"));
}

/// Reads the rows of one table.
class TableReading {
public:
    TableReading(LineReader& lines, const TableLayout& layout, RowTime time)
        : lines_(lines)
        , layout_(layout)
        , time_(time)
        , splitter_(layout.header.separator)
        , values_(layout.numeric.size(), missingValue) {
        summary_.columns = layout.numeric;
        summary_.ignored = layout.ignored;
    }

    Outcome<TableSummary> run(const RowVisitor& visit, const CancelToken& cancel,
                              std::uint64_t* bytesRead = nullptr);

private:
    bool readPlainRow(std::string_view record);
    bool readPlainCell(std::size_t column, const char* at, const char* end, const char*& stop);
    bool readRow(std::string_view record);
    void readValue(std::size_t slot, std::string_view cell);
    void countTime(double t);
    void mark(std::uint64_t& count, std::uint64_t& firstLine);

    LineReader& lines_;
    const TableLayout& layout_;
    RowTime time_;
    CsvSplitter splitter_;
    std::vector<double> values_;
    double t_ = 0.0;
    double previous_ = 0.0;
    TableSummary summary_;
    std::optional<Error> error_;
};

void TableReading::mark(std::uint64_t& count, std::uint64_t& firstLine) {
    firstLine = count == 0 ? lines_.line() : firstLine;
    ++count;
}

void TableReading::readValue(std::size_t slot, std::string_view cell) {
    double value = missingValue;
    switch (readCell(cell, layout_.header.separator, value)) {
    case Cell::Number:
        values_[slot] = value;
        return;
    case Cell::Missing:
        ++summary_.missingCells;
        break;
    case Cell::Huge:
        mark(summary_.hugeCells, summary_.hugeLine);
        break;
    case Cell::Broken:
        mark(summary_.brokenCells, summary_.brokenLine);
        break;
    }
    values_[slot] = missingValue;
}

/// The quick way: numbers straight from the record, cell by cell. False: something is not plain; nothing was
/// counted.
bool TableReading::readPlainRow(std::string_view record) {
    const char separator = layout_.header.separator;
    const char* at = record.data();
    const char* const end = at + record.size();
    const std::size_t columns = layout_.slot.size();
    for (std::size_t column = 0; column < columns; ++column) {
        const char* stop = at;
        if (column == time_.column() || layout_.slot[column] != noSlot) {
            if (!readPlainCell(column, at, end, stop)) {
                return false;
            }
        } else {
            stop = std::find(at, end, separator);
        }
        const bool last = column + 1 == columns;
        if (last ? stop != end : stop == end || *stop != separator) {
            return false;
        }
        at = stop + 1;
    }
    return true;
}

bool TableReading::readPlainCell(std::size_t column, const char* at, const char* end, const char*& stop) {
    double value = missingValue;
    const auto [after, failure] = fast_float::from_chars(at, end, value);
    if (failure != std::errc() || !(std::abs(value) <= TableLimits::hugeValue)) {
        return false;
    }
    stop = after;
    if (column == time_.column()) {
        const std::optional<double> t = time_.read(std::string_view(at, static_cast<std::size_t>(stop - at)));
        t_ = t.value_or(0.0);
        return t.has_value();
    }
    values_[layout_.slot[column]] = value;
    return true;
}

/// The careful way. False: the row was left out, or there is an error.
bool TableReading::readRow(std::string_view record) {
    if (isBlank(record)) {
        return false;
    }
    const std::vector<std::string_view>& cells = splitter_.split(record, lines_.hasQuotes());
    if (cells.size() != layout_.slot.size()) {
        if (cells.size() < layout_.slot.size() && !lines_.terminated()) {
            summary_.truncatedLine = lines_.line(); // the recorder was stopped while it wrote
        } else {
            error_ = brokenRow(lines_, cells.size(), layout_.slot.size());
        }
        return false;
    }
    const std::optional<double> t = time_.read(cells[time_.column()]);
    if (!t) {
        error_ = noTime(lines_, cells[time_.column()]);
        return false;
    }
    t_ = *t;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (layout_.slot[column] != noSlot) {
            readValue(layout_.slot[column], cells[column]);
        }
    }
    return true;
}

void TableReading::countTime(double t) {
    if (summary_.rows == 0) {
        summary_.firstSeconds = summary_.lastSeconds = t;
    } else if (t < previous_) {
        mark(summary_.outOfOrder, summary_.outOfOrderLine);
    } else {
        summary_.longestGapSeconds = std::max(summary_.longestGapSeconds, t - previous_);
    }
    summary_.firstSeconds = std::min(summary_.firstSeconds, t);
    summary_.lastSeconds = std::max(summary_.lastSeconds, t);
    previous_ = t;
    ++summary_.rows;
}

Outcome<TableSummary> TableReading::run(const RowVisitor& visit, const CancelToken& cancel,
                                        std::uint64_t* bytesRead) {
    std::string_view record;
    while (lines_.next(record)) {
        if (summary_.rows % rowsBetweenLooks == 0 && cancel.cancelled()) {
            return Cancelled{};
        }
        const bool plain = !lines_.hasQuotes() && readPlainRow(record);
        if (plain || readRow(record)) {
            countTime(t_);
            if (bytesRead != nullptr) {
                *bytesRead = lines_.bytesRead();
            }
            if (visit && !visit(t_, values_)) {
                return std::move(summary_);
            }
        } else if (error_) {
            return *error_;
        }
    }
    if (lines_.failed()) {
        return lines_.error();
    }
    if (summary_.rows == 0) {
        return fileError(ErrorCode::Empty, lines_.path(), {},
                         VESTIGO_TEXT("Error", "has a header, but no row"),
                         VESTIGO_TEXT("Error", "take it from the recorder again"));
    }
    return std::move(summary_);
}

} // namespace

namespace {

Outcome<TableSummary> readAs(const std::filesystem::path& path, const TableMapping& mapping,
                             const std::optional<SiteTime>& startedAt, double offsetSeconds,
                             const RowVisitor& visit, const CancelToken& cancel, std::uint64_t* bytesRead) {
    const Result<TableLayout> layout = settleLayout(path, mapping, cancel);
    if (!layout) {
        return layout.error();
    }
    Result<LineReader> lines = LineReader::open(path);
    if (!lines) {
        return lines.error();
    }
    const Result<CsvHeader> header = headOf(lines.value(), mapping);
    if (!header) {
        return header.error();
    }
    if (header->names != layout->header.names) {
        return fileError(ErrorCode::FileUnreadable, path, "line 1",
                         VESTIGO_TEXT("Error", "was changed while it was read"),
                         VESTIGO_TEXT("Error", "wait until it is complete"));
    }
    Result<RowTime> time = RowTime::find(*header, *lines, startedAt, offsetSeconds);
    if (!time) {
        return time.error();
    }
    TableReading reading(lines.value(), *layout, time.take());
    if (!layout->numeric.empty()) {
        return reading.run(visit, cancel, bytesRead);
    }
    // Say what is wrong with the rows, if anything is, before blaming the columns.
    Outcome<TableSummary> rows = reading.run({}, cancel);
    return rows.finished() ? Outcome<TableSummary>(noNumericColumn(path)) : rows;
}

} // namespace

Outcome<TableSummary> readTable(const std::filesystem::path& path, const std::optional<SiteTime>& startedAt,
                                double offsetSeconds, const RowVisitor& visit, const CancelToken& cancel,
                                std::uint64_t* bytesRead) {
    return readAs(path, {}, startedAt, offsetSeconds, visit, cancel, bytesRead);
}

Outcome<TableSummary> readMappedTable(const std::filesystem::path& path, const TableMapping& mapping,
                                      const std::optional<SiteTime>& startedAt, double offsetSeconds,
                                      const CancelToken& cancel) {
    return readAs(path, mapping, startedAt, offsetSeconds, {}, cancel, nullptr);
}

Result<std::vector<std::string>> tableColumns(const std::filesystem::path& path) {
    const Result<TableLayout> layout = settleLayout(path, {}, {});
    if (!layout) {
        return layout.error();
    }
    return layout->numeric;
}

Result<std::optional<SiteTime>> firstTimestamp(const std::filesystem::path& path) {
    return firstTimestamp(path, {});
}

Result<std::optional<SiteTime>> firstTimestamp(const std::filesystem::path& path,
                                               const TableMapping& mapping) {
    Result<LineReader> lines = LineReader::open(path);
    if (!lines) {
        return lines.error();
    }
    const Result<CsvHeader> header = headOf(lines.value(), mapping);
    if (!header) {
        return header.error();
    }
    Result<RowTime> time = RowTime::find(*header, *lines, SiteTime{}, 0.0);
    if (!time) {
        return time.error();
    }
    std::optional<SiteTime> first;
    CsvSplitter splitter(header->separator);
    std::string_view record;
    for (std::uint64_t row = 0; time->isTimestamp() && row < rowsThatSettle && lines->next(record); ++row) {
        const std::vector<std::string_view>& cells = splitter.split(record, lines->hasQuotes());
        const std::optional<SiteTime> moment =
            time->column() < cells.size() ? time->readMoment(cells[time->column()]) : std::nullopt;
        if (moment && (!first || moment->unixSeconds < first->unixSeconds)) {
            first = moment;
        }
    }
    return first;
}

} // namespace vestigo::recordings
