// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/engine.h"

#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/training.h"

#include <utility>

namespace vestigo::models::trees {

namespace {

/// Boosted trees on hand-made features: what the networks are compared with.
class TreesEngine final : public Engine {
public:
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override {
        return stated(learn(training, validation, settings, cancel, progress), settings);
    }

    Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                  const TrainSettings& settings, const CancelToken& cancel,
                                  ProgressSink& progress) override {
        auto model = modelOf(state);
        if (!model) {
            return model.error();
        }
        auto calibrated = stated(recalibrate(*model, normal, cancel, progress), settings);
        for (const auto& [key, text] : state.metadata) {
            if (calibrated.finished()) {
                calibrated.value().metadata.emplace(key, text); // whose eyes it looks through
            }
        }
        return calibrated;
    }

    Result<Done> load(const ModelState& state) override {
        auto model = modelOf(state);
        if (!model) {
            return model.error();
        }
        model_ = model.take();
        return Done{};
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t /*seed*/, const CancelToken& cancel,
                                               ProgressSink& progress) override {
        std::vector<TerminalScores> scores =
            judge(model_, recording, kmeans::columnsOf(recording), cancel).scores;
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Detecting");
        report.fraction = 1.0;
        progress.report(report);
        return scores;
    }

private:
    Outcome<ModelState> stated(const Outcome<Model>& model, const TrainSettings& settings) const {
        if (!model.finished()) {
            return model.failed() ? Outcome<ModelState>(model.error()) : Outcome<ModelState>(Cancelled{});
        }
        ModelState state = stateOf(model.value());
        state.metadata["engine"] = info_.name;
        state.metadata["name"] = settings.modelName;
        state.metadata["causal"] = model.value().past ? "true" : "false";
        state.metadata["seed"] = std::to_string(settings.seed);
        return state;
    }

    EngineInfo info_ = engineInfo();
    Model model_;
};

} // namespace

EngineInfo engineInfo() {
    EngineInfo info;
    info.name = "trees";
    info.title = VESTIGO_TEXT("Engine", "Boosted trees");
    info.description =
        VESTIGO_TEXT("Engine", "Gradient-boosted decision trees on features made by hand of tables, logs and "
                               "change in the pictures: what a network is compared with.");
    info.needsModel = true;
    info.givesAttributions = true;
    info.givesTypes = true;
    info.wantsLogTraits = true;
    info.calibrates = true;
    return info;
}

std::unique_ptr<Engine> makeEngine() {
    return std::make_unique<TreesEngine>();
}

} // namespace vestigo::models::trees
