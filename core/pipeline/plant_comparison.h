// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// A model of the plant against the one in use, on the recordings that are held out (split "test").
struct PlantComparisonRequest {
    std::filesystem::path recordings; ///< data set or folder (openRecordings)
    std::filesystem::path candidate;
    std::filesystem::path inUse; ///< empty: `engine` without a model
    std::string engine;          ///< of the one in use, where it has no model
    bool causal = false;
    std::uint64_t seed = 1;
    std::string detector; ///< as in AnalyzeRequest
};

/// One figure of both on the same recordings.
struct PlantFigure {
    std::string name; ///< as in evaluation::Metric
    std::optional<double> candidate;
    std::optional<double> inUse;
    std::optional<double> difference; ///< candidate less in use
    std::optional<double> low;        ///< its 95 % interval, paired by recording
    std::optional<double> high;
    std::optional<double> random; ///< of a detector that guesses as often as the candidate
    std::optional<double> constant;
};

struct PlantComparison {
    std::size_t recordings = 0;
    std::size_t anomalies = 0;
    /// Recordings without labels: taken as normal running; then only false alarms can be told.
    std::size_t unlabelled = 0;
    bool causal = false;
    bool synthetic = false;
    std::vector<PlantFigure> figures; ///< those that can be told
    std::string json;                 ///< "vestigo-comparison"
};

/// Analyses what is held out with both and compares them. Fails where nothing is held out.
Outcome<PlantComparison> plantComparisonRun(const PlantComparisonRequest& request, const CancelToken& cancel,
                                            ProgressSink& progress);

} // namespace vestigo::pipeline
