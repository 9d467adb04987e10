// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console_progress.h"
#include "core/models/training_watch.h"

namespace vestigo::cli {

/// A line on standard error after each epoch: losses, figures on the validation recordings, time left.
class EpochPrinter final : public models::TrainingWatch {
public:
    explicit EpochPrinter(ConsoleProgress& console)
        : console_(console) {}
    void epoch(const models::EpochReport& report) override;

private:
    ConsoleProgress& console_;
};

} // namespace vestigo::cli
