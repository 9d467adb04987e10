// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace vestigo::models {

/// How a training stands after one pass over the training recordings, or before the first one, where the
/// network begins with something to say.
struct EpochReport {
    bool causal = false; ///< of which of a model's two ways
    int epoch = 0;       ///< 1 for the first; 0: before it
    int epochs = 0;      ///< planned; an early stop may end it before
    double learningRate = 0.0;
    double trainingLoss = 0.0;            ///< of epoch 0 there is none
    std::optional<double> validationLoss; ///< nothing: no validation recordings
    std::optional<double> validationAuroc;
    std::optional<double> validationAveragePrecision;
    bool best = false;        ///< the best so far by what early stopping looks at
    double seconds = 0.0;     ///< since the training of this way began, without pauses and earlier sittings
    double secondsLeft = 0.0; ///< if all epochs are needed
};

/// Hears how a training goes, from the thread that trains.
class TrainingWatch {
public:
    virtual ~TrainingWatch() = default;
    virtual void epoch(const EpochReport& report) = 0;
};

} // namespace vestigo::models
