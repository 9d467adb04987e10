// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "app/cli/epoch_printer.h"
#include "app/cli/offscreen.h"
#include "app/cli/split_option.h"
#include "core/pipeline/study_rows.h"
#include "core/pipeline/study_run.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/evaluation/render/study_pictures.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

struct StudyOptions {
    pipeline::StudyRequest request;
    std::filesystem::path options; ///< file with the network's own settings
    std::string language = "en";
    bool offline = false;
};

std::string figureOf(const evaluation::StudyRow& row, const char* name) {
    const evaluation::Metric* metric = evaluation::findMetric(row.metrics, name);
    if (metric == nullptr || !metric->value) {
        return "n/a";
    }
    char text[80];
    if (metric->low && metric->high) {
        std::snprintf(text, sizeof(text), "%.3f (%.3f .. %.3f)", *metric->value, *metric->low, *metric->high);
    } else {
        std::snprintf(text, sizeof(text), "%.3f", *metric->value);
    }
    return text;
}

std::string lineOf(const evaluation::StudyRow& row) {
    std::string line = row.name + ": AUC-ROC " + figureOf(row, "step AUROC") + ", average precision " +
                       figureOf(row, "step AP") + ", F1 " + figureOf(row, "step F1");
    if (row.step) {
        line += "; against " + row.step->against + ", earned: " + wordOf(row.step->earned);
    }
    return line;
}

int study(const StudyOptions& options, Environment& environment) {
    pipeline::StudyRequest request = options.request;
    auto settings = readEngineOptions(options.options);
    if (!settings) {
        return reportError(settings.error());
    }
    request.options = settings.take();
    EpochPrinter epochs(environment.progress);
    request.watch = &epochs;
    request.rowDone = [&environment](const evaluation::StudyRow& row) {
        environment.progress.say(lineOf(row));
    };
    auto result = pipeline::studyRun(request, environment.cancel, environment.progress);
    if (!result.finished()) {
        return failureStatus(result);
    }
    environment.progress.finish();
    const ui_common::QtTranslator translator(options.language);
    const OffscreenApplication application;
    if (auto written = evaluation_render::writeStudyPictures(result.value(), request.out, translator);
        !written) {
        return reportError(written.error());
    }
    for (const evaluation::StudyRow& row : result.value().rows) {
        std::printf("%s\n", lineOf(row).c_str());
    }
    std::printf("%s: study.json and pictures%s\n", request.out.c_str(),
                result.value().facts.synthetic ? " (synthetic data)" : "");
    return exitDone;
}

} // namespace

void addStudyCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand(
        "study", "Trains and compares every variant of the network and the simpler engines on a data set, "
                 "under noise too: JSON and pictures");
    auto options = std::make_shared<StudyOptions>();
    pipeline::StudyRequest& request = options->request;
    command->add_option("dataset", request.dataset, "folder with dataset.json, or folder of recordings")
        ->required();
    command
        ->add_option("--out", request.out,
                     "folder for study.json, table1.png, noise.png and efficiency.png; models and results "
                     "are kept there, and the same command goes on where it was")
        ->required();
    CLI::Option* causal =
        command->add_flag("--causal", request.causal, "each step knows only what had happened by then");
    command->add_flag("--offline", options->offline, "analysis after the event (default)")->excludes(causal);
    addSplitOption(*command, request.split, "what is judged: train, val or test (default: test)");
    command
        ->add_option("--variants", request.rows,
                     "some of kmeans, trees, GRU, tables, video, B0, B1, B2, B3, B4, by comma (default: all)")
        ->delimiter(',')
        ->check(CLI::IsMember(pipeline::studyRowNames()));
    command->add_option("--sigma", request.sigmas, "strengths of noise, by comma (default: 0.05,0.1,0.2,0.3)")
        ->delimiter(',')
        ->check(CLI::Range(0.001, 100.0));
    command->add_flag(
        "--no-noise", [&request](std::int64_t) { request.sigmas.clear(); }, "measure no noise");
    command->add_option("--options", options->options,
                        "JSON file with the network's own settings, for all of its variants");
    command->add_option("--seed", request.seed, "same data and seed, same models");
    command->add_option("--workers", request.workers, "threads")->check(CLI::Range(1, 256));
    command->add_option("--detector", request.detector, "as for train");
    command->add_option("--lang", options->language, "of the pictures: en (default) or zh_CN")
        ->check(CLI::IsMember({"en", "zh_CN"}));
    command->add_flag("--synthetic", request.synthetic,
                      "call the data synthetic, though they do not say so themselves");
    command->add_flag("--again", request.again, "train and judge anew what is finished");
    command->callback([&run, options] {
        run = [options](Environment& environment) { return study(*options, environment); };
    });
}

} // namespace vestigo::cli
