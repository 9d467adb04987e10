// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/recordings/import.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

struct ImportOptions {
    recordings::ImportRequest request;
    std::vector<std::string> videos;
    std::vector<std::string> tables;
};

int wrongUsage(const char* option, const std::string& value, const char* form) {
    std::fprintf(stderr, "vestigo-cli: %s %s: must be of the form %s (see vestigo-cli import --help)\n",
                 option, singleLine(value, 120).c_str(), form);
    return exitUsage;
}

/// "TERMINAL:STREAM=FILE" and "TERMINAL=FILE"; the file's name may hold any character.
int splitArguments(ImportOptions& options) {
    for (const std::string& text : options.videos) {
        const std::size_t equals = text.find('=');
        const std::size_t colon = text.rfind(':', equals);
        if (equals == std::string::npos || colon == std::string::npos || colon == 0 || colon + 1 >= equals ||
            equals + 1 >= text.size()) {
            return wrongUsage("--video", text, "TERMINAL:STREAM=FILE");
        }
        options.request.videos.push_back(
            {text.substr(0, colon), text.substr(colon + 1, equals - colon - 1), text.substr(equals + 1)});
    }
    for (const std::string& text : options.tables) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 >= text.size()) {
            return wrongUsage("--table", text, "TERMINAL=FILE");
        }
        options.request.tables.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    return exitDone;
}

int import(ImportOptions& options, Environment& environment) {
    if (const int status = splitArguments(options)) {
        return status;
    }
    auto recording = recordings::importRecording(options.request, environment.cancel, environment.progress);
    if (!recording.finished()) {
        return failureStatus(recording);
    }
    environment.progress.finish();
    std::printf("%s: recording \"%s\", %zu terminals, %.1f s\n", recording.value().file.c_str(),
                recording.value().id.c_str(), recording.value().terminals.size(),
                recording.value().durationSeconds);
    return exitDone;
}

} // namespace

void addImportCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("import", "Makes a recording of loose files");
    auto options = std::make_shared<ImportOptions>();
    recordings::ImportRequest& request = options->request;
    command->add_option("--out", request.out, "folder to make")->required();
    command->add_option("--video", options->videos, "TERMINAL:STREAM=FILE, any number of times");
    command->add_option("--table", options->tables, "TERMINAL=FILE, any number of times");
    command->add_option("--instructions", request.instructions, "instruction log (CSV)");
    command->add_option("--communication", request.communication,
                        "communication log (CSV, .pcap or .pcapng)");
    command->add_option("--id", request.id, "of the recording (default: the folder's name)");
    command->add_option("--site", request.site, "where it was recorded");
    command->add_option("--started-at", request.startedAt, "RFC 3339 time of t = 0");
    command->add_option("--step", request.stepSeconds, "analysis step in seconds (default 0.5)");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return import(*options, environment); };
    });
}

} // namespace vestigo::cli
