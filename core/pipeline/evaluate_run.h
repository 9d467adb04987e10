// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/dataset/dataset_file.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/metrics.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::pipeline {

struct MeasurementNoise;

struct EvaluateRequest {
    std::filesystem::path dataset; ///< or a folder of recordings, split as openRecordings says
    dataset::Split split = dataset::Split::Test;
    /// A model file, or a folder with results (vestigo-analysis JSON), which are judged as they are. May be
    /// empty for an engine that needs none.
    std::filesystem::path model;
    std::string engine; ///< empty: the model's own
    bool causal = false;
    std::uint64_t seed = 1;
    std::filesystem::path encoderWeights; ///< as in AnalyzeRequest
    std::string detector;                 ///< as in AnalyzeRequest
    std::filesystem::path resultsFolder;  ///< empty: per-recording results are not kept
    int bootstrapRounds = 300;
    std::shared_ptr<const MeasurementNoise> noise{}; ///< as in AnalyzeRequest
};

/// What an evaluation is made of.
struct JudgedRecordings {
    evaluation::EvaluationFacts facts;
    std::vector<evaluation::EvaluatedRecording> recordings;
    std::vector<std::string> withoutResult; ///< ids that the folder of results does not hold
};

/// Analyses the recordings of the split, or reads their results. `engine`, `model` and the rest of the facts
/// are those of the first result.
Outcome<JudgedRecordings> judgedRecordings(const EvaluateRequest& request, const CancelToken& cancel,
                                           ProgressSink& progress);

Outcome<evaluation::Evaluation> evaluateRun(const EvaluateRequest& request, const CancelToken& cancel,
                                            ProgressSink& progress);

/// Who is compared with whom on what.
struct CompareRequest {
    EvaluateRequest first; ///< with the data set, split and everything else that both share
    std::filesystem::path against;
    std::string againstEngine; ///< empty: the model's own
};

/// The first less the second, paired by recording.
Outcome<evaluation::Comparison> compareRun(const CompareRequest& request, const CancelToken& cancel,
                                           ProgressSink& progress);

} // namespace vestigo::pipeline
