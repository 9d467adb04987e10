// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/import.h"

#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/recordings/capture.h"
#include "core/recordings/errors.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/logs.h"
#include "core/recordings/new_folder.h"
#include "core/recordings/table_reader.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace vestigo::recordings {

namespace fs = std::filesystem;

namespace {

/// How one step of an import ends when it does not simply go on.
using Stop = std::optional<Outcome<Recording>>;

template <class T>
Stop stopOf(const Outcome<T>& outcome) {
    if (outcome.failed()) {
        return Outcome<Recording>(outcome.error());
    }
    return outcome.cancelled() ? Stop(Outcome<Recording>(Cancelled{})) : std::nullopt;
}

Error usage(const Text& message, std::vector<std::string> arguments) {
    return Error{ErrorCode::Usage,
                 {},
                 {},
                 message,
                 std::move(arguments),
                 VESTIGO_TEXT("Error", "look at vestigo-cli import --help")};
}

/// What the first letters of an id say of the terminal ("plc-01").
std::string guessedType(const std::string& id) {
    static const std::vector<std::pair<std::string, const char*>> beginnings = {
        {"cnc", "cnc_lathe"},       {"lathe", "cnc_lathe"},  {"plc", "plc"},      {"rob", "industrial_robot"},
        {"conv", "conveyor"},       {"cv", "conveyor"},      {"agv", "agv"},      {"hmi", "hmi_panel"},
        {"sens", "sensor_node"},    {"sn", "sensor_node"},   {"gate", "gateway"}, {"gw", "gateway"},
        {"power", "power_cabinet"}, {"pc", "power_cabinet"}, {"press", "press"},  {"prs", "press"}};
    std::string letters;
    for (const char c : id) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower < 'a' || lower > 'z') {
            break;
        }
        letters += lower;
    }
    for (const auto& [beginning, type] : beginnings) {
        // Two letters are a word of their own, or nothing: "pcb" is no power cabinet.
        if (beginning.size() > 2 ? letters.rfind(beginning, 0) == 0 : letters == beginning) {
            return type;
        }
    }
    return "unknown";
}

/// A name for a file that is safe on every system.
std::string fileName(const std::string& text) {
    std::string name;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || (c == '.' && !name.empty());
        name += plain ? c : '_';
    }
    name.resize(std::min<std::size_t>(name.size(), 80));
    return name;
}

class Importer {
public:
    Importer(const ImportRequest& request, const CancelToken& cancel, ProgressSink& progress,
             NewFolder& folder)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress)
        , folder_(folder) {
        parts_ = request.videos.size() + request.tables.size() + 2;
    }
    Outcome<Recording> run();

private:
    Stop prepare();
    Stop settleStart();
    Stop takeVideo(const ImportRequest::Video& video);
    Stop takeImages(const fs::path& folder, const std::string& name);
    Stop takeTable(const ImportRequest::Table& table);
    Stop writeTable(const ImportRequest::Table& table, const std::string& name);
    Stop takeLogs();
    Stop takeLog(const fs::path& file, const std::string& name, std::optional<LogFile>& log);
    void addTerminals(const std::vector<std::string>& ids);
    Outcome<Recording> write();
    Result<Stream*> addStream(const std::string& id, const std::string& name, StreamKind kind);
    std::string freshName(const std::string& folder, const std::string& stem, const std::string& extension);
    void step(const std::string& item);

    const ImportRequest& request_;
    CancelToken cancel_;
    ProgressSink& progress_;
    NewFolder& folder_;
    Recording recording_;
    std::set<std::string> names_; ///< of files, already given
    std::size_t parts_ = 0;
    std::size_t done_ = 0;
};

void Importer::step(const std::string& item) {
    const double fraction = static_cast<double>(done_++) / static_cast<double>(parts_);
    progress_.report({VESTIGO_TEXT("Stage", "Importing"), item, fraction, fraction});
}

std::string Importer::freshName(const std::string& folder, const std::string& stem,
                                const std::string& extension) {
    std::string name = folder + "/" + stem + extension;
    for (int k = 2; !names_.insert(name).second; ++k) {
        name = folder + "/" + stem + "-" + std::to_string(k) + extension;
    }
    return name;
}

Stop Importer::prepare() {
    const fs::path out = request_.out.has_filename() ? request_.out : request_.out.parent_path();
    recording_.id = request_.id.empty() ? fs::absolute(out).filename().string() : request_.id;
    recording_.site = request_.site;
    recording_.stepSeconds = request_.stepSeconds;
    recording_.folder = folder_.path();
    if (request_.videos.empty() && request_.tables.empty() && request_.instructions.empty() &&
        request_.communication.empty()) {
        return Outcome<Recording>(usage(VESTIGO_TEXT("Error", "there is nothing to import"), {}));
    }
    const double step = request_.stepSeconds;
    if (!(step >= RecordingLimits::shortestStep && step <= RecordingLimits::longestStep)) { // NaN neither
        return Outcome<Recording>(
            usage(VESTIGO_TEXT("Error", "the step must lie within %1 and %2 s"),
                  {formatNumber(RecordingLimits::shortestStep), formatNumber(RecordingLimits::longestStep)}));
    }
    return std::nullopt;
}

