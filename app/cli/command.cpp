// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/base/files.h"

#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace vestigo::cli {

int reportError(const Error& error) {
    std::fprintf(stderr, "vestigo-cli: %s\n", error.oneLine().c_str());
    return error.code == ErrorCode::Usage ? exitUsage : exitBadInput;
}

int reportCancelled() {
    std::fputs("vestigo-cli: cancelled; what was finished is kept\n", stderr);
    return exitCancelled;
}

int writeResult(const std::string& file, const std::string& content) {
    if (file == "-") {
        std::fwrite(content.data(), 1, content.size(), stdout);
        return std::fflush(stdout) == 0 ? exitDone : exitBadInput;
    }
    const Result<Done> written = writeFileAtomically(file, content);
    return written ? exitDone : reportError(written.error());
}

int checkWritable(const std::string& file) {
    if (file.empty() || file == "-") {
        return exitDone;
    }
    std::filesystem::path folder = std::filesystem::path(file).parent_path();
    folder = folder.empty() ? "." : folder;
    std::error_code failure;
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = file;
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    if (!std::filesystem::is_directory(folder, failure)) {
        error.message = VESTIGO_TEXT("Error", "the folder does not exist");
        return reportError(error);
    }
    if (std::filesystem::is_directory(file, failure) || ::access(folder.c_str(), W_OK) != 0) {
        error.message = VESTIGO_TEXT("Error", "no file can be written there");
        return reportError(error);
    }
    return exitDone;
}

} // namespace vestigo::cli
