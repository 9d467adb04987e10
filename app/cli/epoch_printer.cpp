// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/epoch_printer.h"

#include <cmath>
#include <fmt/format.h>

namespace vestigo::cli {

void EpochPrinter::epoch(const models::EpochReport& report) {
    const char* const way = report.causal ? "causal" : "offline";
    std::string line = report.epoch == 0 ? fmt::format("{} before the first epoch", way)
                                         : fmt::format("{} epoch {} of {}: loss {:.4f}", way, report.epoch,
                                                       report.epochs, report.trainingLoss);
    const auto add = [&line](const char* name, const std::optional<double>& value) {
        if (value) {
            line += fmt::format(", {} {:.4f}", name, *value);
        }
    };
    add("validation loss", report.validationLoss);
    add("AUROC", report.validationAuroc);
    add("average precision", report.validationAveragePrecision);
    line += report.best ? ", the best so far" : "";
    if (report.secondsLeft >= 90.0) {
        line += fmt::format("; at most {:.0f} min left of this way", std::ceil(report.secondsLeft / 60.0));
    } else if (report.secondsLeft > 0.0) {
        line += fmt::format("; at most {:.0f} s left of this way", std::ceil(report.secondsLeft));
    }
    console_.say(line);
}

} // namespace vestigo::cli
