// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace {

vestigo::CancelSource cancelSource; // NOLINT: a signal handler can reach nothing else

volatile std::sig_atomic_t signals = 0; // NOLINT: the same

extern "C" void stopOnSignal(int) {
    signals = signals + 1;
    if (signals > 1) {
        _exit(vestigo::cli::exitCancelled); // asked twice: at once; what is on the disk is whole at any time
    }
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

int commandLine(int argc, char** argv) {
    using namespace vestigo::cli;
    CLI::App app("Vestigo: finds what was abnormal in a recording of industrial terminals, and shows why");
    app.set_version_flag("--version", std::string("vestigo-cli ") + VESTIGO_VERSION);
    app.require_subcommand(1);
    Run run;
    addInfoCommand(app, run);
    addImportCommand(app, run);
    addAnalyzeCommand(app, run);
    addTrainCommand(app, run);
    addFineTuneCommand(app, run);
    addCalibrateCommand(app, run);
    addEvalCommand(app, run);
    addCompareCommand(app, run);
    addStudyCommand(app, run);
    addEnginesCommand(app, run);
    addSynthCommand(app, run);
    addVisionCommands(app, run);
    addLaterCommands(app, run);
    const int parsed = parse(app, argc, argv);
    if (parsed >= 0) {
        return parsed;
    }
    installSignalHandlers();
    ConsoleProgress progress;
    try {
        Environment environment{cancelSource.token(), progress};
        const int status = run(environment);
        return status == exitDone ? finishOutput() : status;
    } catch (const std::exception& exception) {
        vestigo::Error error;
        error.message = VESTIGO_TEXT("Error", "failed: %1");
        error.arguments = {exception.what()};
        error.remedy = VESTIGO_TEXT("Error", "please report this with the recording");
        return reportError(error);
    }
}

} // namespace

int main(int argc, char** argv) {
    try {
        return commandLine(argc, argv);
    } catch (...) { // before a command was chosen, or no memory left even for the error's text
        std::fputs("vestigo-cli: failed\n", stderr);
        return vestigo::cli::exitBadInput;
    }
}
