// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/prior_training.h"

#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/training.h"

#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

using UsualOfPlant = std::map<std::string, NormalProfiles>;

/// Of recordings that nothing was learned from: by what is usual at their plants, else by what the prior
/// itself knows to be usual.
std::vector<PriorLogits> logitsOfNew(const trees::Model& model, const UsualOfPlant& usual,
                                     const std::vector<TrainingExample>& examples,
                                     const CancelToken& cancel) {
    std::vector<PriorLogits> logits;
    trees::Model judge = model;
    for (const TrainingExample& example : examples) {
        const NormalProfiles* known = trees::usualAt(usual, example.recording->site);
        judge.usual = known == nullptr ? model.usual : *known;
        logits.push_back(
            trees::logitsOf(judge, *example.recording, kmeans::columnsOf(*example.recording), cancel));
    }
    return logits;
}

} // namespace

Outcome<TrainedPrior> learnedPrior(const std::vector<TrainingExample>& training,
                                   const std::vector<TrainingExample>& validation,
                                   const TrainSettings& settings, bool ownNormal, const trees::Model* given,
                                   const CancelToken& cancel, ProgressSink& progress) {
    TrainSettings own = settings;
    own.epochs = 0; // are the network's
    auto learned = trees::learnPrior(training, validation, own, ownNormal, given, cancel, progress);
    if (!learned.finished()) {
        return learned.failed() ? Outcome<TrainedPrior>(learned.error()) : Outcome<TrainedPrior>(Cancelled{});
    }
    TrainedPrior prior;
    prior.model = std::move(learned.value().model);
    prior.training = std::move(learned.value().training);
    prior.validation = std::move(learned.value().validation);
    return prior;
}

Outcome<TrainedPrior> givenPrior(const trees::Model& model, const std::vector<TrainingExample>& training,
                                 const std::vector<TrainingExample>& validation, const CancelToken& cancel) {
    TrainedPrior prior;
    prior.model = model;
    std::vector<ExampleColumns> columns;
    for (const TrainingExample& example : training) {
        columns.push_back(columnsOfExample(example));
    }
    const trees::Plants plants(training);
    const auto others = plants.usualOfOthers(columns, model.past, cancel);
    trees::Model judge = model;
    for (std::size_t e = 0; e < training.size() && !cancel.cancelled(); ++e) {
        judge.usual = *others[e];
        prior.training.push_back(
            trees::logitsOf(judge, *training[e].recording, columns[e].terminals, cancel));
    }
    prior.validation =
        logitsOfNew(model, plants.usualOfEach(columns, model.past, cancel), validation, cancel);
    return cancel.cancelled() ? Outcome<TrainedPrior>(Cancelled{}) : Outcome<TrainedPrior>(std::move(prior));
}

} // namespace vestigo::models::vgmsstgat
