// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "app/cli/epoch_printer.h"
#include "core/pipeline/model_choice.h"
#include "core/pipeline/train_run.h"
#include "core/pipeline/training_files.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

const std::string fromNothing = "nothing"; ///< a word of --initial

struct TrainOptions {
    pipeline::TrainRequest request;
    std::filesystem::path options; ///< file with the engine's own settings
    std::string beginning;         ///< a model file, "nothing", or empty
};

int train(const TrainOptions& options, Environment& environment) {
    pipeline::TrainRequest request = options.request;
    if (const int status = checkWritable(request.out.string())) {
        return status;
    }
    auto settings = readEngineOptions(options.options);
    if (!settings) {
        return reportError(settings.error());
    }
    request.options = settings.take();
    EpochPrinter epochs(environment.progress);
    request.watch = &epochs;
    auto summary = pipeline::trainRun(request, environment.cancel, environment.progress);
    if (!summary.finished()) {
        const int status = failureStatus(summary);
        if (pipeline::hasInterruptedTraining(request.out)) {
            std::fprintf(stderr,
                         "what was learnt so far lies beside %s; the same command goes on from there\n",
                         request.out.c_str());
        }
        return status;
    }
    environment.progress.finish();
    const pipeline::TrainSummary& done = summary.value();
    if (done.modelSha256.empty()) { // the first process says it
        return exitDone;
    }
    std::printf("%s: trained on %zu recordings in %.1f s, sha256 %s\n", request.out.c_str(), done.recordings,
                done.seconds, done.modelSha256.c_str());
    if (done.fromShipped) {
        std::printf("it went on from the model that ships; --initial nothing begins from nothing\n");
    }
    if (done.skipped > 0) {
        std::printf("%zu recordings could not be used; %s names them\n", done.skipped,
                    pipeline::trainingLogOf(request.out).c_str());
    }
    return exitDone;
}

int fineTune(TrainOptions options, Environment& environment) {
    if (const auto known = resolveModel(options.request.initial); !known) {
        return reportError(known.error());
    }
    auto engine = pipeline::engineOfModel(options.request.initial);
    if (!engine) {
        return reportError(engine.error());
    }
    options.request.engine = engine.take();
    return train(options, environment);
}

/// Options of both commands.
void addLearningOptions(CLI::App& command, TrainOptions& options) {
    pipeline::TrainRequest& request = options.request;
    command.add_option("--dataset", request.dataset, "folder with dataset.json, or folder of recordings")
        ->required();
    command
        .add_option("--out", request.out,
                    "model file to write; the training log lies beside it. An interrupted training of the "
                    "same command goes on where it was")
        ->required();
    command.add_option("--epochs", request.epochs, "0: the engine's default")->check(CLI::Range(0, 100000));
    command.add_option("--seed", request.seed, "same data and seed, same model");
    command.add_flag("--causal", request.causal,
                     "for causal analysis only (default: the model serves both ways)");
    command.add_option("--options", options.options, "JSON file with the engine's own settings");
    command.add_flag("--half-precision", request.halfPrecision, "a model file of half the size");
    command.add_option("--workers", request.workers, "threads")->check(CLI::Range(1, 256));
    command.add_option(
        "--encoder-weights", request.encoderWeights,
        "the encoder's weights (safetensors, torchvision's names); efficientnet_b0 needs them, "
        "efficientnet_lite0 ships with its own");
    command.add_option("--detector", request.detector,
                       "with an encoder, what finds key regions where none are annotated: shipped "
                       "(default), none, or a TorchScript file, run in a process of its own");
}

} // namespace

void addTrainCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("train", "Trains an engine on a data set");
    auto options = std::make_shared<TrainOptions>();
    pipeline::TrainRequest& request = options->request;
    addLearningOptions(*command, *options);
    command->add_option("--engine", request.engine, "see vestigo-cli engines")->required();
    command->add_option("--initial", options->beginning,
                        "a model of the same engine to go on from; nothing: none (default: the model that "
                        "ships, if it is of this engine and sees what this training is to see)");
    command
        ->add_option_function<std::string>(
            "--only",
            [&request](const std::string& word) {
                request.modality = pipeline::modalityOfWord(word).value_or(pipeline::Modality::Both);
            },
            "learn from tables and logs alone (tables) or from video alone (video); the model looks at "
            "nothing else")
        ->check(CLI::IsMember({"tables", "video"}));
    command
        ->add_option("--encoder", request.encoder,
                     "the model also looks at the videos through this encoder (default: the engine's own, "
                     "if it has one)")
        ->check(CLI::IsMember({"efficientnet_lite0", "efficientnet_b0"}));
    command->get_option("--encoder-weights")->needs("--encoder");
    command->callback([&run, options] {
        pipeline::TrainRequest& asked = options->request;
        asked.fromShipped = options->beginning.empty();
        asked.initial = options->beginning == fromNothing ? std::string() : options->beginning;
        if (asked.encoder == "efficientnet_b0" && asked.encoderWeights.empty()) {
            throw CLI::RequiredError("--encoder-weights");
        }
        run = [options](Environment& environment) { return train(*options, environment); };
    });
}

void addFineTuneCommand(CLI::App& app, Run& run) {
    CLI::App* command =
        app.add_subcommand("fine-tune", "Goes on training a model on labelled recordings of a plant");
    auto options = std::make_shared<TrainOptions>();
    command
        ->add_option("--model", options->request.initial,
                     "model to begin with; adopted: the one that the application uses")
        ->required();
    addLearningOptions(*command, *options);
    command->callback([&run, options] {
        run = [options](Environment& environment) { return fineTune(*options, environment); };
    });
}

} // namespace vestigo::cli
