// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_reader.h"
#include "core/base/numbers.h"
#include "core/recordings/errors.h"
#include "core/recordings/recording_parts.h"

#include <cmath>
#include <set>
#include <unordered_set>

namespace vestigo::recordings {

namespace {

/// Reads one recording.json; the reader remembers the first thing that is wrong.
class RecordingParser {
public:
    RecordingParser(const Json& json, const std::filesystem::path& file, const std::filesystem::path& folder)
        : root_(json, file.string()) {
        recording_.folder = folder;
        recording_.file = file;
    }

    Result<Recording> parse() {
        readHead();
        readTimes();
        readTerminals();
        readLinks();
        readLogs();
        if (!root_.ok()) {
            return root_.error();
        }
        return std::move(recording_);
    }

private:
    void readHead();
    void readTimes();
    void readTerminals();
    Terminal readTerminal(JsonReader& json);
    void readPosition(const JsonReader& json, Terminal& terminal);
    void readStreams(const JsonReader& json, Terminal& terminal);
    Stream readStream(JsonReader& json);
    void readLinks();
    Link readLink(JsonReader& json);
    void leaveOut(const JsonReader& json, ErrorCode code, const Text& message,
                  std::vector<std::string> arguments);
    void readLogs();
    std::optional<LogFile> readLogFile(const JsonReader& json, const char* key);
    std::filesystem::path readPath(const JsonReader& json, const char* key,
                                   const std::string& relative) const;
    std::string readName(const JsonReader& json, const char* key);
    bool sizeFits(JsonReader& array, std::size_t most);

    JsonReader root_;
    Recording recording_;
    std::unordered_set<std::string> terminalIds_;
    std::size_t streams_ = 0;
};

void RecordingParser::readHead() {
    const std::string format = root_.text("format");
    const double version = root_.number("version");
    if (root_.ok() && (format != "ind-vibe-recording" || version != 1.0)) {
        root_.failKey(format != "ind-vibe-recording" ? "format" : "version", ErrorCode::FormatUnsupported,
                      VESTIGO_TEXT("Error", "is \"%1\" version %2, not \"ind-vibe-recording\" version 1"),
                      {singleLine(format, 60), formatNumber(version)},
                      VESTIGO_TEXT("Error", "convert the file, or use a newer Vestigo"));
    }
    recording_.id = readName(root_, "id");
    recording_.site = root_.text("site", "");
    const std::string started = root_.text("started_at", "");
    if (!started.empty()) {
        recording_.startedAt = parseTimestamp(started);
        if (!recording_.startedAt) {
            root_.failKey("started_at", ErrorCode::ValueInvalid,
                          VESTIGO_TEXT("Error", "\"%1\" is no date and time"), {singleLine(started, 60)},
                          VESTIGO_TEXT("Error", "write it like 2024-05-17T09:32:00+08:00"));
        }
    }
}

void RecordingParser::readTimes() {
    using Limits = RecordingLimits;
    const double duration = root_.number("duration_s");
    const double step = root_.number("step_s", 0.5);
    if (!root_.ok()) {
        return;
    }
    if (duration <= 0.0) {
        root_.failKey("duration_s", ErrorCode::ValueInvalid,
                      VESTIGO_TEXT("Error", "must be greater than 0, is: %1"), {formatNumber(duration)},
                      VESTIGO_TEXT("Error", "write how many seconds the recording lasts"));
    } else if (duration > Limits::longestSeconds) {
        root_.failKey("duration_s", ErrorCode::TooLarge,
                      VESTIGO_TEXT("Error", "is %1 s, more than the %2 s that are accepted"),
                      {formatNumber(duration), formatNumber(Limits::longestSeconds)},
                      VESTIGO_TEXT("Error", "split the recording"));
    } else if (step < Limits::shortestStep || step > Limits::longestStep) {
        root_.failKey(
            "step_s", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "must lie within %1 and %2 s, is: %3"),
            {formatNumber(Limits::shortestStep), formatNumber(Limits::longestStep), formatNumber(step)});
    } else if (duration / step >= static_cast<double>(Limits::steps)) {
        root_.failKey("step_s", ErrorCode::TooLarge,
                      VESTIGO_TEXT("Error", "cuts the duration into more than %1 steps"),
                      {std::to_string(Limits::steps)},
                      VESTIGO_TEXT("Error", "use a longer step, or split the recording"));
    }
    recording_.durationSeconds = duration;
    recording_.stepSeconds = step;
}

void RecordingParser::readTerminals() {
    JsonReader terminals = root_.array("terminals");
    if (root_.ok() && terminals.size() == 0) {
        terminals.fail(ErrorCode::Empty, VESTIGO_TEXT("Error", "names no terminal"), {},
                       VESTIGO_TEXT("Error", "add the terminals that were recorded"));
    }
    if (!sizeFits(terminals, RecordingLimits::terminals)) {
        return;
    }
    for (std::size_t i = 0; i < terminals.size() && root_.ok(); ++i) {
        JsonReader json = terminals.element(i);
        Terminal terminal = readTerminal(json);
        if (root_.ok() && !terminalIds_.insert(terminal.id).second) {
            json.failKey("id", ErrorCode::Duplicate,
                         VESTIGO_TEXT("Error", "two terminals have the id \"%1\""), {terminal.id},
                         VESTIGO_TEXT("Error", "give each terminal its own id"));
        }
        recording_.terminals.push_back(std::move(terminal));
    }
}

Terminal RecordingParser::readTerminal(JsonReader& json) {
    Terminal terminal;
    terminal.id = readName(json, "id");
    terminal.type = readName(json, "type");
    terminal.name = json.text("name", terminal.id);
    terminal.address = json.text("address", "");
    readPosition(json, terminal);
    if (json.has("streams")) {
        readStreams(json, terminal);
    }
    return terminal;
}

void RecordingParser::readPosition(const JsonReader& json, Terminal& terminal) {
    constexpr double farthest = 1e7; // a quarter of the way around the Earth
    if (!json.has("position_m")) {
        return;
    }
    JsonReader position = json.array("position_m");
    if (position.ok() && position.size() != 2) {
        position.fail(ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "must hold 2 numbers, holds %1"),
                      {std::to_string(position.size())},
                      VESTIGO_TEXT("Error", "write the place in metres as [x, y]"));
        return;
    }
    const double x = position.elementNumber(0);
    const double y = position.elementNumber(1);
    if (std::abs(x) > farthest || std::abs(y) > farthest) {
        position.fail(ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is no place of a site"), {},
                      VESTIGO_TEXT("Error", "write the place in metres as [x, y]"));
    }
    terminal.positionMetres = {x, y};
}

