// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/measurement.h"
#include "core/dataset/synthetic/recording_plan.h"
#include "core/timeline/aligned.h"

#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// The columns that follow from the logs, of one terminal, on a fine grid.
struct LogColumns {
    const std::vector<timeline::FeatureSeries>* features = nullptr;
    double stepSeconds = 0.1;
};

/// The behaviour table of one terminal as CSV, with all that goes wrong on the way into it.
std::string tableText(const RecordingPlan& plan, std::size_t terminal, const Measurement& measurement,
                      const LogColumns& logColumns);

} // namespace vestigo::dataset::synthetic