/// From the request, or the earliest timestamp of the tables.
Stop Importer::settleStart() {
    if (!request_.startedAt.empty()) {
        recording_.startedAt = parseTimestamp(request_.startedAt);
        if (!recording_.startedAt) {
            return Outcome<Recording>(
                usage(VESTIGO_TEXT("Error", "\"%1\" is no date and time like 2024-05-17T09:32:00+08:00"),
                      {singleLine(request_.startedAt, 60)}));
        }
        return std::nullopt;
    }
    for (const ImportRequest::Table& table : request_.tables) {
        const Result<std::optional<SiteTime>> first = firstTimestamp(table.file, table.mapping);
        if (!first) {
            return Outcome<Recording>(first.error());
        }
        if (*first && (!recording_.startedAt || (*first)->unixSeconds < recording_.startedAt->unixSeconds)) {
            recording_.startedAt = *first;
        }
    }
    if (recording_.startedAt) { // written with milliseconds: no row may come to lie before t = 0
        recording_.startedAt->unixSeconds = std::floor(recording_.startedAt->unixSeconds * 1000.0) / 1000.0;
    }
    return std::nullopt;
}

Result<Stream*> Importer::addStream(const std::string& id, const std::string& name, StreamKind kind) {
    const auto bad = [](const std::string& text) {
        return text.empty() || text.size() > RecordingLimits::nameBytes ||
               text != singleLine(text, text.size());
    };
    if (bad(id) || bad(name)) {
        return usage(VESTIGO_TEXT("Error", "\"%1\" is no name of a terminal or stream"),
                     {singleLine(bad(id) ? id : name, 60)});
    }
    addTerminals({id});
    const auto terminal = std::find_if(recording_.terminals.begin(), recording_.terminals.end(),
                                       [&](const Terminal& each) { return each.id == id; });
    for (const Stream& stream : terminal->streams) {
        if (stream.name == name) {
            return Error{ErrorCode::Duplicate,
                         {},
                         id + ":" + name,
                         VESTIGO_TEXT("Error", "two files are given for this stream"),
                         {},
                         VESTIGO_TEXT("Error", "give each stream one file")};
        }
    }
    terminal->streams.emplace_back();
    terminal->streams.back().name = name;
    terminal->streams.back().kind = kind;
    return &terminal->streams.back();
}

void Importer::addTerminals(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        if (!id.empty() && id.size() <= RecordingLimits::nameBytes &&
            recording_.findTerminal(id) == nullptr) {
            Terminal terminal;
            terminal.id = terminal.name = id;
            terminal.type = guessedType(id);
            recording_.terminals.push_back(std::move(terminal));
        }
    }
}

Stop Importer::takeVideo(const ImportRequest::Video& video) {
    step(video.file.filename().string());
    Result<Stream*> stream = addStream(video.terminal, video.stream, StreamKind::Video);
    if (!stream) {
        return Outcome<Recording>(stream.error());
    }
    const Result<std::unique_ptr<VideoReader>> reader = VideoReader::open(video.file);
    if (!reader) {
        return Outcome<Recording>(reader.error());
    }
    const Outcome<FrameIndex> index = indexVideo(video.file, cancel_);
    if (Stop stop = stopOf(index)) {
        return stop;
    }
    const double last = index.value().times.empty() ? 0.0 : index.value().times.back();
    recording_.durationSeconds =
        std::max(recording_.durationSeconds,
                 std::max(last, reader.value()->info().durationSeconds) + video.offsetSeconds);
    (*stream)->offsetSeconds = video.offsetSeconds;
    const bool isFolder = fs::is_directory(video.file);
    const std::string stem = fileName(video.terminal) + "." + fileName(video.stream);
    const std::string extension = isFolder ? "" : fileName("x" + video.file.extension().string()).substr(1);
    (*stream)->file = freshName("video", stem, extension);
    return isFolder ? takeImages(video.file, (*stream)->file)
                    : stopOf(folder_.copy(video.file, (*stream)->file, cancel_));
}

Stop Importer::takeImages(const fs::path& folder, const std::string& name) {
    const Result<std::vector<TimedImage>> images = listImages(folder);
    if (!images) {
        return Outcome<Recording>(images.error());
    }
    for (const TimedImage& image : *images) {
        const std::string file = name + "/" + image.file.filename().string();
        if (Stop stop = stopOf(folder_.copy(image.file, file, cancel_))) {
            return stop;
        }
    }
    return std::nullopt;
}

Stop Importer::takeTable(const ImportRequest::Table& table) {
    step(table.file.filename().string());
    Result<Stream*> stream = addStream(table.terminal, "behavior", StreamKind::Table);
    if (!stream) {
        return Outcome<Recording>(stream.error());
    }
    const Outcome<TableSummary> summary =
        readMappedTable(table.file, table.mapping, recording_.startedAt, table.offsetSeconds, cancel_);
    if (Stop stop = stopOf(summary)) {
        return stop;
    }
    recording_.durationSeconds = std::max(recording_.durationSeconds, summary.value().lastSeconds);
    (*stream)->offsetSeconds = table.offsetSeconds;
    (*stream)->file = freshName("behavior", fileName(table.terminal), ".csv");
    return writeTable(table, (*stream)->file);
}

