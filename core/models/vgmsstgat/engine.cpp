// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/engine.h"

#include "core/base/engine_module.h"
#include "core/models/learning/network_engine_part.h"

#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

/// Stands for the engine in the module.
class LateEngine final : public Engine {
public:
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override {
        if (auto made = ready(); !made) {
            return made.error();
        }
        return engine_->train(training, validation, settings, cancel, progress);
    }

    Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                  const TrainSettings& settings, const CancelToken& cancel,
                                  ProgressSink& progress) override {
        if (auto made = ready(); !made) {
            return made.error();
        }
        return engine_->calibrate(state, normal, settings, cancel, progress);
    }

    Result<Done> load(const ModelState& state) override {
        if (auto made = ready(); !made) {
            return made.error();
        }
        return engine_->load(state);
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t seed, const CancelToken& cancel,
                                               ProgressSink& progress) override {
        if (auto made = ready(); !made) {
            return made.error();
        }
        return engine_->score(recording, seed, cancel, progress);
    }

private:
    Result<Done> ready() {
        if (engine_) {
            return Done{};
        }
        const auto part = learningPart<NetworkEnginePart>("vestigoNetworkEnginePart");
        if (!part) {
            return part.error();
        }
        engine_ = (*part)->create();
        return Done{};
    }

    EngineInfo info_ = engineInfo();
    std::unique_ptr<Engine> engine_;
};

} // namespace

EngineInfo engineInfo() {
    EngineInfo info;
    info.name = "vg-ms-st-gat";
    info.title = VESTIGO_TEXT("Engine", "VG-MS-ST-GAT network");
    info.description =
        VESTIGO_TEXT("Engine", "Video and behaviour of all terminals together: attention within and across "
                               "both, and a graph between terminals that the pictures help to draw. Names "
                               "the type of an anomaly. Needs a trained model.");
    info.needsModel = true;
    info.givesAttributions = true;
    info.givesTypes = true;
    info.encoder = "efficientnet_lite0";
    info.wantsPictures = true;
    info.wantsLogTraits = true;
    info.calibrates = true;
    info.finetunes = true;
    return info;
}

std::unique_ptr<Engine> makeEngine() {
    return std::make_unique<LateEngine>();
}

} // namespace vestigo::models::vgmsstgat
