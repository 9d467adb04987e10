// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/pipeline/train_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

namespace vestigo::cli {

namespace {

struct EvalOptions {
    pipeline::EvaluateRequest request;
    std::string json;
};

void print(const evaluation::Evaluation& result) {
    std::printf(
        "%zu recordings, %zu anomalies, %zu terminal-steps; 95 %% bootstrap intervals over recordings\n",
        result.recordings, result.anomalies, result.steps);
    for (const evaluation::Metric& metric : result.metrics) {
        if (!metric.value) {
            std::printf("%-46s     n/a\n", metric.name.c_str());
        } else if (metric.low) {
            std::printf("%-46s %7.3f   %.3f .. %.3f\n", metric.name.c_str(), *metric.value, *metric.low,
                        *metric.high);
        } else {
            std::printf("%-46s %7.3f\n", metric.name.c_str(), *metric.value);
        }
    }
    const auto beside = [](const char* who, const std::vector<evaluation::Metric>& metrics) {
        for (const evaluation::Metric& metric : metrics) {
            if (metric.value) {
                std::printf("%s: %-36s %7.3f\n", who, metric.name.c_str(), *metric.value);
            }
        }
    };
    beside("random  ", result.randomDetector);
    beside("constant", result.constantDetector);
}

int evaluate(const EvalOptions& options, Environment& environment) {
    if (const int status = checkWritable(options.json)) {
        return status;
    }
    auto result = pipeline::evaluateRun(options.request, environment.cancel, environment.progress);
    if (!result.finished()) {
        return failureStatus(result);
    }
    environment.progress.finish();
    print(result.value());
    return options.json.empty() ? static_cast<int>(exitDone)
                                : writeResult(options.json, evaluation::evaluationToJson(result.value()));
}

} // namespace

void addEvalCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("eval", "Measures a model on a data set");
    auto options = std::make_shared<EvalOptions>();
    static const std::map<std::string, dataset::Split> splits{
        {"train", dataset::Split::Train}, {"val", dataset::Split::Val}, {"test", dataset::Split::Test}};
    command->add_option("--dataset", options->request.dataset, "folder with dataset.json")->required();
    command->add_option("--split", options->request.split, "train, val or test (default: test)")
        ->transform(CLI::CheckedTransformer(splits));
    command->add_option("--model", options->request.model, "model file");
    command->add_option("--engine", options->request.engine, "without a model: an engine that needs none");
    command->add_option("--encoder-weights", options->request.encoderWeights, "as for analyze");
    command->add_option("--detector", options->request.detector, "as for analyze");
    command->add_option("--json", options->json, "result file (- for standard output)");
    command
        ->add_option("--results", options->request.resultsFolder, "folder for the result of each recording")
        ->check(CLI::ExistingDirectory);
    command->add_flag("--causal", options->request.causal, "each step knows only what had happened by then");
    command->add_option("--seed", options->request.seed, "for the bootstrap and the engine");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return evaluate(*options, environment); };
    });
}

} // namespace vestigo::cli
