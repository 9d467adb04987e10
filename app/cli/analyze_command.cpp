// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_report.h"
#include "app/cli/command.h"
#include "app/cli/evidence.h"
#include "core/analysis/analysis_json.h"
#include "core/base/json.h"
#include "core/base/numbers.h"
#include "core/base/shipped_files.h"
#include "core/pipeline/alarm_history.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/model_library.h"
#include "core/recordings/recording.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace vestigo::cli {

namespace {

struct AnalyzeOptions {
    pipeline::AnalyzeRequest request;
    std::vector<std::string> offsets;
    std::string json;
    std::string pdf;
    report::ReportOptions report;
};

int wrongOffset(const std::string& value, const char* why) {
    std::fprintf(stderr, "vestigo-cli: --offset %s: %s (see vestigo-cli analyze --help)\n",
                 singleLine(value, 120).c_str(), why);
    return exitUsage;
}

/// Whoever runs the program, as the system calls them; empty where it does not know.
std::string userName() {
    const struct passwd* const user = ::getpwuid(::geteuid());
    return user != nullptr && user->pw_name != nullptr ? user->pw_name : "";
}

/// "TERMINAL:STREAM=SECONDS"; the terminal's name may hold any character.
int splitOffsets(AnalyzeOptions& options) {
    for (const std::string& text : options.offsets) {
        const std::size_t equals = text.rfind('=');
        const std::size_t colon = equals == std::string::npos ? equals : text.rfind(':', equals);
        if (colon == std::string::npos || colon == 0 || colon + 1 >= equals) {
            return wrongOffset(text, "must be of the form TERMINAL:STREAM=SECONDS");
        }
        const auto seconds = parseNumber(std::string_view(text).substr(equals + 1));
        if (!seconds || !std::isfinite(*seconds) || std::abs(*seconds) > analysis::longestClockOffset) {
            return wrongOffset(text, "the seconds must be a number within a year");
        }
        options.request.offsets.push_back({text.substr(0, colon), text.substr(colon + 1, equals - colon - 1),
                                           *seconds, analysis::OffsetAction::Typed, userName(), 0.0});
    }
    return exitDone;
}

void printOffsets(const analysis::Analysis& result) {
    for (const analysis::ClockOffset& offset : result.appliedOffsets) {
        std::printf("clock: %s %s: %+.3f s applied\n", singleLine(offset.terminal).c_str(),
                    singleLine(offset.stream).c_str(), offset.seconds);
    }
    for (const analysis::OffsetOffer& offer : result.offsets) {
        std::printf("clock: %s %s: %+.3f s offered, not applied (confidence %.2f)\n",
                    singleLine(offer.terminal).c_str(), singleLine(offer.stream).c_str(), offer.offsetSeconds,
                    offer.confidence);
    }
}

/// What was spent on what; several streams are looked at in at once, so that these add up to more than the
/// time that passed.
void printStages(const analysis::Analysis& result) {
    std::printf("seconds of work:");
    for (const analysis::StageTime& stage : result.stages) {
        if (stage.seconds >= 0.05) {
            std::printf(" %s %.1f", stage.stage.c_str(), stage.seconds);
        }
    }
    std::printf("\n");
}

void print(const analysis::Analysis& result) {
    std::printf("%s: %zu terminals, %zu incidents, %.1f s with %s%s\n",
                singleLine(result.recordingId).c_str(), result.terminals.size(), result.incidents.size(),
                result.totalSeconds, result.engine.c_str(), result.causal ? ", causal" : "");
    for (const analysis::Incident& incident : result.incidents) {
        std::printf("%s: %.1f s to %.1f s, root %s:", incident.id.c_str(), incident.range.start,
                    incident.range.end,
                    incident.rootCause.empty() ? "unknown" : singleLine(incident.rootCause).c_str());
        for (const std::string& terminal : incident.path) {
            std::printf(" %s", singleLine(terminal).c_str());
        }
        std::printf("\n");
    }
    printStages(result);
    printOffsets(result);
    for (const analysis::Notice& notice : result.notices) {
        std::printf("notice: %s%s%s%s%s\n", singleLine(notice.terminal).c_str(),
                    notice.terminal.empty() ? "" : " ", singleLine(notice.stream).c_str(),
                    notice.stream.empty() ? "" : ": ", singleLine(notice.text, 1000).c_str());
    }
}

int checkTargets(const AnalyzeOptions& options) {
    const std::vector<std::string> targets{options.json, options.pdf, options.request.database.string()};
    for (const std::string& file : targets) {
        if (const int status = checkNoEvidence(file, options.request.recording)) {
            return status;
        }
    }
    const int status = checkWritable(options.json);
    return status != exitDone ? status : checkWritable(options.pdf);
}

/// With a project, what people have said about these incidents is in the report; where they have said
/// nothing, two reports of one analysis stay equal.
int writeReport(const AnalyzeOptions& options, const analysis::AnalysisPtr& result,
                Environment& environment) {
    const double now =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    const auto states = pipeline::alarmStatesOf(options.request.database, *result, now);
    if (!states) {
        return reportError(states.error());
    }
    report::ReportOptions report = options.report;
    const bool said = *states && !((*states)->lines.empty() && (*states)->shelves.empty());
    report.alarms = said ? *states : nullptr;
    return writePdfReport(result, report, options.pdf, environment);
}

/// Whether the engine saw pictures through an encoder.
bool looked(const analysis::Analysis& result) {
    const auto settings = parseJson(result.settingsJson, "settings");
    return settings && settings->contains("eyes");
}

bool hasVideo(const std::filesystem::path& folder) {
    const auto recording = recordings::openRecording(folder);
    return recording && recordings::hasVideo(*recording); // else the analysis will say what is wrong
}

/// Who says nothing gets the model that ships, for a recording with video.
void chooseShipped(pipeline::AnalyzeRequest& request) {
    if (!request.engine.empty() || !request.model.empty() || !hasVideo(request.recording)) {
        return;
    }
    if (auto shipped = shippedFile(pipeline::shippedModel); shipped) {
        request.model = shipped.take();
    }
}

int analyze(AnalyzeOptions& options, Environment& environment) {
    if (const int status = splitOffsets(options)) {
        return status;
    }
    if (const int status = checkTargets(options)) {
        return status;
    }
    if (const auto known = resolveModel(options.request.model); !known) {
        return reportError(known.error());
    }
    chooseShipped(options.request);
    auto result = pipeline::AnalyzeRun(options.request).run(environment.cancel, environment.progress);
    if (!result.finished()) {
        return failureStatus(result);
    }
    environment.progress.finish();
    if (!options.request.detector.empty() && !looked(*result.value())) {
        std::fprintf(stderr,
                     "vestigo-cli: note: --detector was not asked: the model does not look at pictures "
                     "through an encoder (train --encoder makes one that does)\n");
    }
    if (options.json != "-") {
        print(*result.value());
    }
    if (!options.json.empty()) {
        if (const int status = writeResult(options.json, analysis::analysisToJson(*result.value()))) {
            return status;
        }
    }
    return options.pdf.empty() ? static_cast<int>(exitDone)
                               : writeReport(options, result.value(), environment);
}

} // namespace

void addAnalyzeCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("analyze", "Finds what was abnormal in a recording, and why");
    auto options = std::make_shared<AnalyzeOptions>();
    static const std::map<std::string, report::Role> roles{{"expert", report::Role::Expert},
                                                           {"frontline", report::Role::Frontline}};
    command->add_option("recording", options->request.recording, "folder with recording.json")->required();
    command->add_flag("--causal", options->request.causal, "each step knows only what had happened by then");
    command->add_option("--engine", options->request.engine, "see vestigo-cli engines");
    command->add_option(
        "--model", options->request.model,
        "model file; adopted: the one that the application uses (default: the one that ships, for a "
        "recording with video and without --engine)");
    command->add_option("--detector", options->request.detector,
                        "what finds key regions where none are annotated, for a model with an encoder: "
                        "shipped (default), none, or a TorchScript file, run in a process of its own");
    command->add_option("--encoder-weights", options->request.encoderWeights,
                        "the encoder's weights, for a model that was trained with weights of your own");
    command->add_option("--db", options->request.database, "project database; a killed run goes on from it");
    command
        ->add_option("--offset", options->offsets,
                     "TERMINAL:STREAM=SECONDS, may be repeated: added to the stream's times; kept with --db, "
                     "where 0 takes it back")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--json", options->json, "result file (- for standard output)");
    command->add_option("--pdf", options->pdf, "report");
    command->add_option("--role", options->report.role, "expert (default) or frontline")
        ->transform(CLI::CheckedTransformer(roles));
    command->add_option("--lang", options->report.language, "en (default) or zh_CN")
        ->check(CLI::IsMember({"en", "zh_CN"}));
    command->add_option("--seed", options->request.seed, "same input, model and seed, same result");
    command->add_flag("--again", options->request.again,
                      "compute even when the database holds the finished result");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return analyze(*options, environment); };
    });
}

} // namespace vestigo::cli
