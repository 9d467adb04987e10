// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_samples.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

/// Training recordings of one site: only there is a terminal of one name the same one.
using Site = std::vector<std::size_t>;

class SampleMaker {
public:
    SampleMaker(const std::vector<TrainingExample>& training, const NetworkSpec& spec,
                const SampleOptions& options, const CancelToken& cancel)
        : training_(training)
        , spec_(spec)
        , options_(options)
        , cancel_(cancel) {
        for (std::size_t e = 0; e < training.size(); ++e) {
            columns_.push_back(columnsOfExample(training[e]));
            sites_[training[e].recording->site].push_back(e);
        }
    }

    TrainingSamples make(const std::vector<TrainingExample>& validation) {
        TrainingSamples samples;
        for (const auto& [name, site] : sites_) {
            addSite(site, samples);
            profiles_[name] = profilesOf(site, -1, 1);
        }
        for (std::size_t e = 0; e < training_.size() && options_.ownNormal && !cancel_.cancelled(); ++e) {
            addTraining(e, nullptr, samples);
        }
        for (std::size_t e = 0; e < validation.size() && !cancel_.cancelled(); ++e) {
            const auto known = profiles_.find(validation[e].recording->site);
            const bool own = options_.ownNormal || known == profiles_.end();
            samples.validation.push_back(
                sample(validation[e], own ? nullptr : &known->second, priorOf(options_.validationPrior, e)));
        }
        if (sites_.size() == 1) {
            samples.profiles = std::move(profiles_.begin()->second);
        }
        return samples;
    }

private:
    /// Fitted to all examples of a site but those of one fold; `fold` -1: to all.
    NormalProfiles profilesOf(const Site& site, int fold, int folds) const {
        std::vector<const ExampleColumns*> parts;
        for (std::size_t i = 0; i < site.size(); ++i) {
            if (static_cast<int>(i % static_cast<std::size_t>(folds)) != fold) {
                parts.push_back(&columns_[site[i]]);
            }
        }
        return NormalProfiles::fit(parts, options_.causal, cancel_);
    }

    void addSite(const Site& site, TrainingSamples& samples) const {
        const int folds = std::min(options_.folds, static_cast<int>(site.size()));
        for (int fold = 0; fold < std::max(1, folds) && !cancel_.cancelled(); ++fold) {
            if (folds < 2) { // nothing else of that site, or none of it may be left out
                const NormalProfiles all = profilesOf(site, -1, 1);
                const bool alone = site.size() < 2;
                for (std::size_t i = 0; i < site.size() && !cancel_.cancelled(); ++i) {
                    addTraining(site[i], alone ? nullptr : &all, samples);
                }
                continue;
            }
            const NormalProfiles others = profilesOf(site, fold, folds);
            for (std::size_t i = 0; i < site.size() && !cancel_.cancelled(); ++i) {
                if (static_cast<int>(i % static_cast<std::size_t>(folds)) == fold) {
                    addTraining(site[i], &others, samples);
                }
            }
        }
    }

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
    std::map<std::string, Site> sites_;
    std::map<std::string, NormalProfiles> profiles_;
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
