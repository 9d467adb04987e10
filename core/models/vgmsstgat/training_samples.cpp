// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_samples.h"

#include "core/models/baselines/trees/plants.h"

#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

class SampleMaker {
public:
    SampleMaker(const std::vector<TrainingExample>& training, const NetworkSpec& spec,
                const SampleOptions& options, const CancelToken& cancel)
        : training_(training)
        , spec_(spec)
        , options_(options)
        , cancel_(cancel)
        , plants_(training, static_cast<std::size_t>(options.folds)) {
        for (const TrainingExample& example : training) {
            columns_.push_back(columnsOfExample(example));
        }
    }

    TrainingSamples make(const std::vector<TrainingExample>& validation) {
        TrainingSamples samples;
        const auto others = plants_.usualOfOthers(columns_, options_.causal, cancel_);
        const bool alone = training_.size() == 1; // there is nothing else to judge it by
        for (const std::size_t e : plants_.foldByFold()) {
            if (!cancel_.cancelled()) {
                addTraining(e, alone ? nullptr : others[e].get(), samples);
            }
        }
        auto profiles = plants_.usualOfEach(columns_, options_.causal, cancel_);
        for (std::size_t e = 0; e < training_.size() && options_.ownNormal && !cancel_.cancelled(); ++e) {
            addTraining(e, nullptr, samples);
        }
        for (std::size_t e = 0; e < validation.size() && !cancel_.cancelled(); ++e) {
            const NormalProfiles* known = trees::usualAt(profiles, validation[e].recording->site);
            samples.validation.push_back(sample(validation[e], options_.ownNormal ? nullptr : known,
                                                priorOf(options_.validationPrior, e)));
        }
        if (profiles.size() == 1) {
            samples.profiles = std::move(profiles.begin()->second);
        }
        return samples;
    }

private:
    static const PriorLogits* priorOf(const std::vector<PriorLogits>& prior, std::size_t example) {
        return example < prior.size() ? &prior[example] : nullptr;
    }

    void addTraining(std::size_t example, const NormalProfiles* profiles, TrainingSamples& samples) const {
        samples.training.push_back(
            sample(training_[example], profiles, priorOf(options_.trainingPrior, example)));
        samples.exampleOf.push_back(example);
    }

    Sample sample(const TrainingExample& example, const NormalProfiles* profiles,
                  const PriorLogits* prior) const {
        return sampleOf(networkData(*example.recording, profiles, prior), spec_, example);
    }

    const std::vector<TrainingExample>& training_;
    const NetworkSpec& spec_;
    const SampleOptions& options_;
    const CancelToken& cancel_;
    std::vector<ExampleColumns> columns_;
    trees::Plants plants_;
};

} // namespace

std::vector<Trace> tracesOf(const TrainingExample& example) {
    std::vector<Trace> traces;
    for (std::size_t t = 0; t < example.recording->terminals.size(); ++t) {
        Trace trace;
        trace.terminal = example.recording->terminals[t].id;
        trace.type = example.recording->terminals[t].type;
        trace.stepSeconds = example.recording->grid.stepSeconds;
        trace.abnormal.assign(example.abnormal[t].begin(), example.abnormal[t].end());
        trace.recording = example.recording.get();
        traces.push_back(std::move(trace));
    }
    return traces;
}

Outcome<TrainingSamples> trainingSamples(const std::vector<TrainingExample>& training,
                                         const std::vector<TrainingExample>& validation,
                                         const NetworkSpec& spec, const SampleOptions& options,
                                         const CancelToken& cancel) {
    TrainingSamples samples = SampleMaker(training, spec, options, cancel).make(validation);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return samples;
}

} // namespace vestigo::models::vgmsstgat
