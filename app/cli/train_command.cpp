// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/pipeline/train_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

int train(const pipeline::TrainRequest& request, Environment& environment) {
    if (const int status = checkWritable(request.out.string())) {
        return status;
    }
    auto summary = pipeline::trainRun(request, environment.cancel, environment.progress);
    if (!summary.finished()) {
        return failureStatus(summary);
    }
    environment.progress.finish();
    const pipeline::TrainSummary& done = summary.value();
    std::printf("%s: trained on %zu recordings in %.1f s, sha256 %s\n", request.out.c_str(), done.recordings,
                done.seconds, done.modelSha256.c_str());
    if (done.skipped > 0) {
        std::printf("%zu recordings could not be used; %s.log.json names them\n", done.skipped,
                    request.out.c_str());
    }
    return exitDone;
}

} // namespace

void addTrainCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("train", "Trains an engine on a data set");
    auto request = std::make_shared<pipeline::TrainRequest>();
    command->add_option("--dataset", request->dataset, "folder with dataset.json")->required();
    command->add_option("--engine", request->engine, "see vestigo-cli engines")->required();
    command->add_option("--out", request->out, "model file to write; the training log lies beside it")
        ->required();
    command->add_option("--epochs", request->epochs, "0: the engine's default")->check(CLI::Range(0, 100000));
    command
        ->add_option("--encoder", request->encoder,
                     "the model also looks at the videos through this encoder (default: it does not)")
        ->check(CLI::IsMember({"efficientnet_lite0", "efficientnet_b0"}));
    command
        ->add_option("--encoder-weights", request->encoderWeights,
                     "with --encoder, its weights (safetensors, torchvision's names); efficientnet_b0 needs "
                     "them, efficientnet_lite0 ships with its own")
        ->needs("--encoder");
    command->add_option("--detector", request->detector,
                        "with --encoder, what finds key regions where none are annotated: shipped "
                        "(default), none, or a TorchScript file, run in a process of its own");
    command->add_option("--seed", request->seed, "same data and seed, same model");
    command->add_flag("--causal", request->causal,
                      "for causal analysis only (default: the model serves both ways)");
    command->callback([&run, request] {
        if (request->encoder == "efficientnet_b0" && request->encoderWeights.empty()) {
            throw CLI::RequiredError("--encoder-weights");
        }
        run = [request](Environment& environment) { return train(*request, environment); };
    });
}

} // namespace vestigo::cli
