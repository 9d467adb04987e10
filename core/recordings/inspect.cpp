// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/inspect.h"

#include "core/base/numbers.h"
#include "core/recordings/errors.h"
#include "core/recordings/gap_finder.h"
#include "core/recordings/image_folder.h"

#include <algorithm>

namespace vestigo::recordings {

namespace {

const Text lookAtExport = VESTIGO_TEXT("Error", "look at the recorder's export");

/// Reads one recording's streams and logs, and collects what is odd.
class Inspection {
public:
    Inspection(const Recording& recording, const CancelToken& cancel, ProgressSink& progress)
        : cancel_(cancel)
        , progress_(progress) {
        report_.recording = recording;
        report_.problems = recording.problems;
        for (const Terminal& terminal : recording.terminals) {
            parts_ += terminal.streams.size();
        }
        parts_ += (recording.instructions ? 1 : 0) + (recording.communication ? 1 : 0);
    }

    Outcome<RecordingReport> run();

private:
    bool inspectStream(const Terminal& terminal, const Stream& stream);
    bool inspectTable(const Stream& stream, StreamReport& report);
    bool inspectVideo(const Stream& stream, StreamReport& report);
    void judgeTable(const Stream& stream, const StreamReport& report);
    void judgeRange(const Stream& stream, const StreamReport& report);
    template <class Read>
    bool inspectLog(const std::optional<LogFile>& log, std::optional<LogSummary>& summary, const Read& read);
    void judgeLog(const LogFile& log, const LogSummary& summary);
    void note(const std::filesystem::path& file, ErrorCode code, std::uint64_t line, const Text& message,
              std::vector<std::string> arguments);
    void step(const std::string& item);

