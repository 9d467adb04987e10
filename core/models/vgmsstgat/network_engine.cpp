// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/judge.h"
#include "core/models/learning/guard.h"
#include "core/models/learning/network_engine_part.h"
#include "core/models/learning/settle.h"
#include "core/models/vgmsstgat/engine.h"
#include "core/models/vgmsstgat/engine_training.h"
#include "core/models/vgmsstgat/network_calibration.h"
#include "core/models/vgmsstgat/network_model.h"
#include "core/models/vgmsstgat/network_scores.h"

#include <algorithm>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

/// What the prior leaned on is why; the network only weighed it. Of the types both have a say.
void joinReasons(const TerminalScores& prior, bool networkSpeaks, TerminalScores& own) {
    const double share = networkSpeaks ? 0.5 : 0.0; // of the network's types
    if (prior.featureNames.empty() || prior.attributions.size() != own.attributions.size()) {
        return;
    }
    own.featureNames = prior.featureNames;
    for (std::size_t i = 0; i < own.attributions.size(); ++i) {
        const bool asked = own.probabilities[i] >= worthExplaining; // false for NaN
        own.attributions[i] = asked ? prior.attributions[i] : std::vector<Attribution>();
        if (i >= prior.typeProbabilities.size()) {
            continue;
        }
        for (auto& [type, probability] : own.typeProbabilities[i]) {
            const auto said = prior.typeProbabilities[i].find(type);
            probability = share * probability +
                          (1.0 - share) * (said == prior.typeProbabilities[i].end() ? 0.0 : said->second);
        }
    }
}

class NetworkEngine final : public Engine {
public:
    NetworkEngine() { settleTorch(); }
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override {
        return guarded([&] { return trainModel(training, validation, settings, cancel, progress); });
    }

    Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                  const TrainSettings& settings, const CancelToken& cancel,
                                  ProgressSink& progress) override {
        return guarded([&] { return calibrated(state, normal, settings, cancel, progress); });
    }

    Result<Done> load(const ModelState& state) override {
        return guarded([&]() -> Result<Done> {
            auto model = modelOf(state);
            if (!model) {
                return model.error();
            }
            model_ = model.take();
            return Done{};
        });
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t /*seed*/, const CancelToken& cancel,
                                               ProgressSink& progress) override {
        return guarded([&]() -> Outcome<std::vector<TerminalScores>> {
            trees::Judgement prior;
            if (model_.prior) {
                prior = trees::judge(*model_.prior, recording, kmeans::columnsOf(recording), cancel);
            }
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            const NetworkData data =
                networkData(recording, &model_.profiles, model_.prior ? &prior.logits : nullptr);
            ScoreOptions options;
            options.explain = true;
            auto scores = scoreWith(model_.networks, data, options, cancel, progress);
            if (!scores.finished()) {
                return Cancelled{};
            }
            if (hearsNeighbours(model_.spec)) {
                addNeighbours(scores.value(), data, recording, model_.thresholds);
            }
            std::vector<TerminalScores> all =
                terminalScores(scores.value(), data, recording, model_.thresholds);
            const bool speaks =
                std::any_of(model_.networks.begin(), model_.networks.end(),
                            [](const std::shared_ptr<Network>& network) { return network->speaks(); });
            for (std::size_t t = 0; t < prior.scores.size(); ++t) {
                joinReasons(prior.scores[t], speaks, all[t]);
            }
            return all;
        });
    }

private:
    Outcome<ModelState> calibrated(const ModelState& state, const std::vector<TrainingExample>& normal,
                                   const TrainSettings& settings, const CancelToken& cancel,
                                   ProgressSink& progress);

    EngineInfo info_ = engineInfo();
    Model model_;
};

Outcome<ModelState> NetworkEngine::calibrated(const ModelState& state,
                                              const std::vector<TrainingExample>& normal,
                                              const TrainSettings& settings, const CancelToken& cancel,
                                              ProgressSink& progress) {
    auto read = modelOf(state);
    if (!read) {
        return read.error();
    }
    const auto model = calibratedModel(read.take(), normal, settings, cancel, progress);
    if (!model.finished()) {
        return Cancelled{};
    }
    ModelState calibrated = stateOfModel(model.value());
    for (const auto& [key, text] : state.metadata) {
        if (key != laterThresholdsKey) {
            calibrated.metadata.emplace(key, text);
        }
    }
    return calibrated;
}

} // namespace

} // namespace vestigo::models::vgmsstgat

const vestigo::models::NetworkEnginePart* vestigoNetworkEnginePart() {
    static const vestigo::models::NetworkEnginePart part{[]() -> std::unique_ptr<vestigo::models::Engine> {
        return std::make_unique<vestigo::models::vgmsstgat::NetworkEngine>();
    }};
    return &part;
}
