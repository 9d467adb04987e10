// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/models/model_api.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace vestigo::cli {

namespace {

int listEngines() {
    for (const models::EngineInfo& engine : models::engines()) {
        std::printf("%s\n  %s. %s\n", engine.name.c_str(), engine.title.source, engine.description.source);
        std::printf("  needs: %s%s; gives: scores%s%s\n",
                    engine.needsVideo ? "video" : "tables, logs or video, whatever there is",
                    engine.needsModel ? ", a trained model" : "; a trained model if given",
                    engine.givesAttributions ? ", evidence" : "", engine.givesTypes ? ", anomaly types" : "");
        if (engine.calibrates || engine.finetunes) {
            std::printf("  to a plant of your own: %s%s%s\n", engine.calibrates ? "calibrate" : "",
                        engine.calibrates && engine.finetunes ? ", " : "",
                        engine.finetunes ? "fine-tune" : "");
        }
    }
    return exitDone;
}

} // namespace

void addEnginesCommand(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("engines", "The engines and what each needs");
    command->callback([&run] { run = [](Environment&) { return listEngines(); }; });
}

} // namespace vestigo::cli
