// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pause.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/models/training_watch.h"
#include "core/pipeline/training_examples.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

struct CalibrateRequest {
    std::filesystem::path model;
    /// A data set (its split "train" is used), or a folder of recordings, split as openRecordings says (all
    /// but those held out for a comparison are used), labelled or not.
    std::filesystem::path recordings;
    std::filesystem::path out;
    bool causal = false; ///< the result is for causal analysis only; else each way that the model has
    bool all = false;    ///< hold nothing out
    std::uint64_t seed = 1;
    std::filesystem::path encoderWeights; ///< as in AnalyzeRequest
    std::string detector;                 ///< as in AnalyzeRequest
    int workers = 2;                      ///< threads
    PauseToken pause;
};

struct CalibrateSummary {
    std::string modelSha256;
    std::size_t recordings = 0;
    std::size_t labelled = 0;         ///< of them; of the others every step is taken as normal
    double terminalHours = 0.0;       ///< of normal running
    std::size_t cameraAlarms = 0;     ///< that cameras alone would have raised in it, each way
    bool camerasRaise = true;         ///< false: too many for them to raise any with this model, in one way
    std::vector<std::string> heldOut; ///< recordings that a comparison may measure on
    std::vector<LeftOut> leftOut;
    double seconds = 0.0;
};

/// Fits what is usual, and the thresholds, to recordings of a plant (Engine::calibrate), and writes the model
/// atomically. What the model learned of anomalies stays.
Outcome<CalibrateSummary> calibrateRun(const CalibrateRequest& request, const CancelToken& cancel,
                                       ProgressSink& progress);

} // namespace vestigo::pipeline
