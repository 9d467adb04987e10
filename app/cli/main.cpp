// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console_progress.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

namespace {

vestigo::CancelSource cancelSource; // NOLINT: a signal handler can reach nothing else

extern "C" void stopOnSignal(int) {
    cancelSource.cancel();
}

void installSignalHandlers() {
    struct sigaction action {};
    action.sa_handler = stopOnSignal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes away is a write error like any other
}

/// Parses the arguments; the exit status when there is nothing to run.
int parse(CLI::App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
        return -1;
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::CallForVersion& version) {
        return app.exit(version);
    } catch (const CLI::ParseError& error) {
        std::fprintf(stderr, "vestigo-cli: %s (see vestigo-cli --help)\n",
                     vestigo::singleLine(error.what()).c_str());
        return vestigo::cli::exitUsage;
    }
}

} // namespace

int main(int argc, char** argv) {
    using namespace vestigo::cli;
    CLI::App app("Vestigo: finds what was abnormal in a recording of industrial terminals, and shows why");
    app.set_version_flag("--version", std::string("vestigo-cli ") + VESTIGO_VERSION);
    app.require_subcommand(1);
    Run run;
    addInfoCommand(app, run);
    addImportCommand(app, run);
    addAnalyzeCommand(app, run);
    addTrainCommand(app, run);
    addEvalCommand(app, run);
    addEnginesCommand(app, run);
    const int parsed = parse(app, argc, argv);
    if (parsed >= 0) {
        return parsed;
    }
    installSignalHandlers();
    try {
        ConsoleProgress progress;
        Environment environment{cancelSource.token(), progress};
        return run(environment);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "vestigo-cli: %s\n", vestigo::singleLine(exception.what()).c_str());
        return exitBadInput;
    }
}