void RecordingParser::readStreams(const JsonReader& json, Terminal& terminal) {
    JsonReader streams = json.array("streams");
    streams_ += streams.size();
    if (!sizeFits(streams, RecordingLimits::streamsPerTerminal)) {
        return;
    }
    if (streams_ > RecordingLimits::streams) {
        streams.fail(ErrorCode::TooLarge,
                     VESTIGO_TEXT("Error", "the recording names more than the %1 streams that are accepted"),
                     {std::to_string(RecordingLimits::streams)},
                     VESTIGO_TEXT("Error", "split the recording"));
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < streams.size() && root_.ok(); ++i) {
        JsonReader element = streams.element(i);
        Stream stream = readStream(element);
        if (root_.ok() && !names.insert(stream.name).second) {
            element.failKey("name", ErrorCode::Duplicate,
                            VESTIGO_TEXT("Error", "terminal \"%1\" has two streams named \"%2\""),
                            {terminal.id, stream.name},
                            VESTIGO_TEXT("Error", "give each stream of a terminal its own name"));
        }
        terminal.streams.push_back(std::move(stream));
    }
}

Stream RecordingParser::readStream(JsonReader& json) {
    Stream stream;
    stream.name = readName(json, "name");
    const std::string kind = json.text("kind");
    if (json.ok() && kind != "video" && kind != "table") {
        json.failKey("kind", ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "must be \"video\" or \"table\", is: \"%1\""),
                     {singleLine(kind, 60)});
    }
    stream.kind = kind == "video" ? StreamKind::Video : StreamKind::Table;
    stream.file = json.text("file");
    stream.path = readPath(json, "file", stream.file);
    stream.offsetSeconds = json.number("offset_s", 0.0);
    if (std::abs(stream.offsetSeconds) > RecordingLimits::longestOffset) {
        json.failKey("offset_s", ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "is %1 s, more than the %2 s that are accepted"),
                     {formatNumber(stream.offsetSeconds), formatNumber(RecordingLimits::longestOffset)});
    }
    return stream;
}

void RecordingParser::readLinks() {
    if (!root_.has("links")) {
        return;
    }
    JsonReader links = root_.array("links");
    if (!sizeFits(links, RecordingLimits::links)) {
        return;
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < links.size() && root_.ok(); ++i) {
        JsonReader json = links.element(i);
        Link link = readLink(json);
        const bool operation = link.kind == LinkKind::Operation;
        if (!root_.ok()) {
            return;
        }
        if (link.from == link.to) {
            leaveOut(json, ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "links \"%1\" with itself; not used"), {link.from});
        } else if (!seen.insert(link.from + '\n' + link.to + (operation ? "\no" : "\nc")).second) {
            leaveOut(
                json, ErrorCode::Duplicate,
                VESTIGO_TEXT("Error", "there is a link of this kind from \"%1\" to \"%2\" already; not used"),
                {link.from, link.to});
        } else {
            recording_.links.push_back(std::move(link));
        }
    }
}

