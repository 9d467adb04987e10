// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/learning/adam.h"
#include "core/models/vgmsstgat/network_training.h"
#include "core/models/vgmsstgat/training_record.h"

#include <chrono>
#include <map>
#include <string>

namespace vestigo::models::vgmsstgat {

/// What of a training's surroundings it is told.
struct TrainingSetting {
    std::filesystem::path checkpoint;
    TrainingWatch* watch = nullptr;
    PauseToken pause;
    CancelToken cancel;
    ProgressSink& progress;
};

/// One training, from its first step or the one at which it was interrupted (trainNetwork).
class TrainingRun {
public:
    TrainingRun(const NetworkSpec& spec, const std::vector<Sample>& training,
                const std::vector<Sample>& validation, const NetworkTrainingOptions& options,
                const TrainingSetting& setting);
    Result<Done> begin(const ModelState* initial);
    Outcome<TrainedNetwork> run();

private:
    enum class Step : std::uint8_t { Made, Cancelled, Diverged };

    Step learn();
    std::vector<std::size_t> recordingsOf(std::int64_t step) const;
    bool finishEpoch();
    bool ended() const;
    Result<Done> resume();
    Result<Done> keep();
    void tell(double loss);
    double seconds() const;
    TrainedNetwork result() const;

    const std::vector<Sample>& training_;
    const std::vector<Sample>& validation_;
    NetworkTrainingOptions options_;
    const TrainingSetting& setting_;
    std::shared_ptr<Network> network_;               ///< learns
    std::shared_ptr<Network> average_;               ///< follows it
    std::shared_ptr<Network> best_;                  ///< the average at its best validation
    std::vector<std::shared_ptr<Network>> replicas_; ///< one a thread
    Adam adam_;
    double positiveWeight_;
    std::int64_t stepsPerEpoch_;
    std::int64_t step_ = 0;      ///< steps made, in all sittings
    std::int64_t firstStep_ = 0; ///< of this sitting
    TrainingRecord record_;
    std::map<std::string, std::string> identity_;
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::time_point kept_;
    double paused_ = 0.0; ///< seconds
};

} // namespace vestigo::models::vgmsstgat
