// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/labels/annotations.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vestigo::evaluation {

double areaUnderRoc(const std::vector<std::uint8_t>& truth, const std::vector<double>& score);
double averagePrecision(const std::vector<std::uint8_t>& truth, const std::vector<double>& score);
double bestF1(const std::vector<std::uint8_t>& truth, const std::vector<double>& score);

/// One analysed recording with its truth.
struct EvaluatedRecording {
    std::string id;
    double durationSeconds = 0.0;
    analysis::Analysis result;
    labels::Annotations truth;
    struct FrameSize {
        double width = 0.0; ///< pixels
        double height = 0.0;
    };
    /// [terminal, stream] where known: what share of a frame a region covers.
    std::map<std::pair<std::string, std::string>, FrameSize> frameSizes{};
};

struct Metric {
    std::string name; ///< as in ../shared/score: "step AUROC", "event recall", ...
    std::optional<double> value;
    std::optional<double> low; ///< 95 % bootstrap interval over recordings
    std::optional<double> high;
};

/// The figures of the project's scorer, by its definitions and under its names, with a random and a constant
/// detector beside.
struct Evaluation {
    std::size_t recordings = 0;
    std::size_t anomalies = 0;
    std::size_t steps = 0;
    std::vector<Metric> metrics;
    std::vector<Metric> randomDetector;
    std::vector<Metric> constantDetector;
};

Evaluation evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                    std::uint64_t seed);
/// "vestigo-evaluation" JSON.
std::string evaluationToJson(const Evaluation& evaluation);

} // namespace vestigo::evaluation
