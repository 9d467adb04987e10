// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detection/detection.h"
#include "core/models/model_api.h"
#include "core/pipeline/stages/align_stage.h"
#include "core/timeline/aligned.h"

#include <vector>

namespace vestigo::pipeline {

/// Scores of the engine, and the results of all terminals with their episodes grouped into incidents.
struct Detection {
    std::vector<models::TerminalScores> scores; ///< in the order of the recording's terminals
    std::vector<analysis::TerminalResult> terminals;
    std::vector<analysis::Incident> incidents;
};

/// Lets the engine score the recording (or takes the scores of a killed run from the store).
Outcome<std::vector<models::TerminalScores>> scoreRecording(const RunContext& context, models::Engine& engine,
                                                            const timeline::AlignedRecording& aligned,
                                                            std::uint64_t seed);

/// Thresholds, what the cameras say, episodes, incidents. `cameras`: of each terminal; may be empty.
Detection detect(const RunContext& context, const timeline::AlignedRecording& aligned,
                 const std::vector<CameraParts>& cameras, std::vector<models::TerminalScores> scores,
                 const detection::DetectionSettings& settings);

} // namespace vestigo::pipeline
