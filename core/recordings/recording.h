// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// How many entries and how long a time we accept; more is refused with TooLarge.
struct RecordingLimits {
    static constexpr std::size_t terminals = 4096;
    static constexpr std::size_t streamsPerTerminal = 64;
    static constexpr std::size_t streams = 65536; ///< of all terminals together
    static constexpr std::size_t links = 100000;
    static constexpr std::size_t nameBytes = 256;              ///< of an id, a type, a stream's name
    static constexpr std::uint64_t documentBytes = 16U << 20U; ///< of recording.json
    static constexpr double longestOffset = 366.0 * 24 * 3600;
    static constexpr double longestSeconds = 366.0 * 24 * 3600;
    static constexpr double shortestStep = 0.001;
    static constexpr double longestStep = 86400.0;
    static constexpr std::size_t steps = 4000000; ///< duration / step
};

enum class StreamKind { Video, Table };

struct Stream {
    std::string name; ///< "device", "operator", "behavior", or another word: shown, not analysed
    StreamKind kind = StreamKind::Table;
    std::string file;           ///< as written, relative to the recording's folder
    std::filesystem::path path; ///< resolved inside the folder; need not exist
    double offsetSeconds = 0.0; ///< added to the stream's own time
    bool exists = false;
    bool isFolder = false; ///< a video that is a folder of images named by their time in ms
};

struct Terminal {
    std::string id;
    std::string type; ///< one of terminalTypes, or any other word
    std::string name; ///< the id where none is given
    std::optional<std::array<double, 2>> positionMetres;
    std::string address; ///< IP or MAC, for captures; may be empty
    std::vector<Stream> streams;
};

enum class LinkKind { Communication, Operation };

struct Link {
    std::string from;
    std::string to;
    LinkKind kind = LinkKind::Communication;
    std::optional<double> weight; ///< 0..1
};

struct LogFile {
    std::string file;
    std::filesystem::path path;
    bool exists = false;
};

/// One part that is named but cannot be used; the rest of the recording can.
struct Problem {
    std::string terminal; ///< may be empty
    std::string stream;   ///< may be empty
    Error error;
};

/// `recording.json` and where everything that it names lies (contract: spec/recording.md). A value; reads
/// nothing more.
struct Recording {
    std::filesystem::path folder;
    std::filesystem::path file; ///< the recording.json itself
    std::string id;
    std::string site;
    std::optional<SiteTime> startedAt;
    double durationSeconds = 0.0;
    double stepSeconds = 0.5;
    std::vector<Terminal> terminals;
    std::vector<Link> links;
    std::optional<LogFile> instructions;
    std::optional<LogFile> communication;
    std::optional<LogFile> annotations;
    std::string sourceJson;        ///< the document as it was read, so that unknown keys survive a rewrite
    std::vector<Problem> problems; ///< missing files, found while opening

    const Terminal* findTerminal(const std::string& terminalId) const;
    /// Stream of the terminal, or nullptr.
    const Stream* findStream(const std::string& terminalId, const std::string& stream) const;
};

/// The ten types and the eight anomalies of the contract.
extern const std::array<const char*, 10> terminalTypes;

/// Opens a recording: a folder with recording.json, or that file. Everything in the document is checked; a
/// stream whose file is missing becomes a Problem, not an error. Writes nothing.
Result<Recording> openRecording(const std::filesystem::path& folderOrFile);

/// True when it names a video of any terminal.
bool hasVideo(const Recording& recording);

/// True when at least one stream or log lies where the recording says.
bool namesUsableFile(const Recording& recording);

/// The one line to end with when no stream and no log of the recording can be used: the first of `problems`
/// (those of opening and reading), or that there is nothing named at all.
Error nothingUsable(const Recording& recording, const std::vector<Problem>& problems);

/// The document with the values of `recording`, unknown keys of its sourceJson kept.
Result<std::string> recordingToJson(const Recording& recording);

/// Content hash (custody): SHA-256 over recording.json and every file that it names but the annotations, by
/// path. Slow for large files; reports no progress, can be cancelled.
Outcome<std::string> hashRecording(const Recording& recording, const CancelToken& cancel);

} // namespace vestigo::recordings
