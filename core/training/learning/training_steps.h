// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/models/learning/guard.h"
#include "core/models/learning/settle.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::training {

/// What a checkpoint must agree in to be gone on from.
std::map<std::string, std::string> identityOf(const char* training, std::uint64_t seed, int steps, int batch);

/// The number of a sample for a source: the same for a step whether the training was interrupted or not.
std::uint64_t sampleIndex(std::int64_t step, int batch, int i);

struct StepPlan {
    int steps = 0;
    int keepEvery = 1;
    Text stage; ///< for the progress
};

/// Steps from `step` on until there are as many as planned; all is kept every keepEvery of them, at the end
/// and when it is cancelled. `learn()` makes one step and gives its loss, nothing where it was cancelled. The
/// losses of the steps that ran.
Outcome<std::vector<double>> runSteps(std::int64_t& step, const StepPlan& plan,
                                      const std::function<std::optional<double>()>& learn,
                                      const std::function<Result<Done>()>& keep, ProgressSink& progress);

/// A whole training: `Run` is made of the source and the options, goes on where it was interrupted, and runs.
template <class Training, class Run, class Source, class Options>
Outcome<Training> trainWith(Source& source, const Options& options, const CancelToken& cancel,
                            ProgressSink& progress) {
    return models::guarded([&]() -> Outcome<Training> {
        models::beginTraining(options.seed, options.threads);
        Run run(source, options);
        if (const auto resumed = run.resume(); !resumed) {
            return resumed.error();
        }
        return run.run(cancel, progress);
    });
}

} // namespace vestigo::training
