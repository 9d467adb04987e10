// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/loose_file.h"

#include "core/base/numbers.h"
#include "core/recordings/capture.h"
#include "core/recordings/csv.h"
#include "core/recordings/errors.h"
#include "core/recordings/log_rows.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vestigo::recordings {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t shownRows = 20;
constexpr std::size_t shownCellBytes = 120;
constexpr std::size_t shownColumns = 64;
constexpr int previewSide = 640;

bool isTextName(const fs::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".log";
}

bool hasAll(const std::vector<std::string>& names, std::initializer_list<const char*> wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

LooseKind kindOfColumns(const std::vector<std::string>& names) {
    if (hasAll(names, {"terminal", "instruction"})) {
        return LooseKind::Instructions;
    }
    return hasAll(names, {"src", "dst"}) ? LooseKind::Communication : LooseKind::Table;
}

/// The head and the first rows of a text file.
Result<Done> readBeginning(LooseFile& loose) {
    Result<LineReader> lines = LineReader::open(loose.file);
    if (!lines) {
        return lines.error();
    }
    const Result<CsvHeader> header = readHeader(lines.value());
    if (!header) {
        return header.error();
    }
    loose.separator = header->separator;
    loose.kind = kindOfColumns(header->names);
    for (const std::string& name : header->names) {
        if (loose.timeColumn.empty() && (name == "t" || name == "timestamp")) {
            loose.timeColumn = name;
        }
        loose.columns.push_back({name, unitOfColumn(name), false});
    }
    CsvSplitter splitter(header->separator);
    std::string_view record;
    while (loose.rows.size() < shownRows && lines.value().next(record)) {
        if (isBlank(record)) {
            continue;
        }
        std::vector<std::string> row;
        for (const std::string_view cell : splitter.split(record, lines.value().hasQuotes())) {
            if (row.size() < shownColumns) {
                row.push_back(singleLine(std::string(cell), shownCellBytes));
            }
        }
        loose.rows.push_back(std::move(row));
    }
    return Done{};
}

/// Takes what a reading gave or what went wrong; false: cancelled.
template <class T>
bool take(Outcome<T> outcome, std::optional<T>& result, std::vector<Error>& problems) {
    if (outcome.finished()) {
        result = outcome.take();
    } else if (outcome.failed()) {
        problems.push_back(outcome.error());
    }
    return !outcome.cancelled();
}

/// Without a start that is known the file's own first moment is t = 0, which is as good for a check.
bool checkTable(LooseFile& loose, const TableMapping& mapping, const CancelToken& cancel) {
    Result<std::optional<SiteTime>> first = firstTimestamp(loose.file, mapping);
    loose.startedAt = first ? *first : std::nullopt;
    const auto read = readMappedTable(loose.file, mapping, loose.startedAt, 0.0, cancel);
    if (!take(read, loose.table, loose.problems)) {
        return false;
    }
    loose.timeColumn = mapping.timeColumn.empty() ? loose.timeColumn : mapping.timeColumn;
    const std::vector<std::string> numeric = loose.table ? loose.table->columns : std::vector<std::string>();
    for (LooseFile::Column& column : loose.columns) {
        const TableMapping::Column* mapped = mapping.find(column.name);
        const std::string name = mapped == nullptr ? column.name : mappedName(*mapped);
        column.isNumeric = std::find(numeric.begin(), numeric.end(), name) != numeric.end();
    }
    return true;
}

/// Columns and first rows of a capture, as a communication log would have them.
void showPackets(LooseFile& loose) {
    loose.isCapture = true;
    loose.columns = {{"t", "s", true},        {"src", {}, false},  {"dst", {}, false},
                     {"protocol", {}, false}, {"bytes", {}, true}, {"status", {}, false}};
    loose.timeColumn = "t";
}

void keepPacket(LooseFile& loose, const CommunicationEvent& event) {
    if (loose.isCapture && loose.rows.size() < shownRows) {
        loose.rows.push_back({formatFixed(event.t, 6), std::string(event.source),
                              std::string(event.destination), std::string(event.protocol),
                              std::to_string(event.bytes), statusWord(event.status)});
    }
}

bool checkLog(LooseFile& loose, const CancelToken& cancel) {
    Recording alone;
    alone.startedAt = loose.startedAt;
    LogFile log;
    log.path = loose.file;
    log.file = loose.file.filename().string();
    log.exists = true;
    if (loose.kind == LooseKind::Instructions) {
        alone.instructions = log;
        return take(readInstructions(alone, {}, cancel), loose.log, loose.problems);
    }
    alone.communication = log;
    const auto visit = [&loose](const CommunicationEvent& event) {
        keepPacket(loose, event);
        return true;
    };
    return take(readCommunication(alone, visit, cancel), loose.log, loose.problems);
}

bool checkVideo(LooseFile& loose, const CancelToken& cancel) {
    VideoReader::Options options;
    options.longestSide = previewSide;
    options.cancel = cancel;
    Result<std::unique_ptr<VideoReader>> reader = VideoReader::open(loose.file, options);
    if (!reader) {
        loose.problems.push_back(reader.error());
        return !cancel.cancelled();
    }
    loose.video = reader.value()->info();
    Result<std::optional<timeline::Picture>> first = reader.value()->next();
    if (first && *first) {
        loose.firstFrame = *first.take();
    }
    const Outcome<FrameIndex> index = indexVideo(loose.file, cancel);
    if (index.failed()) {
        loose.problems.push_back(index.error());
    } else if (index.finished()) {
        loose.video->frames = index.value().times.size();
    }
    return !index.cancelled();
}

/// A log whose times are moments has to be told when t = 0 was: the first row says.
void findLogStart(LooseFile& loose) {
    const auto column = std::find_if(loose.columns.begin(), loose.columns.end(),
                                     [](const LooseFile::Column& each) { return each.name == "timestamp"; });
    const auto place = static_cast<std::size_t>(column - loose.columns.begin());
    if (column != loose.columns.end() && !loose.rows.empty() && place < loose.rows.front().size()) {
        loose.startedAt = parseTimestamp(loose.rows.front()[place]);
    }
}

} // namespace

