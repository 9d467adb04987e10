// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <CLI/CLI.hpp>
#include <string>

namespace vestigo::cli {

namespace {

int notThereYet(const std::string& command) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = VESTIGO_TEXT("Error", "%1 is not there yet: this version of vestigo-cli cannot do it");
    error.arguments = {command};
    error.remedy = VESTIGO_TEXT("Error", "vestigo-cli --help lists what it can do");
    return reportError(error);
}

} // namespace

void addLaterCommands(CLI::App& app, Run& run) {
    for (const char* name : {"convert"}) {
        CLI::App* command = app.add_subcommand(name, "Not there yet");
        command->allow_extras();
        command->callback([&run, name] { run = [name](Environment&) { return notThereYet(name); }; });
    }
}

} // namespace vestigo::cli
