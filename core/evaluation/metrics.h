// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/evaluation/evaluation.h"
#include "core/labels/annotations.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vestigo::evaluation {

double areaUnderRoc(const std::vector<std::uint8_t>& truth, const std::vector<double>& score);

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
    std::string path{}; ///< as the data set writes it
};

/// By what they were judged, as the first of them says, and whether one of them is synthetic; of the data set
/// nothing.
EvaluationFacts factsOf(const std::vector<EvaluatedRecording>& recordings);

/// All figures, with a random and a constant detector beside. Asks `cancel` often.
Outcome<Evaluation> evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                             std::uint64_t seed, const CancelToken& cancel);
/// The same, without a way to stop it.
Evaluation evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                    std::uint64_t seed);

} // namespace vestigo::evaluation
