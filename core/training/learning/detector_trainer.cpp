// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learning/detector_trainer.h"

#include "core/models/learning/guard.h"
#include "core/models/learning/module_state.h"
#include "core/models/learning/settle.h"
#include "core/models/region_detector.h"
#include "core/training/learning/adam.h"
#include "core/training/learning/checkpoint.h"
#include "core/training/learning/detection_losses.h"

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
        , points_(models::pointsOf(models::detectorWidth, models::detectorHeight))
        , identity_({{"training", "region_detector"},
                     {"seed", std::to_string(options.seed)},
                     {"steps", std::to_string(options.steps)},
                     {"batch", std::to_string(options.batch)}}) {
        network_.train();
        moveAverage(average_, network_, -1); // keeps nothing of its own: equal
    }

    Result<Done> resume() {
        const auto checkpoint = readCheckpoint(options_.checkpoint, identity_);
        if (!checkpoint || !checkpoint->has_value()) {
            return checkpoint ? Result<Done>(Done{}) : checkpoint.error();
        }
        const models::ModelState& state = (*checkpoint)->state;
        const std::string file = options_.checkpoint.string();
        for (const auto& [network, prefix] :
             {std::pair<models::RegionNetwork*, const char*>{&network_, "network."},
              {&average_, "average."}}) {
            if (const auto filled = fillNetwork(*network, state, prefix, file); !filled) {
                return filled.error();
            }
        }
        const torch::NoGradGuard noGradients;
        if (!adam_.takeFrom(state, "adam.")) {
            return checkpointError(file, "adam");
        }
        step_ = std::min<std::int64_t>((*checkpoint)->step, options_.steps);
        return Done{};
    }

    Outcome<DetectorTraining> run(const CancelToken& cancel, ProgressSink& progress) {
        DetectorTraining result;
        while (step_ < options_.steps) {
            Batch batch;
            if (!fill(batch, cancel)) {
                const auto kept = keep();
                return kept ? Outcome<DetectorTraining>(Cancelled{}) : kept.error();
            }
            result.losses.push_back(learn(batch));
            ++step_;
            progress.report({VESTIGO_TEXT("Training", "Training the detector of key regions"),
                             "loss " + std::to_string(result.losses.back()).substr(0, 6),
                             static_cast<double>(step_) / options_.steps,
                             static_cast<double>(step_) / options_.steps});
            if (step_ % std::max(1, options_.keepEvery) == 0 || step_ == options_.steps) {
                if (const auto kept = keep(); !kept) {
                    return kept.error();
                }
            }
        }
        average_.eval();
        result.weights = models::stateOf(average_);
        result.weights.metadata = identity_;
        return result;
    }

private:
    bool fill(Batch& batch, const CancelToken& cancel) {
        batch.pictures =
            torch::empty({options_.batch, 3, models::detectorHeight, models::detectorWidth}, torch::kFloat32);
        const std::size_t size = 3UL * models::detectorHeight * models::detectorWidth;
        auto* to = batch.pictures.data_ptr<float>();
        for (int i = 0; i < options_.batch; ++i) {
            if (cancel.cancelled()) {
                return false;
            }
            const auto index =
                static_cast<std::uint64_t>(step_) * static_cast<std::uint64_t>(options_.batch) +
                static_cast<std::uint64_t>(i);
            const RegionSample sample = source_.sample(index);
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
        adam_.step(learningRateAt(step_, options_.steps, options_.learningRate));
        moveAverage(average_, network_, step_);
        return loss.total.item<double>();
    }

    Result<Done> keep() const {
        if (options_.checkpoint.empty()) {
            return Done{};
        }
        models::ModelState state;
        addNetwork(state, "network.", network_);
        addNetwork(state, "average.", average_);
        adam_.addTo(state, "adam.");
        return writeCheckpoint(options_.checkpoint, std::move(state), step_, identity_);
    }

    RegionSampleSource& source_;
    DetectorTrainingOptions options_;
    models::RegionNetwork network_;
    models::RegionNetwork average_;
    Adam adam_;
    models::Points points_;
    std::map<std::string, std::string> identity_;
    std::int64_t step_ = 0;
};

Outcome<DetectorTraining> train(RegionSampleSource& source, const DetectorTrainingOptions& options,
                                const CancelToken& cancel, ProgressSink& progress) {
    models::settleTorch();
    return models::guarded([&]() -> Outcome<DetectorTraining> {
        at::set_num_threads(std::max(1, options.threads));
        torch::manual_seed(options.seed);
        DetectorRun run(source, options);
        if (const auto resumed = run.resume(); !resumed) {
            return resumed.error();
        }
        return run.run(cancel, progress);
    });
}

} // namespace

} // namespace vestigo::training

const vestigo::training::DetectorTrainer* vestigoDetectorTrainer() {
    static const vestigo::training::DetectorTrainer trainer{vestigo::training::train};
    return &trainer;
}