Outcome<LooseFile> inspectLooseFile(const fs::path& file, const CancelToken& cancel) {
    LooseFile loose;
    loose.file = file;
    const LooseName name = guessName(file);
    loose.terminal = name.terminal;
    loose.stream = name.stream;
    std::error_code failure;
    bool goesOn = true;
    if (fs::is_regular_file(file, failure) && looksLikeCapture(file)) {
        loose.kind = LooseKind::Communication;
        showPackets(loose);
        goesOn = checkLog(loose, cancel);
    } else if (isTextName(file)) {
        const Result<Done> beginning = readBeginning(loose);
        if (!beginning) {
            loose.kind = LooseKind::Table;
            loose.problems.push_back(beginning.error());
        } else if (loose.kind == LooseKind::Table) {
            goesOn = checkTable(loose, {}, cancel);
        } else {
            findLogStart(loose);
            goesOn = checkLog(loose, cancel);
        }
    } else {
        loose.kind = LooseKind::Video;
        goesOn = checkVideo(loose, cancel);
    }
    if (!goesOn || cancel.cancelled()) {
        return Cancelled{};
    }
    if (loose.kind == LooseKind::Table) {
        loose.stream = "behavior";
    } else if (loose.kind == LooseKind::Video && (loose.stream.empty() || loose.stream == "behavior")) {
        loose.stream = "device";
    }
    return loose;
}

Outcome<LooseFile> inspectMapped(const LooseFile& before, const TableMapping& mapping,
                                 const CancelToken& cancel) {
    LooseFile loose = before;
    loose.table.reset();
    loose.problems = checkMapping(mapping, before.file);
    const bool goesOn = !loose.problems.empty() || checkTable(loose, mapping, cancel);
    return goesOn && !cancel.cancelled() ? Outcome<LooseFile>(std::move(loose))
                                         : Outcome<LooseFile>(Cancelled{});
}

namespace {

Error refused(ErrorCode code, const std::string& place, const Text& message, const Text& remedy,
              std::vector<std::string> arguments = {}) {
    return Error{code, {}, place, message, std::move(arguments), remedy};
}

bool isName(const std::string& text) {
    return !text.empty() && text.size() <= RecordingLimits::nameBytes &&
           text == singleLine(text, text.size());
}

void checkStream(const std::string& terminal, const std::string& stream,
                 std::set<std::pair<std::string, std::string>>& seen, std::vector<Error>& problems) {
    if (!isName(terminal) || !isName(stream)) {
        problems.push_back(refused(ErrorCode::ValueInvalid, singleLine(terminal + ":" + stream, 60),
                                   VESTIGO_TEXT("Error", "\"%1\" is no name of a terminal or stream"),
                                   VESTIGO_TEXT("Error", "give the terminal and the stream a short name"),
                                   {singleLine(isName(terminal) ? stream : terminal, 60)}));
    } else if (!seen.insert({terminal, stream}).second) {
        problems.push_back(refused(ErrorCode::Duplicate, terminal + ":" + stream,
                                   VESTIGO_TEXT("Error", "two files are given for this stream"),
                                   VESTIGO_TEXT("Error", "give each stream one file")));
    }
}

} // namespace

std::vector<Error> checkImport(const ImportRequest& request) {
    std::vector<Error> problems;
    std::set<std::pair<std::string, std::string>> seen;
    for (const ImportRequest::Video& video : request.videos) {
        checkStream(video.terminal, video.stream, seen, problems);
    }
    for (const ImportRequest::Table& table : request.tables) {
        checkStream(table.terminal, "behavior", seen, problems);
        const std::vector<Error> columns = checkMapping(table.mapping, table.file);
        problems.insert(problems.end(), columns.begin(), columns.end());
    }
    if (request.videos.empty() && request.tables.empty() && request.instructions.empty() &&
        request.communication.empty()) {
        problems.push_back(refused(ErrorCode::Empty, {}, VESTIGO_TEXT("Error", "there is nothing to import"),
                                   VESTIGO_TEXT("Error", "add videos, tables or logs")));
    }
    if (!request.startedAt.empty() && !parseTimestamp(request.startedAt)) {
        problems.push_back(
            refused(ErrorCode::ValueInvalid, "started_at",
                    VESTIGO_TEXT("Error", "\"%1\" is no date and time like 2024-05-17T09:32:00+08:00"),
                    VESTIGO_TEXT("Error", "write date, time and zone"), {singleLine(request.startedAt, 60)}));
    }
    std::error_code failure;
    const fs::path& out = request.out;
    const bool exists = !out.empty() && fs::exists(fs::symlink_status(out, failure));
    if (out.empty() || (exists && !(fs::is_directory(out, failure) && fs::is_empty(out, failure)))) {
        problems.push_back(fileError(ErrorCode::FileUnwritable, out, {},
                                     VESTIGO_TEXT("Error", "exists and is no empty folder"),
                                     VESTIGO_TEXT("Error", "name a folder that does not exist yet")));
    } else if (const fs::path above = fs::absolute(out, failure).lexically_normal().parent_path();
               !fs::is_directory(above, failure)) {
        problems.push_back(fileError(ErrorCode::FileMissing, above, {}, VESTIGO_TEXT("Error", "is no folder"),
                                     VESTIGO_TEXT("Error", "choose a folder that is there")));
    }
    return problems;
}

} // namespace vestigo::recordings
