// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/engine.h"

#include "core/models/baselines/kmeans/calibration.h"
#include "core/models/baselines/kmeans/own_normal.h"
#include "core/models/baselines/kmeans/plant_profiles.h"
#include "core/models/baselines/kmeans/profile_state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vestigo::models::kmeans {

namespace {

TerminalScores scoresFrom(const Profile& profile, const ProfileScore& score, const TerminalColumns& columns,
                          std::size_t from) {
    TerminalScores scores;
    scores.terminal = columns.id;
    scores.suggestedThreshold = probabilityOf(profile.threshold);
    scores.featureNames = profile.names;
    for (std::size_t k = from; k < columns.steps; ++k) {
        scores.steps.push_back(k);
        scores.probabilities.push_back(score.known[k] != 0 ? probabilityOf(score.score[k])
                                                           : std::numeric_limits<double>::quiet_NaN());
        scores.sharpProbabilities.push_back(score.known[k] != 0 ? probabilityOf(score.sharp[k])
                                                                : std::numeric_limits<double>::quiet_NaN());
        std::vector<Attribution> attributions;
        for (const ProfileScore::Share& share : score.shares[k]) {
            attributions.emplace_back(share.step, share.column, share.weight);
        }
        scores.attributions.push_back(std::move(attributions));
    }
    return scores;
}

class KMeansEngine final : public Engine {
public:
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override;

    Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                  const TrainSettings& settings, const CancelToken& cancel,
                                  ProgressSink& progress) override;

    Result<Done> load(const ModelState& state) override {
        auto profiles = profilesOf(state);
        if (!profiles) {
            return profiles.error();
        }
        profiles_ = profiles.take();
        return Done{};
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t seed, const CancelToken& cancel,
                                               ProgressSink& progress) override;

private:
    TerminalScores scoreOne(const TerminalColumns& columns, bool past, std::uint64_t seed,
                            const CancelToken& cancel) const;

    EngineInfo info_ = engineInfo();
    std::vector<Profile> profiles_;
};

Outcome<ModelState> KMeansEngine::train(const std::vector<TrainingExample>& training,
                                        const std::vector<TrainingExample>& validation,
                                        const TrainSettings& settings, const CancelToken& cancel,
                                        ProgressSink& progress) {
    std::vector<Profile> kept;
    if (settings.initial != nullptr) {
        auto before = profilesOf(*settings.initial);
        if (!before) {
            return before.error();
        }
        kept = before.take();
    }
    auto fitted = fitProfiles(training, settings, cancel, progress);
    if (!fitted.finished()) {
        return fitted.failed() ? Outcome<ModelState>(fitted.error()) : Outcome<ModelState>(Cancelled{});
    }
    tuneThresholds(fitted.value(), validation.empty() ? training : validation, cancel);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    profiles_ = replaced(std::move(kept), fitted.take());
    ModelState state = stateOf(profiles_);
    state.metadata["engine"] = info_.name;
    state.metadata["name"] = settings.modelName;
    state.metadata["causal"] = settings.causal ? "true" : "false";
    state.metadata["seed"] = std::to_string(settings.seed);
    return state;
}

Outcome<ModelState> KMeansEngine::calibrate(const ModelState& state,
                                            const std::vector<TrainingExample>& normal,
                                            const TrainSettings& settings, const CancelToken& cancel,
                                            ProgressSink& progress) {
    auto before = profilesOf(state);
    if (!before) {
        return before.error();
    }
    auto fitted = fitCalibrated(normal, settings, cancel, progress);
    if (!fitted.finished()) {
        return fitted.failed() ? Outcome<ModelState>(fitted.error()) : Outcome<ModelState>(Cancelled{});
    }
    profiles_ = replaced(before.take(), fitted.take());
    ModelState calibrated = stateOf(profiles_);
    for (const auto& [key, text] : state.metadata) {
        calibrated.metadata.emplace(key, text); // the profiles are new, all else is as it was
    }
    if (!settings.modelName.empty()) {
        calibrated.metadata["name"] = settings.modelName;
    }
    return calibrated;
}

TerminalScores KMeansEngine::scoreOne(const TerminalColumns& columns, bool past, std::uint64_t seed,
                                      const CancelToken& cancel) const {
    const std::size_t from = timeline::windowSteps;
    TerminalScores none;
    none.terminal = columns.id;
    if (columns.names.empty() || columns.steps <= from) {
        return none;
    }
    if (const Profile* profile = profileFor(profiles_, columns)) {
        return scoresFrom(*profile, scoreWith(*profile, columns, from, columns.steps, cancel), columns, from);
    }
    const OwnNormal own = scoreByOwnNormal(columns, past, seed, cancel);
    return own.profile.names.empty() ? none : scoresFrom(own.profile, own.score, columns, from);
}

Outcome<std::vector<TerminalScores>> KMeansEngine::score(const timeline::AlignedRecording& recording,
                                                         std::uint64_t seed, const CancelToken& cancel,
                                                         ProgressSink& progress) {
    std::vector<TerminalScores> scores;
    std::vector<TerminalColumns> terminals = columnsOf(recording);
    for (TerminalColumns& terminal : terminals) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        scores.push_back(scoreOne(terminal, recording.causal, seed, cancel));
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Detecting");
        report.item = terminal.id;
        terminal = TerminalColumns(); // a day of it is much memory
        report.fraction = static_cast<double>(scores.size()) / static_cast<double>(terminals.size());
        progress.report(report);
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return scores;
}

} // namespace

EngineInfo engineInfo() {
    EngineInfo info;
    info.name = "kmeans";
    info.title = VESTIGO_TEXT("Engine", "k-means distance");
    info.description =
        VESTIGO_TEXT("Engine", "Distance of sliding windows to the nearest cluster of normal windows, per "
                               "terminal. Without a model it learns from the recording's own normal part.");
    info.givesAttributions = true;
    info.calibrates = true;
    info.finetunes = true;
    return info;
}

std::unique_ptr<Engine> makeEngine() {
    return std::make_unique<KMeansEngine>();
}

} // namespace vestigo::models::kmeans
