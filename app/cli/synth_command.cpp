// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/dataset/synthetic/synthesis_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

namespace synthetic = dataset::synthetic;

struct SynthOptions {
    synthetic::SynthesisRequest request;
    std::string size = "standard";
    bool noVideo = false;
};

int synthesize(SynthOptions& options, Environment& environment) {
    const Result<synthetic::SynthesisSize> size = synthetic::sizeOfWord(options.size);
    if (!size) {
        return reportError(size.error());
    }
    options.request.size = *size;
    options.request.cameras = !options.noVideo;
    const auto made = synthetic::SynthesisRun(options.request).run(environment.cancel, environment.progress);
    if (!made.finished()) {
        return failureStatus(made);
    }
    environment.progress.finish();
    std::printf("%s: %zu recordings, %zu samples, %zu anomalies (synthetic)\n", made.value().folder.c_str(),
                made.value().recordings, made.value().samples, made.value().anomalies);
    return exitDone;
}

} // namespace

void addSynthCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("synth", "Draws a synthetic plant with known truth");
    auto options = std::make_shared<SynthOptions>();
    synthetic::SynthesisRequest& request = options->request;
    command->add_option("--out", request.out, "folder to make")->required();
    command->add_option("--recordings", request.recordings, "how many (default: as the size says)")
        ->check(CLI::PositiveNumber);
    command->add_option("--seed", request.seed, "the same seed gives the same data set (default 1)")
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("--duration", request.seconds, "seconds of each recording (default: as the size says)")
        ->check(CLI::PositiveNumber);
    command->add_option("--size", options->size,
                        "tiny (4 short recordings), standard (24 of 64 s), full (52,000 samples)");
    command
        ->add_option("--plants", request.plants, "how many different plants (default: one for 12 recordings)")
        ->check(CLI::PositiveNumber);
    command->add_flag("--whole-plants", request.wholePlants,
                      "all recordings of a plant go to train, to val or to test together");
    command->add_option("--workers", request.workers, "recordings drawn at the same time (default 2)")
        ->check(CLI::Range(1, 64));
    command->add_option("--edge-iiotset", request.edgeIiotset,
                        "CSV of Edge-IIoTset: its packets become the communication logs");
    command->add_flag("--normal-only", request.normalOnly, "nothing goes wrong");
    command->add_flag("--no-video", options->noVideo, "tables, logs and labels only");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return synthesize(*options, environment); };
    });
}

} // namespace vestigo::cli
