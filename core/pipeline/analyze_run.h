// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace vestigo::pipeline {

struct MeasurementNoise;

struct AnalyzeRequest {
    std::filesystem::path recording;
    std::string engine;          ///< empty: the model's own, else kmeans
    std::filesystem::path model; ///< empty: the engine's own way without a model
    bool causal = false;
    std::filesystem::path database; ///< empty: nothing is stored
    std::uint64_t seed = 1;
    /// Corrections of streams' clocks on top of what the recording states; kept in the database, where there
    /// is one, as if they had been typed in the window. What the database holds already is used besides.
    analysis::ClockOffsets offsets;
    /// What finds key regions where none are annotated, for a model that looks at the videos through an
    /// encoder: empty or "shipped": ours, "none": the whole frame is looked at, else a TorchScript file,
    /// which runs in a child process.
    std::string detector;
    /// The encoder's weights, for a model that was trained with weights of the user's: the same file.
    std::filesystem::path encoderWeights;
    bool again = false; ///< compute even when the store holds the finished result
    /// Added to what was measured before the engine sees it: how a study asks what noise does; null: none.
    std::shared_ptr<const MeasurementNoise> noise{};
};

/// What is already known while a run goes on; each call hands over a fresh immutable value.
struct PartialResult {
    std::string stage;           ///< the stage that just gave something
    analysis::AnalysisPtr soFar; ///< terminals scored so far; incidents once they are known
};
using PartialSink = std::function<void(const PartialResult&)>;

/// The main use case: decode -> align -> detect -> explain -> store, stages in threads joined by bounded
/// queues. Ends within 200 ms of a cancel; what was finished stays in the store, and the next run of the same
/// key goes on from it.
class AnalyzeRun {
public:
    explicit AnalyzeRun(AnalyzeRequest request);
    Outcome<analysis::AnalysisPtr> run(const CancelToken& cancel, ProgressSink& progress,
                                       const PartialSink& partial = {});

private:
    AnalyzeRequest request_;
};

} // namespace vestigo::pipeline
