// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/info_json.h"
#include "core/recordings/inspect.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

struct InfoOptions {
    std::string recording;
    std::string json;
};

void printStream(const recordings::StreamReport& stream) {
    std::printf("  %-14s %-10s %s", stream.terminal.c_str(), stream.stream.c_str(), stream.file.c_str());
    if (stream.video) {
        std::printf("  %dx%d %s, %llu frames, %.3g frames/s%s", stream.video->width, stream.video->height,
                    stream.video->codec.c_str(), static_cast<unsigned long long>(stream.video->frames),
                    stream.video->framesPerSecond, stream.video->variableRate ? " (variable)" : "");
    } else if (stream.table) {
        std::printf("  %llu rows, %zu columns, %llu missing cells",
                    static_cast<unsigned long long>(stream.table->rows), stream.table->columns.size(),
                    static_cast<unsigned long long>(stream.table->missingCells));
    } else {
        std::printf("  not readable\n");
        return;
    }
    std::printf(", %.2f s to %.2f s", stream.firstSeconds, stream.lastSeconds);
    if (stream.gapCount > 0) {
        std::printf(", %llu gaps", static_cast<unsigned long long>(stream.gapCount));
    }
    std::printf("\n");
}

void printLog(const char* name, const std::optional<recordings::LogSummary>& log) {
    if (log) {
        std::printf("  %s log: %llu events, %.2f s to %.2f s, %zu parties that are no terminal\n", name,
                    static_cast<unsigned long long>(log->events), log->firstSeconds, log->lastSeconds,
                    log->unknownParties.size());
    }
}

void print(const recordings::RecordingReport& report) {
    const recordings::Recording& recording = report.recording;
    std::printf("%s", recording.id.c_str());
    if (!recording.site.empty()) {
        std::printf(", %s", recording.site.c_str());
    }
    if (recording.startedAt) {
        std::printf(", %s", formatTimestamp(*recording.startedAt).c_str());
    }
    std::printf("\n  %.2f s in steps of %.3g s, %zu terminals, %zu links\n", recording.durationSeconds,
                recording.stepSeconds, recording.terminals.size(), recording.links.size());
    for (const recordings::StreamReport& stream : report.streams) {
        printStream(stream);
    }
    printLog("instruction", report.instructions);
    printLog("communication", report.communication);
    for (const recordings::Problem& problem : report.problems) {
        std::printf("  problem: %s%s%s%s%s\n", problem.terminal.c_str(), problem.terminal.empty() ? "" : " ",
                    problem.stream.c_str(), problem.stream.empty() ? "" : ": ",
                    problem.error.oneLine().c_str());
    }
}

int info(const InfoOptions& options, Environment& environment) {
    if (const int status = checkWritable(options.json)) {
        return status;
    }
    const auto recording = recordings::openRecording(options.recording);
    if (!recording) {
        return reportError(recording.error());
    }
    auto report = recordings::inspectRecording(*recording, environment.cancel, environment.progress);
    if (!report.finished()) {
        return failureStatus(report);
    }
    if (options.json != "-") {
        print(report.value());
    }
    if (!options.json.empty()) {
        if (const int status = writeResult(options.json, infoToJson(report.value()))) {
            return status;
        }
    }
    return exitDone;
}

} // namespace

void addInfoCommand(CLI::App& app, Run& run) {
    CLI::App* command =
        app.add_subcommand("info", "What is in a recording: streams, durations, gaps, problems");
    auto options = std::make_shared<InfoOptions>();
    command->add_option("recording", options->recording, "folder with recording.json")->required();
    command->add_option("--json", options->json, "the same as JSON (- for standard output)");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return info(*options, environment); };
    });
}

} // namespace vestigo::cli
