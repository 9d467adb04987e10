// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/metrics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::evaluation {

/// One figure of both, and the first less the second.
struct Difference {
    std::string name;
    std::optional<double> first;
    std::optional<double> second;
    std::optional<double> value; ///< first - second; none where one of the two cannot be said
    std::optional<double> low;   ///< 95 % interval, paired: both are drawn with the same recordings
    std::optional<double> high;
};

/// Two results on the same recordings.
struct Comparison {
    EvaluationFacts first; ///< what was measured; the data set is the same
    EvaluationFacts second;
    std::size_t recordings = 0; ///< that both have results of
    std::size_t anomalies = 0;
    std::vector<std::string> onlyFirst; ///< ids that only one has: left out
    std::vector<std::string> onlySecond;
    std::vector<Difference> differences;
};

/// The difference of that figure, or nullptr.
const Difference* findDifference(const Comparison& comparison, const std::string& name);

/// Compares by recording id, as the project's scorer does with --against. No recording in common is an error.
Outcome<Comparison> compare(const std::vector<EvaluatedRecording>& first,
                            const std::vector<EvaluatedRecording>& second, int bootstrapRounds,
                            std::uint64_t seed, const CancelToken& cancel = {});

/// "vestigo-comparison" JSON.
std::string comparisonToJson(const Comparison& comparison);

} // namespace vestigo::evaluation
