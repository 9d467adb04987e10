// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/base/files.h"
#include "core/pipeline/model_library.h"

#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace vestigo::cli {

namespace {

void sayOnOwnLine(const std::string& line) {
    const char* const overTheBar = ::isatty(STDERR_FILENO) == 1 ? "\r\033[K" : "";
    std::fprintf(stderr, "%svestigo-cli: %s\n", overTheBar, line.c_str());
}

} // namespace

int reportError(const Error& error) {
    sayOnOwnLine(error.oneLine());
    return error.code == ErrorCode::Usage ? exitUsage : exitBadInput;
}

int reportCancelled() {
    sayOnOwnLine("cancelled; what was finished is kept");
    return exitCancelled;
}

int writeResult(const std::string& file, const std::string& content) {
    if (file == "-") {
        std::fwrite(content.data(), 1, content.size(), stdout);
        return exitDone; // whether it all arrived is asked at the end
    }
    const Result<Done> written = writeFileAtomically(file, content);
    return written ? exitDone : reportError(written.error());
}

Result<Done> resolveModel(std::filesystem::path& model) {
    if (model != "adopted") {
        return Done{};
    }
    const pipeline::ModelLibrary library(pipeline::ModelLibrary::userFolder());
    const auto adopted = library.inUse();
    if (!adopted) {
        return adopted.error();
    }
    if (!*adopted) {
        Error error;
        error.code = ErrorCode::FileMissing;
        error.file = library.folder().string();
        error.message = VESTIGO_TEXT("Error", "no model is adopted");
        error.remedy = VESTIGO_TEXT("Error", "adopt one in the application, or give a model file");
        return error;
    }
    model = (*adopted)->file;
    return Done{};
}

int finishOutput() {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
        return exitDone;
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = "standard output";
    error.message = VESTIGO_TEXT("Error", "cannot be written to the end");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    return reportError(error);
}

int checkWritable(const std::string& file) {
    if (file.empty() || file == "-") {
        return exitDone;
    }
    struct stat facts {};
    const bool exists = ::stat(file.c_str(), &facts) == 0;
    if (exists && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode) && ::access(file.c_str(), W_OK) == 0) {
        return exitDone; // a device or a pipe
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
    if ((exists && S_ISDIR(facts.st_mode)) || ::access(folder.c_str(), W_OK) != 0) {
        error.message = VESTIGO_TEXT("Error", "no file can be written there");
        return reportError(error);
    }
    return exitDone;
}

} // namespace vestigo::cli