/// As it stands, or with its columns mapped; then the original goes along, for it is the evidence.
Stop Importer::writeTable(const ImportRequest::Table& table, const std::string& name) {
    if (table.mapping.columns.empty() && table.mapping.timeColumn.empty()) {
        return stopOf(folder_.copy(table.file, name, cancel_));
    }
    const std::vector<Error> problems = checkMapping(table.mapping, table.file);
    if (!problems.empty()) {
        return Outcome<Recording>(problems.front());
    }
    Result<LineReader> lines = LineReader::open(table.file);
    const Result<CsvHeader> header = lines ? readHeader(lines.value()) : Result<CsvHeader>(lines.error());
    if (!header) {
        return Outcome<Recording>(header.error());
    }
    if (changesNothing(*header, table.mapping)) {
        return stopOf(folder_.copy(table.file, name, cancel_));
    }
    if (Stop stop = stopOf(writeMappedTable(table.file, table.mapping, folder_.path() / name, cancel_))) {
        return stop;
    }
    return stopOf(folder_.copy(table.file, freshName("source", fileName(table.terminal), ".csv"), cancel_));
}

Stop Importer::takeLog(const fs::path& file, const std::string& name, std::optional<LogFile>& log) {
    step(name);
    if (file.empty()) {
        return std::nullopt;
    }
    log.emplace();
    log->path = file;
    log->file = name;
    return stopOf(folder_.copy(file, name, cancel_));
}

/// Logs come last: who is a terminal is known by then. Without any other, the parties of the log are the
/// terminals.
Stop Importer::takeLogs() {
    const bool capture = !request_.communication.empty() && looksLikeCapture(request_.communication);
    Stop stop = takeLog(request_.instructions, "logs/instructions.csv", recording_.instructions);
    if (!stop) {
        stop = takeLog(request_.communication, capture ? "logs/communication.pcap" : "logs/communication.csv",
                       recording_.communication);
    }
    if (stop) {
        return stop;
    }
    const Outcome<LogSummary> instructions = readInstructions(recording_, {}, cancel_);
    if (Stop failed = stopOf(instructions)) {
        return failed;
    }
    addTerminals(instructions.value().unknownParties);
    const auto visit = [](const CommunicationEvent&) { return true; };
    const Outcome<LogSummary> communication = readCommunication(recording_, visit, cancel_);
    if (Stop failed = stopOf(communication)) {
        return failed;
    }
    if (recording_.terminals.empty()) {
        addTerminals(communication.value().unknownParties);
        for (Terminal& terminal : recording_.terminals) {
            terminal.address = capture ? terminal.id : std::string(); // a capture knows addresses only
        }
    }
    recording_.durationSeconds = std::max(
        {recording_.durationSeconds, instructions.value().lastSeconds, communication.value().lastSeconds});
    return std::nullopt;
}

Outcome<Recording> Importer::write() {
    recording_.durationSeconds = std::ceil(recording_.durationSeconds * 1000.0) / 1000.0;
    const Result<std::string> text = recordingToJson(recording_);
    if (!text) {
        return text.error();
    }
    const Result<Done> written = writeFileAtomically(folder_.path() / "recording.json", *text);
    if (!written) {
        return written.error();
    }
    // The contract's own checks: what cannot be opened is not made.
    const Result<Recording> checked = openRecording(folder_.path());
    if (!checked) {
        Error error = checked.error();
        error.file = request_.out.string();
        return error;
    }
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    const Result<Done> finished = folder_.finish();
    return finished ? Outcome<Recording>(openRecording(request_.out)) : Outcome<Recording>(finished.error());
}

Outcome<Recording> Importer::run() {
    Stop stop = prepare();
    if (!stop) {
        stop = settleStart();
    }
    for (std::size_t i = 0; i < request_.videos.size() && !stop; ++i) {
        stop = takeVideo(request_.videos[i]);
    }
    for (std::size_t i = 0; i < request_.tables.size() && !stop; ++i) {
        stop = takeTable(request_.tables[i]);
    }
    if (!stop) {
        stop = takeLogs();
    }
    return stop ? *std::move(stop) : write();
}

} // namespace

Outcome<Recording> importRecording(const ImportRequest& request, const CancelToken& cancel,
                                   ProgressSink& progress) {
    try {
        Result<NewFolder> folder = NewFolder::begin(request.out);
        if (!folder) {
            return folder.error();
        }
        return Importer(request, cancel, progress, folder.value()).run();
    } catch (const std::exception& failure) {
        return fileError(ErrorCode::FileUnwritable, request.out, {},
                         VESTIGO_TEXT("Error", "cannot be written: %1"), Text(), {failure.what()});
    }
}

} // namespace vestigo::recordings
