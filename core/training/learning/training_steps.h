// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/models/learning/guard.h"
#include "core/models/learning/settle.h"
#include "core/models/learning/torch.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::training {

/// What a checkpoint must agree in to be gone on from.
template <class Options>
std::map<std::string, std::string> identityOf(const char* training, const Options& options) {
    return {{"training", training},
            {"seed", std::to_string(options.seed)},
            {"steps", std::to_string(options.steps)},
            {"batch", std::to_string(options.batch)}};
}

/// The number of a sample for a source: the same for a step whether the training was interrupted or not.
inline std::uint64_t sampleIndex(std::int64_t step, int batch, int i) {
    return static_cast<std::uint64_t>(step) * static_cast<std::uint64_t>(batch) +
           static_cast<std::uint64_t>(i);
}

/// Steps from `step` on until there are options.steps; all is kept every options.keepEvery of them, at the
/// end and when it is cancelled. `learn()` makes one step and gives its loss, nothing where it was cancelled;
/// `keep()` gives a Result. The losses of the steps that ran.
template <class Options, class Learn, class Keep>
Outcome<std::vector<double>> runSteps(std::int64_t& step, const Options& options, const Text& stage,
                                      const Learn& learn, const Keep& keep, ProgressSink& progress) {
    std::vector<double> losses;
    while (step < options.steps) {
        const std::optional<double> loss = learn();
        if (!loss) {
            const Result<Done> kept = keep();
            return kept ? Outcome<std::vector<double>>(Cancelled{}) : kept.error();
        }
        losses.push_back(*loss);
        ++step;
        const double done = static_cast<double>(step) / options.steps;
        progress.report({stage, "loss " + std::to_string(*loss).substr(0, 6), done, done});
        if (step % std::max(1, options.keepEvery) == 0 || step == options.steps) {
            if (const Result<Done> kept = keep(); !kept) {
                return kept.error();
            }
        }
    }
    return losses;
}

/// A whole training: `Run` is made of the source and the options, goes on where it was interrupted, and runs.
template <class Training, class Run, class Source, class Options>
Outcome<Training> trainWith(Source& source, const Options& options, const CancelToken& cancel,
                            ProgressSink& progress) {
    models::settleTorch();
    return models::guarded([&]() -> Outcome<Training> {
        at::set_num_threads(std::max(1, options.threads));
        torch::manual_seed(options.seed);
        Run run(source, options);
        if (const auto resumed = run.resume(); !resumed) {
            return resumed.error();
        }
        return run.run(cancel, progress);
    });
}

} // namespace vestigo::training
