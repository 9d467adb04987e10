// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learning/training_steps.h"

#include <algorithm>

namespace vestigo::training {

std::map<std::string, std::string> identityOf(const char* training, std::uint64_t seed, int steps,
                                              int batch) {
    return {{"training", training},
            {"seed", std::to_string(seed)},
            {"steps", std::to_string(steps)},
            {"batch", std::to_string(batch)}};
}

std::uint64_t sampleIndex(std::int64_t step, int batch, int i) {
    return static_cast<std::uint64_t>(step) * static_cast<std::uint64_t>(batch) +
           static_cast<std::uint64_t>(i);
}

Outcome<std::vector<double>> runSteps(std::int64_t& step, const StepPlan& plan,
                                      const std::function<std::optional<double>()>& learn,
                                      const std::function<Result<Done>()>& keep, ProgressSink& progress) {
    std::vector<double> losses;
    while (step < plan.steps) {
        const std::optional<double> loss = learn();
        if (!loss) {
            const Result<Done> kept = keep();
            return kept ? Outcome<std::vector<double>>(Cancelled{}) : kept.error();
        }
        losses.push_back(*loss);
        ++step;
        const double done = static_cast<double>(step) / plan.steps;
        progress.report({plan.stage, "loss " + std::to_string(*loss).substr(0, 6), done, done});
        if (step % std::max(1, plan.keepEvery) == 0 || step == plan.steps) {
            if (const Result<Done> kept = keep(); !kept) {
                return kept.error();
            }
        }
    }
    return losses;
}

} // namespace vestigo::training
