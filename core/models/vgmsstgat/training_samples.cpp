// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_samples.h"

#include <algorithm>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

/// Profiles fitted to all examples but those of one fold; `fold` -1: to all.
NormalProfiles profilesWithout(const std::vector<ExampleColumns>& columns, int fold, int folds, bool past,
                               const CancelToken& cancel) {
    std::vector<const ExampleColumns*> parts;
    for (std::size_t e = 0; e < columns.size(); ++e) {
        if (static_cast<int>(e % static_cast<std::size_t>(folds)) != fold) {
            parts.push_back(&columns[e]);
        }
    }
    return NormalProfiles::fit(parts, past, cancel);
}

void addSample(const TrainingExample& example, const NormalProfiles* profiles, const NetworkSpec& spec,
               std::vector<Sample>& samples) {
    samples.push_back(sampleOf(networkData(*example.recording, profiles), spec, example));
}

} // namespace

std::vector<Trace> tracesOf(const TrainingExample& example) {
    std::vector<Trace> traces;
    for (std::size_t t = 0; t < example.recording->terminals.size(); ++t) {
        Trace trace;
        trace.terminal = example.recording->terminals[t].id;
        trace.type = example.recording->terminals[t].type;
        trace.stepSeconds = example.recording->grid.stepSeconds;
        trace.abnormal.assign(example.abnormal[t].begin(), example.abnormal[t].end());
        traces.push_back(std::move(trace));
    }
    return traces;
}

Outcome<TrainingSamples> trainingSamples(const std::vector<TrainingExample>& training,
                                         const std::vector<TrainingExample>& validation,
                                         const NetworkSpec& spec, const SampleOptions& options,
                                         const CancelToken& cancel) {
    std::vector<ExampleColumns> columns;
    for (const TrainingExample& example : training) {
        columns.push_back(columnsOfExample(example));
    }
    TrainingSamples samples;
    samples.profiles = profilesWithout(columns, -1, 1, options.causal, cancel);
    const int folds = std::max(1, std::min(options.folds, static_cast<int>(training.size())));
    samples.training.resize(training.size());
    for (int fold = 0; fold < folds && !cancel.cancelled(); ++fold) {
        const NormalProfiles others =
            folds == 1 ? samples.profiles : profilesWithout(columns, fold, folds, options.causal, cancel);
        for (std::size_t e = 0; e < training.size() && !cancel.cancelled(); ++e) {
            if (static_cast<int>(e % static_cast<std::size_t>(folds)) == fold) {
                samples.training[e] =
                    sampleOf(networkData(*training[e].recording, &others), spec, training[e]);
            }
        }
    }
    for (std::size_t e = 0; e < training.size() && options.ownNormal && !cancel.cancelled(); ++e) {
        addSample(training[e], nullptr, spec, samples.training);
    }
    for (std::size_t e = 0; e < validation.size() && !cancel.cancelled(); ++e) {
        addSample(validation[e], options.ownNormal ? nullptr : &samples.profiles, spec, samples.validation);
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return samples;
}

} // namespace vestigo::models::vgmsstgat
