// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learning/detector_trainer.h"

#include "core/models/learning/adam.h"
#include "core/models/learning/checkpoint.h"
#include "core/models/learning/module_state.h"
#include "core/models/region_detector.h"
#include "core/training/learning/detection_losses.h"
#include "core/training/learning/training_steps.h"

#include <algorithm>
#include <cstring>

namespace vestigo::training {

namespace {

constexpr int kinds = static_cast<int>(models::keyRegionNames.size());

/// Samples of one step as the network takes them.
struct Batch {
    torch::Tensor pictures;
    std::vector<RegionTargets> targets;
};

RegionTargets targetsOf(const RegionSample& sample) {
    RegionTargets targets{torch::zeros({static_cast<std::int64_t>(sample.regions.size()), 4}),
                          torch::zeros({static_cast<std::int64_t>(sample.regions.size())}, torch::kInt64)};
    for (std::size_t i = 0; i < sample.regions.size(); ++i) {
        const timeline::Box& box = sample.regions[i].box;
        const auto at = static_cast<std::int64_t>(i);
        targets.boxes[at] =
            torch::tensor({box.x, box.y, box.x + box.width, box.y + box.height}, torch::kFloat32);
        targets.kinds[at] = static_cast<std::int64_t>(sample.regions[i].kind);
    }
    return targets;
}

class DetectorRun {
public:
    DetectorRun(RegionSampleSource& source, const DetectorTrainingOptions& options)
        : source_(source)
        , options_(options)
        , network_(kinds)
        , average_(kinds)
        , adam_(network_, {0.9, 0.999, 0.05, 10.0})
        , points_(models::pointsOf(options.input.width, options.input.height))
        , identity_(identityOf("region_detector", options.seed, options.steps, options.batch)) {
        identity_["input"] = std::to_string(options.input.width) + "x" + std::to_string(options.input.height);
        if (!options.trainedOn.empty()) {
            identity_["trainedOn"] = options.trainedOn;
        }
        network_.train();
        models::moveAverage(average_, network_, -1); // keeps nothing of its own: equal
    }

    Result<Done> resume() {
        if (options_.from != nullptr) {
            if (const auto filled = models::fillFrom(network_, *options_.from, "from"); !filled) {
                return filled.error();
            }
            models::moveAverage(average_, network_, -1);
        }
        const auto checkpoint = models::readCheckpoint(options_.checkpoint, identity_);
        if (!checkpoint || !checkpoint->has_value()) {
            return checkpoint ? Result<Done>(Done{}) : checkpoint.error();
        }
        const models::ModelState& state = (*checkpoint)->state;
        const std::string file = options_.checkpoint.string();
        for (const auto& [network, prefix] :
             {std::pair<models::RegionNetwork*, const char*>{&network_, "network."},
              {&average_, "average."}}) {
            if (const auto filled = models::fillNetwork(*network, state, prefix, file); !filled) {
                return filled.error();
            }
        }
        const torch::NoGradGuard noGradients;
        if (!adam_.takeFrom(state, "adam.")) {
            return models::checkpointError(file, "adam");
        }
        step_ = std::min<std::int64_t>((*checkpoint)->step, options_.steps);
        return Done{};
    }

    Outcome<DetectorTraining> run(const CancelToken& cancel, ProgressSink& progress) {
        const auto learnOne = [&]() -> std::optional<double> {
            Batch batch;
            return fill(batch, cancel) ? std::optional<double>(learn(batch)) : std::nullopt;
        };
        const StepPlan plan{options_.steps, options_.keepEvery,
                            VESTIGO_TEXT("Training", "Training the detector of key regions")};
        auto losses = runSteps(
            step_, plan, learnOne, [this] { return keep(); }, progress);
        if (!losses.finished()) {
            return losses.failed() ? Outcome<DetectorTraining>(losses.error())
                                   : Outcome<DetectorTraining>(Cancelled{});
        }
        DetectorTraining result;
        result.losses = losses.take();
        average_.eval();
        result.weights = models::stateOf(average_);
        result.weights.metadata = identity_;
        return result;
    }

private:
    bool fill(Batch& batch, const CancelToken& cancel) {
        batch.pictures =
            torch::empty({options_.batch, 3, options_.input.height, options_.input.width}, torch::kFloat32);
        const std::size_t size = 3UL * static_cast<std::size_t>(options_.input.height) *
                                 static_cast<std::size_t>(options_.input.width);
        auto* to = batch.pictures.data_ptr<float>();
        for (int i = 0; i < options_.batch; ++i) {
            if (cancel.cancelled()) {
                return false;
            }
            const RegionSample sample = source_.sample(sampleIndex(step_, options_.batch, i));
            TORCH_CHECK(sample.planes.size() == size, "a sample has another size");
            std::memcpy(to + static_cast<std::size_t>(i) * size, sample.planes.data(), size * sizeof(float));
            batch.targets.push_back(targetsOf(sample));
        }
        return !cancel.cancelled();
    }

    double learn(const Batch& batch) {
        adam_.clearGradients();
        const DetectionLoss loss =
            detectionLoss(network_.forward(batch.pictures.contiguous(at::MemoryFormat::ChannelsLast)),
                          points_, batch.targets);
        loss.total.backward();
        adam_.step(models::learningRateAt(step_, options_.steps, options_.learningRate));
        models::moveAverage(average_, network_, step_);
        return loss.total.item<double>();
    }

    Result<Done> keep() const {
        if (options_.checkpoint.empty()) {
            return Done{};
        }
        models::ModelState state;
        models::addNetwork(state, "network.", network_);
        models::addNetwork(state, "average.", average_);
        adam_.addTo(state, "adam.");
        return models::writeCheckpoint(options_.checkpoint, std::move(state), step_, identity_);
    }

    RegionSampleSource& source_;
    DetectorTrainingOptions options_;
    models::RegionNetwork network_;
    models::RegionNetwork average_;
    models::Adam adam_;
    models::Points points_;
    std::map<std::string, std::string> identity_;
    std::int64_t step_ = 0;
};

} // namespace

} // namespace vestigo::training

const vestigo::training::DetectorTrainer* vestigoDetectorTrainer() {
    static const vestigo::training::DetectorTrainer trainer{
        vestigo::training::trainWith<vestigo::training::DetectorTraining, vestigo::training::DetectorRun>};
    return &trainer;
}