    CancelToken cancel_;
    ProgressSink& progress_;
    RecordingReport report_;
    std::string terminal_; ///< whose stream is looked at
    std::string stream_;
    std::size_t parts_ = 0;
    std::size_t done_ = 0;
};

void Inspection::step(const std::string& item) {
    const double fraction = parts_ == 0 ? 1.0 : static_cast<double>(done_) / static_cast<double>(parts_);
    progress_.report({VESTIGO_TEXT("Stage", "Looking at the recording"), item, fraction, fraction});
    ++done_;
}

void Inspection::note(const std::filesystem::path& file, ErrorCode code, std::uint64_t line,
                      const Text& message, std::vector<std::string> arguments) {
    report_.problems.push_back({terminal_, stream_,
                                fileError(code, file, line > 0 ? lineNumber(line) : std::string(), message,
                                          lookAtExport, std::move(arguments))});
}

void Inspection::judgeTable(const Stream& stream, const StreamReport& report) {
    const TableSummary& table = *report.table;
    if (table.outOfOrder > 0) {
        note(stream.path, ErrorCode::ValueInvalid, table.outOfOrderLine,
             VESTIGO_TEXT("Error", "time runs backwards, here and in %1 rows in all"),
             {std::to_string(table.outOfOrder)});
    }
    if (table.brokenCells > 0) {
        note(stream.path, ErrorCode::ValueInvalid, table.brokenLine,
             VESTIGO_TEXT("Error", "a cell is no number; %1 such cells count as missing"),
             {std::to_string(table.brokenCells)});
    }
    if (table.hugeCells > 0) {
        note(stream.path, ErrorCode::ValueInvalid, table.hugeLine,
             VESTIGO_TEXT("Error", "a number is beyond all measure; %1 such cells count as missing"),
             {std::to_string(table.hugeCells)});
    }
    if (table.truncatedLine > 0) {
        note(stream.path, ErrorCode::Truncated, table.truncatedLine,
             VESTIGO_TEXT("Error", "the last row breaks off and was left out"), {});
    }
}

void Inspection::judgeRange(const Stream& stream, const StreamReport& report) {
    if (report.lastSeconds < 0.0 || report.firstSeconds > report_.recording.durationSeconds) {
        note(stream.path, ErrorCode::ValueInvalid, 0,
             VESTIGO_TEXT("Error", "lies from %1 s to %2 s, outside of the recording's 0 s to %3 s"),
             {formatFixed(report.firstSeconds, 1), formatFixed(report.lastSeconds, 1),
              formatNumber(report_.recording.durationSeconds)});
    } else if (report.gapCount > 0) {
        const timeline::TimeRange gap =
            *std::max_element(report.gaps.begin(), report.gaps.end(),
                              [](const auto& a, const auto& b) { return a.length() < b.length(); });
        note(stream.path, ErrorCode::ValueInvalid, 0,
             VESTIGO_TEXT("Error", "has %1 gaps, the longest from %2 s to %3 s"),
             {std::to_string(report.gapCount), formatFixed(gap.start, 2), formatFixed(gap.end, 2)});
    }
}

bool Inspection::inspectTable(const Stream& stream, StreamReport& report) {
    GapFinder gaps(report_.recording.stepSeconds);
    const auto visit = [&](double t, const std::vector<double>&) {
        gaps.add(t);
        return true;
    };
    Outcome<TableSummary> table =
        readTable(stream.path, report_.recording.startedAt, stream.offsetSeconds, visit, cancel_);
    if (table.failed()) {
        report_.problems.push_back({terminal_, stream_, table.error()});
    }
    if (!table.finished()) {
        return table.failed();
    }
    report.table = table.take();
    report.firstSeconds = report.table->firstSeconds;
    report.lastSeconds = report.table->lastSeconds;
    gaps.finish();
    report.gaps = gaps.gaps();
    report.gapCount = gaps.count();
    judgeTable(stream, report);
    return true;
}

bool Inspection::inspectVideo(const Stream& stream, StreamReport& report) {
    const Result<std::unique_ptr<VideoReader>> reader = VideoReader::open(stream.path);
    if (!reader) {
        report_.problems.push_back({terminal_, stream_, reader.error()});
        return true;
    }
    const Outcome<FrameIndex> index = indexVideo(stream.path, cancel_);
    if (index.failed()) {
        report_.problems.push_back({terminal_, stream_, index.error()});
    }
    if (!index.finished() || index.value().times.empty()) {
        return !index.cancelled();
    }
    const auto beyond = stream.isFolder ? imagesBeyondAllTime(stream.path) : std::nullopt;
    if (beyond) {
        report_.problems.push_back({terminal_, stream_, *beyond});
    }
    const std::vector<double>& times = index.value().times;
    report.video = reader.value()->info();
    report.video->frames = times.size();
    report.firstSeconds = times.front() + stream.offsetSeconds;
    report.lastSeconds = times.back() + stream.offsetSeconds;
    GapFinder gaps(report_.recording.stepSeconds);
    for (const double t : times) {
        gaps.add(t + stream.offsetSeconds);
    }
    gaps.finish();
    report.gaps = gaps.gaps();
    report.gapCount = gaps.count();
    if (index.value().truncated) {
        note(stream.path, ErrorCode::Truncated, 0, VESTIGO_TEXT("Error", "breaks off after %1 frames"),
             {std::to_string(times.size())});
    }
    return true;
}

/// False: cancelled.
bool Inspection::inspectStream(const Terminal& terminal, const Stream& stream) {
    StreamReport report;
    report.terminal = terminal_ = terminal.id;
    report.stream = stream_ = stream.name;
    report.kind = stream.kind;
    report.file = stream.file;
    step(terminal.id + " " + stream.name);
    if (stream.exists) { // else opening has said why already
        const bool went =
            stream.kind == StreamKind::Table ? inspectTable(stream, report) : inspectVideo(stream, report);
        if (!went) {
            return false;
        }
        if (report.table || report.video) {
            judgeRange(stream, report);
        }
    }
    report_.streams.push_back(std::move(report));
    return !cancel_.cancelled();
}

void Inspection::judgeLog(const LogFile& log, const LogSummary& summary) {
    if (summary.unknownEvents > 0) {
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(summary.unknownParties.size(), 5); ++i) {
            names += (i > 0 ? ", " : "") + singleLine(summary.unknownParties[i], 60);
        }
        names += summary.unknownParties.size() > 5 ? ", ..." : "";
        note(log.path, ErrorCode::ReferenceUnknown, 0,
             VESTIGO_TEXT("Error", "%1 of %2 events name a party that is no terminal of this recording: %3"),
             {std::to_string(summary.unknownEvents), std::to_string(summary.events), names});
    }
    if (summary.oddCells > 0) {
        note(log.path, ErrorCode::ValueInvalid, summary.oddLine,
             VESTIGO_TEXT("Error", "a result, status or size is none; %1 such cells were read as ok or 0"),
             {std::to_string(summary.oddCells)});
    }
    if (summary.truncatedLine > 0) {
        note(log.path, ErrorCode::Truncated, summary.truncatedLine,
             VESTIGO_TEXT("Error", "the last row breaks off and was left out"), {});
    }
}

template <class Read>
bool Inspection::inspectLog(const std::optional<LogFile>& log, std::optional<LogSummary>& summary,
                            const Read& read) {
    if (!log) {
        return true;
    }
    step(log->file);
    if (!log->exists) {
        return true;
    }
    terminal_.clear();
    stream_.clear();
    Outcome<LogSummary> outcome = read(
        report_.recording, [](const auto&) { return true; }, cancel_);
    if (outcome.failed()) {
        report_.problems.push_back({{}, {}, outcome.error()});
    } else if (outcome.finished()) {
        summary = outcome.take();
        judgeLog(*log, *summary);
    }
    return !outcome.cancelled();
}

Outcome<RecordingReport> Inspection::run() {
    const Recording recording = report_.recording;
    for (const Terminal& terminal : recording.terminals) {
        for (const Stream& stream : terminal.streams) {
            if (!inspectStream(terminal, stream)) {
                return Cancelled{};
            }
        }
    }
    if (!inspectLog(recording.instructions, report_.instructions, readInstructions) ||
        !inspectLog(recording.communication, report_.communication, readCommunication)) {
        return Cancelled{};
    }
    step({});
    return std::move(report_);
}

} // namespace

Outcome<RecordingReport> inspectRecording(const Recording& recording, const CancelToken& cancel,
                                          ProgressSink& progress) {
    try {
        return Inspection(recording, cancel, progress).run();
    } catch (const std::exception& failure) {
        return fileError(ErrorCode::FileUnreadable, recording.file, {},
                         VESTIGO_TEXT("Error", "cannot be read: %1"), Text(), {failure.what()});
    }
}

bool hasUsablePart(const RecordingReport& report) {
    return report.instructions || report.communication ||
           std::any_of(report.streams.begin(), report.streams.end(),
                       [](const StreamReport& stream) { return stream.table || stream.video; });
}

} // namespace vestigo::recordings
