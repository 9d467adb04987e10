// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/pipeline/calibrate_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

int calibrate(pipeline::CalibrateRequest request, Environment& environment) {
    if (const auto known = resolveModel(request.model); !known) {
        return reportError(known.error());
    }
    if (const int status = checkWritable(request.out.string())) {
        return status;
    }
    auto summary = pipeline::calibrateRun(request, environment.cancel, environment.progress);
    if (!summary.finished()) {
        return failureStatus(summary);
    }
    environment.progress.finish();
    const pipeline::CalibrateSummary& done = summary.value();
    std::printf("%s: calibrated on %zu recordings (%zu labelled), %.2f terminal-hours of normal running, "
                "in %.1f s, sha256 %s\n",
                request.out.c_str(), done.recordings, done.labelled, done.terminalHours, done.seconds,
                done.modelSha256.c_str());
    if (!done.camerasRaise) {
        std::printf(
            "cameras: %zu alarms in that normal running for a hindered view alone: too many; with this "
            "model one is told of, and raises none\n",
            done.cameraAlarms);
    }
    for (const std::string& path : done.heldOut) {
        std::printf("held out: %s\n", path.c_str());
    }
    for (const pipeline::LeftOut& one : done.leftOut) {
        std::printf("left out: %s: %s\n", one.path.c_str(), one.why.c_str());
    }
    return exitDone;
}

} // namespace

void addCalibrateCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand(
        "calibrate", "Fits a model to a plant by recordings of its normal running, labelled or not");
    auto request = std::make_shared<pipeline::CalibrateRequest>();
    command
        ->add_option("--model", request->model,
                     "model to begin with; adopted: the one that the application uses")
        ->required();
    command
        ->add_option("--recordings", request->recordings,
                     "data set (its split train), or folder of recordings (a fifth is held out for "
                     "comparisons, chosen by their names). Steps labelled as abnormal are left out; what is "
                     "not labelled is taken as normal")
        ->required();
    command->add_option("--out", request->out, "model file to write")->required();
    command->add_flag("--causal", request->causal,
                      "for causal analysis only (default: each way that the model has)");
    command->add_flag("--all", request->all, "use every recording, hold nothing out");
    command->add_option("--seed", request->seed, "same recordings and seed, same model");
    command->add_option("--encoder-weights", request->encoderWeights, "as for analyze");
    command->add_option("--detector", request->detector, "as for analyze");
    command->add_option("--workers", request->workers, "threads")->check(CLI::Range(1, 256));
    command->callback([&run, request] {
        run = [request](Environment& environment) { return calibrate(*request, environment); };
    });
}

} // namespace vestigo::cli
