// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/logs.h"

#include "core/base/numbers.h"
#include "core/recordings/capture.h"
#include "core/recordings/csv.h"
#include "core/recordings/errors.h"
#include "core/recordings/row_time.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>

namespace vestigo::recordings {

namespace {

constexpr std::uint64_t rowsBetweenLooks = 512; ///< at the cancel token
constexpr std::size_t mostNamed = 100;

/// Remembers the first different words, however many there are.
void remember(std::vector<std::string>& words, std::string_view word) {
    if (words.size() < mostNamed && std::find(words.begin(), words.end(), word) == words.end()) {
        words.emplace_back(word);
    }
}

/// What both kinds of logs have in common: rows with a time and named columns, in bounded memory.
class LogReading {
public:
    LogReading(const Recording& recording, LineReader lines)
        : lines_(std::move(lines))
        , startedAt_(recording.startedAt) {
        for (const Terminal& terminal : recording.terminals) {
            terminals_.insert(terminal.id);
        }
    }

    Result<Done> readColumns(const std::vector<const char*>& names);
    /// Calls `visit(t)` for every row; false from it stops the reading.
    template <class Visit>
    Outcome<LogSummary> run(const Visit& visit, const CancelToken& cancel);

    /// Cell of the k-th named column of this row.
    std::string_view cell(std::size_t k) const { return (*cells_)[columns_[k]]; }
    void countParty(std::string_view id, bool& unknown);
    void countOdd();
    LogSummary summary;

private:
    bool readRow(std::string_view record, double& t);
    void countTime(double t);

