// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console_progress.h"
#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace vestigo::cli {

/// Exit status (contract: spec/analysis.md).
enum ExitStatus { exitDone = 0, exitBadInput = 1, exitUsage = 2, exitCancelled = 3 };

/// What every command gets.
struct Environment {
    CancelToken cancel;
    ConsoleProgress& progress;
};

/// A command runs after its arguments were parsed and gives the exit status.
using Run = std::function<int(Environment&)>;

/// Each adds its command with options to the parser and, when that command was called, puts its work into
/// `run`.
void addInfoCommand(CLI::App& app, Run& run);
void addImportCommand(CLI::App& app, Run& run);
void addAnalyzeCommand(CLI::App& app, Run& run);
void addTrainCommand(CLI::App& app, Run& run);
void addFineTuneCommand(CLI::App& app, Run& run);
void addCalibrateCommand(CLI::App& app, Run& run);
void addEvalCommand(CLI::App& app, Run& run);
void addCompareCommand(CLI::App& app, Run& run);
void addStudyCommand(CLI::App& app, Run& run);
void addSynthCommand(CLI::App& app, Run& run);
void addEnginesCommand(CLI::App& app, Run& run);
void addVisionCommands(CLI::App& app, Run& run);
/// Commands of the contract that this version does not have yet.
void addLaterCommands(CLI::App& app, Run& run);

/// Prints the error as one line on standard error; the status for bad input.
int reportError(const Error& error);
int reportCancelled();

/// Status of an outcome that has no value to show.
template <class T>
int failureStatus(const Outcome<T>& outcome) {
    return outcome.failed() ? reportError(outcome.error()) : reportCancelled();
}

/// Writes a result file ("-": standard output).
int writeResult(const std::string& file, const std::string& content);

/// "adopted" becomes the file of the model that the application uses; an error where there is none. Another
/// name stays (a file of that name is "./adopted").
Result<Done> resolveModel(std::filesystem::path& model);

/// At the end: did everything that was printed arrive?
int finishOutput();

/// Before long work: can a file be written there? 0 when it can (or the name is empty or "-").
int checkWritable(const std::string& file);

} // namespace vestigo::cli
