// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/recording.h"

#include "core/base/files.h"
#include "core/base/json_reader.h"
#include "core/recordings/errors.h"
#include "core/recordings/recording_parts.h"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace vestigo::recordings {

namespace fs = std::filesystem;

const std::array<const char*, 10> terminalTypes = {
    "cnc_lathe", "plc",         "industrial_robot", "conveyor",      "agv",
    "hmi_panel", "sensor_node", "gateway",          "power_cabinet", "press"};

namespace {

/// The recording.json that the user means.
Result<fs::path> documentOf(const fs::path& folderOrFile) {
    std::error_code failure;
    if (!fs::is_directory(folderOrFile, failure)) {
        return folderOrFile;
    }
    const fs::path document = folderOrFile / "recording.json";
    if (!fs::exists(document, failure)) {
        return fileError(ErrorCode::FileMissing, folderOrFile, {},
                         VESTIGO_TEXT("Error", "the folder holds no recording.json"),
                         VESTIGO_TEXT("Error", "choose the folder of a recording, or make one of loose files "
                                               "with vestigo-cli import"));
    }
    return document;
}

/// Why a file or folder that the recording names cannot be used; nothing where it can. Opens nothing.
std::optional<Error> whyUnusable(const fs::path& path, bool folderAllowed, bool& isFolder) {
    struct stat facts {};
    isFolder = ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
    if (isFolder && folderAllowed) {
        return std::nullopt;
    }
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    if (*size == 0) {
        return fileError(ErrorCode::Empty, path, {}, VESTIGO_TEXT("Error", "the file is empty"),
                         VESTIGO_TEXT("Error", "take it from the recorder again"));
    }
    return std::nullopt;
}

void findStreams(Recording& recording) {
    for (Terminal& terminal : recording.terminals) {
        for (Stream& stream : terminal.streams) {
            std::optional<Error> why =
                whyUnusable(stream.path, stream.kind == StreamKind::Video, stream.isFolder);
            stream.exists = !why;
            if (why) {
                recording.problems.push_back({terminal.id, stream.name, *std::move(why)});
            }
        }
    }
}

void findLog(Recording& recording, std::optional<LogFile>& log) {
    if (!log) {
        return;
    }
    bool isFolder = false;
    std::optional<Error> why = whyUnusable(log->path, false, isFolder);
    log->exists = !why;
    if (why) {
        recording.problems.push_back({{}, {}, *std::move(why)});
    }
}

} // namespace

const Terminal* Recording::findTerminal(const std::string& terminalId) const {
    const auto found = std::find_if(terminals.begin(), terminals.end(),
                                    [&](const Terminal& terminal) { return terminal.id == terminalId; });
    return found == terminals.end() ? nullptr : &*found;
}

const Stream* Recording::findStream(const std::string& terminalId, const std::string& stream) const {
    const Terminal* terminal = findTerminal(terminalId);
    if (terminal == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(terminal->streams.begin(), terminal->streams.end(),
                                    [&](const Stream& each) { return each.name == stream; });
    return found == terminal->streams.end() ? nullptr : &*found;
}

Result<Recording> openRecording(const fs::path& folderOrFile) {
    try {
        Result<fs::path> document = documentOf(folderOrFile);
        if (!document) {
            return document.error();
        }
        Result<std::string> text = readFile(*document, RecordingLimits::documentBytes);
        if (!text) {
            return text.error();
        }
        const fs::path folder = document->has_parent_path() ? document->parent_path() : fs::path(".");
        Result<Recording> recording = parseRecording(text.take(), *document, folder);
        if (recording) {
            findStreams(recording.value());
            findLog(recording.value(), recording->instructions);
            findLog(recording.value(), recording->communication);
            findLog(recording.value(), recording->annotations);
        }
        return recording;
    } catch (const std::exception& failure) { // std::filesystem, memory
        return fileError(ErrorCode::FileUnreadable, folderOrFile, {},
                         VESTIGO_TEXT("Error", "cannot be read: %1"),
                         VESTIGO_TEXT("Error", "check the name and the folder"), {failure.what()});
    }
}

bool hasVideo(const Recording& recording) {
    return std::any_of(recording.terminals.begin(), recording.terminals.end(), [](const Terminal& terminal) {
        return std::any_of(terminal.streams.begin(), terminal.streams.end(),
                           [](const Stream& stream) { return stream.kind == StreamKind::Video; });
    });
}

bool namesUsableFile(const Recording& recording) {
    const auto usable = [](const std::optional<LogFile>& log) { return log && log->exists; };
    return usable(recording.instructions) || usable(recording.communication) ||
           std::any_of(recording.terminals.begin(), recording.terminals.end(), [](const Terminal& terminal) {
               return std::any_of(terminal.streams.begin(), terminal.streams.end(),
                                  [](const Stream& stream) { return stream.exists; });
           });
}

Error nothingUsable(const Recording& recording, const std::vector<Problem>& problems) {
    // Of what could have been looked at: neither the annotations nor the document itself are.
    const auto isPart = [&](const Problem& problem) {
        const fs::path file = problem.error.file;
        return !file.empty() && file != recording.file &&
               !(recording.annotations && file == recording.annotations->path);
    };
    const auto first = std::find_if(problems.begin(), problems.end(), isPart);
    if (first == problems.end()) {
        return fileError(ErrorCode::Empty, recording.file, "terminals",
                         VESTIGO_TEXT("Error", "names no stream and no log that says anything"),
                         VESTIGO_TEXT("Error", "add the files of the terminals"));
    }
    Error error = first->error;
    if (std::count_if(problems.begin(), problems.end(), isPart) > 1) {
        error.remedy = VESTIGO_TEXT("Error", "nothing else of this recording can be used either; vestigo-cli "
                                             "info lists it all");
    }
    return error;
}

} // namespace vestigo::recordings