    LineReader lines_;
    std::optional<SiteTime> startedAt_;
    std::unordered_set<std::string_view> terminals_;
    CsvHeader header_;
    std::optional<CsvSplitter> splitter_;
    std::optional<RowTime> time_;
    std::vector<std::size_t> columns_;
    const std::vector<std::string_view>* cells_ = nullptr;
    double previous_ = 0.0;
    std::optional<Error> error_;
};

Result<Done> LogReading::readColumns(const std::vector<const char*>& names) {
    Result<CsvHeader> header = readHeader(lines_);
    if (!header) {
        return header.error();
    }
    header_ = header.take();
    splitter_.emplace(header_.separator);
    Result<RowTime> time = RowTime::find(header_, lines_, startedAt_, 0.0);
    if (!time) {
        return time.error();
    }
    time_ = time.take();
    for (const char* name : names) {
        const auto found = std::find(header_.names.begin(), header_.names.end(), name);
        if (found == header_.names.end()) {
            return fileError(ErrorCode::KeyMissing, lines_.path(), lineNumber(lines_.line()),
                             VESTIGO_TEXT("Error", "has no column \"%1\""),
                             VESTIGO_TEXT("Error", "write the header as the recorder's manual says"), {name});
        }
        columns_.push_back(static_cast<std::size_t>(found - header_.names.begin()));
    }
    return Done{};
}

/// False: the row was left out, or there is an error.
bool LogReading::readRow(std::string_view record, double& t) {
    if (isBlank(record)) {
        return false;
    }
    cells_ = &splitter_->split(record, lines_.hasQuotes());
    if (cells_->size() != header_.names.size()) {
        if (cells_->size() < header_.names.size() && !lines_.terminated()) {
            summary.truncatedLine = lines_.line(); // the recorder was stopped while it wrote
        } else {
            error_ = brokenRow(lines_, cells_->size(), header_.names.size());
        }
        return false;
    }
    const std::string_view text = (*cells_)[time_->column()];
    const std::optional<double> time = time_->read(text);
    if (!time) {
        error_ = noTime(lines_, text);
        return false;
    }
    t = *time;
    return true;
}

void LogReading::countTime(double t) {
    if (summary.events == 0) {
        summary.firstSeconds = summary.lastSeconds = t;
    }
    summary.outOfOrder += summary.events > 0 && t < previous_ ? 1 : 0;
    summary.firstSeconds = std::min(summary.firstSeconds, t);
    summary.lastSeconds = std::max(summary.lastSeconds, t);
    previous_ = t;
    ++summary.events;
}

void LogReading::countParty(std::string_view id, bool& unknown) {
    if (terminals_.count(id) == 0) {
        unknown = true;
        remember(summary.unknownParties, id);
    }
}

void LogReading::countOdd() {
    summary.oddLine = summary.oddCells == 0 ? lines_.line() : summary.oddLine;
    ++summary.oddCells;
}

template <class Visit>
Outcome<LogSummary> LogReading::run(const Visit& visit, const CancelToken& cancel) {
    std::string_view record;
    std::uint64_t rows = 0;
    double t = 0.0;
    while (lines_.next(record)) {
        if (rows++ % rowsBetweenLooks == 0 && cancel.cancelled()) {
            return Cancelled{};
        }
        if (readRow(record, t)) {
            countTime(t);
            if (!visit(t)) {
                return std::move(summary);
            }
        } else if (error_) {
            return *error_;
        }
    }
    if (lines_.failed()) {
        return lines_.error();
    }
    return std::move(summary);
}

/// The reading, with its columns found; or what is wrong with the file.
Result<LogReading> openLog(const Recording& recording, const LogFile& log,
                           const std::vector<const char*>& columns) {
    Result<LineReader> lines = LineReader::open(log.path);
    if (!lines) {
        return lines.error();
    }
    LogReading reading(recording, lines.take());
    const Result<Done> found = reading.readColumns(columns);
    if (!found) {
        return found.error();
    }
    return reading;
}

std::uint32_t readBytes(LogReading& reading, std::string_view cell) {
    const std::optional<double> bytes = parseNumber(cell);
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    if (!bytes || *bytes < 0.0 || *bytes > most) {
        reading.countOdd();
        return bytes && *bytes > most ? std::numeric_limits<std::uint32_t>::max() : 0;
    }
    return static_cast<std::uint32_t>(*bytes);
}

MessageStatus readStatus(LogReading& reading, std::string_view cell) {
    if (cell == "retry") {
        return MessageStatus::Retry;
    }
    if (cell == "error") {
        return MessageStatus::Error;
    }
    if (cell != "ok") {
        reading.countOdd();
    }
    return MessageStatus::Ok;
}

Outcome<LogSummary> readCommunicationTable(const Recording& recording, const CommunicationVisitor& visit,
                                           const CancelToken& cancel) {
    Result<LogReading> opened =
        openLog(recording, *recording.communication, {"src", "dst", "protocol", "bytes", "status"});
    if (!opened) {
        return opened.error();
    }
    LogReading& reading = opened.value();
    const auto row = [&](double t) {
        CommunicationEvent event;
        event.t = t;
        event.source = reading.cell(0);
        event.destination = reading.cell(1);
        event.protocol = reading.cell(2);
        event.bytes = readBytes(reading, reading.cell(3));
        event.status = readStatus(reading, reading.cell(4));
        bool strangeSource = false;
        bool strangeDestination = false;
        reading.countParty(event.source, strangeSource);
        reading.countParty(event.destination, strangeDestination);
        // A host that speaks with a terminal is nothing odd; a message among strangers belongs to no
        // recording.
        reading.summary.unknownEvents += strangeSource && strangeDestination ? 1 : 0;
        remember(reading.summary.protocols, event.protocol);
        return !visit || visit(event);
    };
    return reading.run(row, cancel);
}

} // namespace

Outcome<LogSummary> readInstructions(const Recording& recording, const InstructionVisitor& visit,
                                     const CancelToken& cancel) {
    if (!recording.instructions) {
        return LogSummary{};
    }
    Result<LogReading> opened =
        openLog(recording, *recording.instructions, {"terminal", "instruction", "actor", "result"});
    if (!opened) {
        return opened.error();
    }
    LogReading& reading = opened.value();
    const auto row = [&](double t) {
        InstructionEvent event;
        event.t = t;
        event.terminal = reading.cell(0);
        event.instruction = reading.cell(1);
        event.actor = reading.cell(2);
        event.error = reading.cell(3) == "error";
        if (!event.error && reading.cell(3) != "ok") {
            reading.countOdd();
        }
        bool unknown = false;
        reading.countParty(event.terminal, unknown);
        reading.summary.unknownEvents += unknown ? 1 : 0;
        return !visit || visit(event);
    };
    return reading.run(row, cancel);
}

Outcome<LogSummary> readCommunication(const Recording& recording, const CommunicationVisitor& visit,
                                      const CancelToken& cancel) {
    if (!recording.communication) {
        return LogSummary{};
    }
    return looksLikeCapture(recording.communication->path)
               ? readCapture(recording.communication->path, recording, visit, cancel)
               : readCommunicationTable(recording, visit, cancel);
}

} // namespace vestigo::recordings
