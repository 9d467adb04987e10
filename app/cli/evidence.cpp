// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evidence.h"

#include "app/cli/command.h"
#include "core/recordings/recording.h"

namespace vestigo::cli {

namespace fs = std::filesystem;

namespace {

bool isSame(const fs::path& a, const fs::path& b) {
    std::error_code failure;
    return fs::equivalent(a, b, failure) && !failure;
}

bool isEvidence(const fs::path& target, const recordings::Recording& recording) {
    if (isSame(target, recording.file)) {
        return true;
    }
    for (const recordings::Terminal& terminal : recording.terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            if (isSame(target, stream.path) ||
                (stream.isFolder && isSame(target.parent_path(), stream.path))) {
                return true;
            }
        }
    }
    for (const auto* log : {&recording.instructions, &recording.communication, &recording.annotations}) {
        if (*log && isSame(target, (*log)->path)) {
            return true;
        }
    }
    return false;
}

} // namespace

int checkNoEvidence(const std::string& target, const fs::path& recording) {
    std::error_code failure;
    if (target.empty() || target == "-" || !fs::exists(target, failure)) {
        return exitDone;
    }
    const auto opened = recordings::openRecording(recording);
    if (!opened || !isEvidence(target, *opened)) {
        return exitDone;
    }
    Error error;
    error.code = ErrorCode::Usage;
    error.file = target;
    error.message = VESTIGO_TEXT("Error", "is part of the recording, which is evidence and stays as it is");
    error.remedy = VESTIGO_TEXT("Error", "choose another place");
    return reportError(error);
}

} // namespace vestigo::cli