void RecordingParser::leaveOut(const JsonReader& json, ErrorCode code, const Text& message,
                               std::vector<std::string> arguments) {
    constexpr std::size_t mostNamed = 100;
    if (recording_.problems.size() < mostNamed) {
        recording_.problems.push_back(
            {{},
             {},
             fileError(code, recording_.file, json.place(), message,
                       VESTIGO_TEXT("Error", "take this link out"), std::move(arguments))});
    }
}

Link RecordingParser::readLink(JsonReader& json) {
    Link link;
    link.from = json.text("from");
    link.to = json.text("to");
    const std::string kind = json.text("kind");
    link.kind = kind == "operation" ? LinkKind::Operation : LinkKind::Communication;
    link.weight = json.optionalNumber("weight");
    if (!json.ok()) {
        return link;
    }
    if (kind != "communication" && kind != "operation") {
        json.failKey("kind", ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "must be \"communication\" or \"operation\", is: \"%1\""),
                     {singleLine(kind, 60)});
    }
    for (const auto& [key, id] : {std::pair("from", &link.from), std::pair("to", &link.to)}) {
        if (terminalIds_.count(*id) == 0) {
            json.failKey(key, ErrorCode::ReferenceUnknown,
                         VESTIGO_TEXT("Error", "names \"%1\", which is no terminal of this recording"),
                         {singleLine(*id, 60)}, VESTIGO_TEXT("Error", "correct the id, or add the terminal"));
        }
    }
    if (link.weight && (*link.weight < 0.0 || *link.weight > 1.0)) {
        json.failKey("weight", ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "must lie within 0 and 1, is: %1"), {formatNumber(*link.weight)});
    }
    return link;
}

void RecordingParser::readLogs() {
    if (root_.has("logs")) {
        const JsonReader logs = root_.object("logs");
        recording_.instructions = readLogFile(logs, "instructions");
        recording_.communication = readLogFile(logs, "communication");
    }
    recording_.annotations = readLogFile(root_, "annotations");
}

std::optional<LogFile> RecordingParser::readLogFile(const JsonReader& json, const char* key) {
    if (!json.has(key)) {
        return std::nullopt;
    }
    LogFile log;
    log.file = json.text(key);
    log.path = readPath(json, key, log.file);
    return log;
}

std::filesystem::path RecordingParser::readPath(const JsonReader& json, const char* key,
                                                const std::string& relative) const {
    if (!json.ok()) {
        return {};
    }
    const std::string place = json.place().empty() ? std::string(key) : json.place() + "." + key;
    Result<std::filesystem::path> path = resolveInside(recording_.folder, relative, recording_.file, place);
    if (!path) {
        const Error& error = path.error();
        json.failKey(key, error.code, error.message, error.arguments, error.remedy);
        return {};
    }
    return path.take();
}

std::string RecordingParser::readName(const JsonReader& json, const char* key) {
    std::string name = json.text(key);
    if (name.size() > RecordingLimits::nameBytes) {
        json.failKey(key, ErrorCode::TooLarge,
                     VESTIGO_TEXT("Error", "is a text of %1 bytes, more than the %2 that are accepted"),
                     {std::to_string(name.size()), std::to_string(RecordingLimits::nameBytes)});
    }
    return name;
}

bool RecordingParser::sizeFits(JsonReader& array, std::size_t most) {
    if (array.size() > most) {
        array.fail(ErrorCode::TooLarge,
                   VESTIGO_TEXT("Error", "has %1 entries, more than the %2 that are accepted"),
                   {std::to_string(array.size()), std::to_string(most)},
                   VESTIGO_TEXT("Error", "split the recording"));
        return false;
    }
    return root_.ok();
}

} // namespace

Result<Recording> parseRecording(std::string text, const std::filesystem::path& file,
                                 const std::filesystem::path& folder) {
    JsonLimits limits;
    limits.bytes = RecordingLimits::documentBytes;
    const Result<Json> json = parseJson(text, file.string(), limits);
    if (!json) {
        return json.error();
    }
    Result<Recording> recording = RecordingParser(*json, file, folder).parse();
    if (recording) {
        recording->sourceJson = std::move(text);
    }
    return recording;
}

} // namespace vestigo::recordings
