// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/study.h"

#include <optional>

namespace vestigo::pipeline {

/// What the machine says of itself; what it does not say stays empty or 0.
evaluation::StudyMachine machineFacts();

/// Largest resident memory of the process since it was made, as Linux keeps it (VmHWM of /proc/self/status).
class PeakMemory {
public:
    PeakMemory();
    /// Nothing where Linux does not say, or does not let the old peak be forgotten.
    std::optional<double> mebibytes() const;

private:
    bool forgotten_ = false;
};

} // namespace vestigo::pipeline
