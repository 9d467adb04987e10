// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/evidence.h"
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

/// What a file says of itself, safe for a terminal.
std::string shown(const std::string& text) {
    return singleLine(text, 256);
}

void printStream(const recordings::StreamReport& stream) {
    std::printf("  %-14s %-10s %s", shown(stream.terminal).c_str(), shown(stream.stream).c_str(),
                shown(stream.file).c_str());
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

void printHead(const recordings::Recording& recording) {
    std::printf("%s", shown(recording.id).c_str());
    if (!recording.site.empty()) {
        std::printf(", %s", shown(recording.site).c_str());
    }
    if (recording.startedAt) {
        std::printf(", %s", formatTimestamp(*recording.startedAt).c_str());
    }
    std::printf("\n  %.2f s in steps of %.3g s, %zu terminals, %zu links\n", recording.durationSeconds,
                recording.stepSeconds, recording.terminals.size(), recording.links.size());
}

void print(const recordings::RecordingReport& report, const std::optional<AnnotationCounts>& annotations) {
    printHead(report.recording);
    for (const recordings::StreamReport& stream : report.streams) {
        printStream(stream);
    }
    printLog("instruction", report.instructions);
    printLog("communication", report.communication);
    if (annotations) {
        std::printf("  annotations: %zu anomalies, %zu causal edges, %zu activities, %zu key regions\n",
                    annotations->anomalies, annotations->edges, annotations->activities, annotations->rois);
    }
    for (const recordings::Problem& problem : report.problems) {
        std::printf("  problem: %s%s%s%s%s\n", shown(problem.terminal).c_str(),
                    problem.terminal.empty() ? "" : " ", shown(problem.stream).c_str(),
                    problem.stream.empty() ? "" : ": ", problem.error.oneLine().c_str());
    }
}

int info(const InfoOptions& options, Environment& environment) {
    if (const int status = checkNoEvidence(options.json, options.recording)) {
        return status;
    }
    if (const int status = checkWritable(options.json)) {
        return status;
    }
    const auto recording = recordings::openRecording(options.recording);
    if (!recording) {
        return reportError(recording.error());
    }
    auto inspected = recordings::inspectRecording(*recording, environment.cancel, environment.progress);
    if (!inspected.finished()) {
        return failureStatus(inspected);
    }
    recordings::RecordingReport report = inspected.take();
    const std::optional<AnnotationCounts> annotations = inspectAnnotations(report);
    const bool usable = recordings::hasUsablePart(report);
    if (usable) {
        environment.progress.finish();
    }
    if (options.json != "-") {
        print(report, annotations);
    }
    if (!options.json.empty()) {
        if (const int status = writeResult(options.json, infoToJson(report, annotations))) {
            return status;
        }
    }
    return usable ? static_cast<int>(exitDone)
                  : reportError(recordings::nothingUsable(report.recording, report.problems));
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
