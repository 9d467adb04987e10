// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/learning/adam.h"
#include "core/models/vgmsstgat/companions.h"
#include "core/models/vgmsstgat/network_training.h"
#include "core/models/vgmsstgat/training_record.h"

#include <chrono>
#include <functional>
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
    ProcessGroup* group = nullptr; ///< null: this process is alone
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
    Standing standing();
    Standing standAfter(const std::function<bool()>& work) const;
    Result<Done> prepare(const ModelState* initial);
    Outcome<TrainedNetwork> ended(Standing how);
    Standing byFirst(const std::function<bool()>& work);
    Standing start();
    bool started();
    void tellOfEarlierSittings() const;
    Standing learn();
    bool validated();
    bool complete() const;
    std::vector<std::size_t> recordingsOf(std::int64_t step) const;
    Result<Done> resume();
    Result<Done> keep();
    ModelState wholeState() const;
    Result<Done> takeState(const ModelState& state, const std::string& file);
    Result<Done> takeFromFirst();
    void tell(double loss);
    double seconds() const;
    TrainedNetwork result() const;

    const std::vector<Sample>& training_;
    const std::vector<Sample>& validation_;
    NetworkTrainingOptions options_;
    const TrainingSetting& setting_;
    Companions companions_;
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
    bool givenWeights_ = false; ///< to go on from
    std::map<std::string, std::string> identity_;
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::time_point kept_;
    double paused_ = 0.0;   ///< seconds
    bool diverged_ = false; ///< the weights are no numbers any more
};

} // namespace vestigo::models::vgmsstgat
