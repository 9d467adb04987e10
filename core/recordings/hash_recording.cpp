// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/hash_stream.h"

#include "core/base/hash.h"
#include "core/recordings/errors.h"

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

/// Of "HASH  PATH" a line, as sha256sum prints it: anyone can check it without Vestigo.
Outcome<std::string> hashOf(const NamedFiles& files, const CancelToken& cancel) {
    Sha256 whole;
    for (const auto& [name, path] : files) {
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
}

/// What stands behind a path may be gone or forbidden in the middle of it.
template <class Work>
Outcome<std::string> guarded(const fs::path& file, const Work& work) {
    try {
        return work();
    } catch (const std::exception& failure) {
        return fileError(ErrorCode::FileUnreadable, file, {}, VESTIGO_TEXT("Error", "cannot be read: %1"),
                         Text(), {failure.what()});
    }
}

} // namespace

Outcome<std::string> hashRecording(const Recording& recording, const CancelToken& cancel) {
    return guarded(recording.file, [&]() -> Outcome<std::string> {
        const Result<NamedFiles> files = namedFiles(recording, cancel);
        return files ? hashOf(*files, cancel) : files.error();
    });
}

Outcome<std::string> hashStream(const Stream& stream, const CancelToken& cancel) {
    return guarded(stream.path, [&]() -> Outcome<std::string> {
        if (!stream.isFolder) {
            return sha256OfFile(stream.path, cancel);
        }
        NamedFiles files;
        const Result<Done> added = addFolder(files, {}, stream.path, cancel);
        return added ? hashOf(files, cancel) : added.error();
    });
}

} // namespace vestigo::recordings
