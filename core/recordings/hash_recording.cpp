// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/recordings/errors.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <map>

namespace vestigo::recordings {

namespace fs = std::filesystem;

namespace {

/// Path as it stands in the recording -> where it lies; sorted, each file once.
using NamedFiles = std::map<std::string, fs::path>;

/// The regular files directly in a folder of images.
Result<Done> addFolder(NamedFiles& files, const std::string& name, const fs::path& folder,
                       const CancelToken& cancel) {
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    const fs::directory_iterator end;
    for (; !failure && entries != end && !cancel.cancelled(); entries.increment(failure)) {
        if (entries->is_regular_file(failure)) {
            files.emplace(name + "/" + entries->path().filename().string(), entries->path());
        }
    }
    if (failure) {
        return fileError(ErrorCode::FileUnreadable, folder, {}, VESTIGO_TEXT("Error", "cannot be read: %1"),
                         VESTIGO_TEXT("Error", "ask for the right to read it"), {failure.message()});
    }
    return Done{};
}

Result<NamedFiles> namedFiles(const Recording& recording, const CancelToken& cancel) {
    NamedFiles files;
    files.emplace("recording.json", recording.file);
    for (const Terminal& terminal : recording.terminals) {
        for (const Stream& stream : terminal.streams) {
            if (stream.exists && stream.isFolder) {
                const Result<Done> added = addFolder(files, stream.file, stream.path, cancel);
                if (!added) {
                    return added.error();
                }
            } else {
                files.emplace(stream.file, stream.exists ? stream.path : fs::path());
            }
        }
    }
    for (const std::optional<LogFile>* log : {&recording.instructions, &recording.communication}) {
        if (*log) {
            files.emplace((*log)->file, (*log)->exists ? (*log)->path : fs::path());
        }
    }
    return files;
}

} // namespace

Outcome<std::string> hashRecording(const Recording& recording, const CancelToken& cancel) {
    try {
        const Result<NamedFiles> files = namedFiles(recording, cancel);
        if (!files) {
            return files.error();
        }
        // "HASH  PATH" a line, as sha256sum prints it: anyone can check it without Vestigo.
        Sha256 whole;
        for (const auto& [name, path] : *files) {
            std::string hash = "missing";
            if (!path.empty()) {
                Outcome<std::string> content = sha256OfFile(path, cancel);
                if (!content.finished()) {
                    return content;
                }
                hash = content.take();
            }
            whole.add(hash + "  " + name + "\n");
        }
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        return whole.hex();
    } catch (const std::exception& failure) {
        return fileError(ErrorCode::FileUnreadable, recording.file, {},
                         VESTIGO_TEXT("Error", "cannot be read: %1"), Text(), {failure.what()});
    }
}

} // namespace vestigo::recordings
