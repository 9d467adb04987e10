// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/split_option.h"
#include "core/models/model_api.h"
#include "core/pipeline/evaluate_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

namespace vestigo::cli {

namespace {

struct EvalOptions {
    pipeline::EvaluateRequest request;
    std::string json;
};

struct CompareOptions {
    pipeline::CompareRequest request;
    std::string model;
    std::string against;
    std::string json;
};

int evaluate(const EvalOptions& options, Environment& environment) {
    if (const int status = checkWritable(options.json)) {
        return status;
    }
    auto result = pipeline::evaluateRun(options.request, environment.cancel, environment.progress);
    if (!result.finished()) {
        return failureStatus(result);
    }
    environment.progress.finish();
    if (options.json != "-") {
        print(result.value());
    }
    return options.json.empty() ? static_cast<int>(exitDone)
                                : writeResult(options.json, evaluation::evaluationToJson(result.value()));
}

/// What gives the results is a file or a folder, or an engine by its name.
void choose(const std::string& given, std::filesystem::path& model, std::string& engine) {
    std::error_code unknown;
    const std::vector<models::EngineInfo> engines = models::engines();
    const bool isEngine = std::any_of(engines.begin(), engines.end(),
                                      [&given](const models::EngineInfo& one) { return one.name == given; });
    if (isEngine && !std::filesystem::exists(given, unknown)) {
        engine = given;
    } else {
        model = given;
    }
}

int compare(CompareOptions options, Environment& environment) {
    if (const int status = checkWritable(options.json)) {
        return status;
    }
    choose(options.model, options.request.first.model, options.request.first.engine);
    choose(options.against, options.request.against, options.request.againstEngine);
    auto result = pipeline::compareRun(options.request, environment.cancel, environment.progress);
    if (!result.finished()) {
        return failureStatus(result);
    }
    environment.progress.finish();
    if (options.json != "-") {
        print(result.value());
    }
    return options.json.empty() ? static_cast<int>(exitDone)
                                : writeResult(options.json, evaluation::comparisonToJson(result.value()));
}

/// What both commands take.
void addCommonOptions(CLI::App* command, pipeline::EvaluateRequest& request, std::string& json) {
    command->add_option("--dataset", request.dataset, "folder with dataset.json")->required();
    addSplitOption(*command, request.split, "train, val or test (default: test)");
    command->add_option("--encoder-weights", request.encoderWeights, "as for analyze");
    command->add_option("--detector", request.detector, "as for analyze");
    command->add_option("--json", json, "result file (- for standard output)");
    command->add_flag("--causal", request.causal, "each step knows only what had happened by then");
    command->add_option("--seed", request.seed, "for the bootstrap and the engine");
}

} // namespace

void addEvalCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("eval", "Measures a model on a data set");
    auto options = std::make_shared<EvalOptions>();
    addCommonOptions(command, options->request, options->json);
    command->add_option("--model", options->request.model,
                        "model file, or a folder of results that are judged as they are");
    command->add_option("--engine", options->request.engine, "without a model: an engine that needs none");
    command
        ->add_option("--results", options->request.resultsFolder, "folder for the result of each recording")
        ->check(CLI::ExistingDirectory);
    command->callback([&run, options] {
        run = [options](Environment& environment) { return evaluate(*options, environment); };
    });
}

void addCompareCommand(CLI::App& app, Run& run) {
    CLI::App* command =
        app.add_subcommand("compare", "Compares two models on the same recordings, paired by recording");
    auto options = std::make_shared<CompareOptions>();
    addCommonOptions(command, options->request.first, options->json);
    const char* what = "model file, folder of results, or name of an engine that needs no model";
    command->add_option("--model", options->model, what)->required();
    command->add_option("--against", options->against, what)->required();
    command->callback([&run, options] {
        run = [options](Environment& environment) { return compare(*options, environment); };
    });
}

} // namespace vestigo::cli
