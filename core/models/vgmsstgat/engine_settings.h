// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/network_spec.h"
#include "core/models/vgmsstgat/training_options.h"

namespace vestigo::models::vgmsstgat {

/// Few anomalies: the network soon knows them by heart (found on the train and validation split of plant-a).
inline NetworkTrainingOptions usualTraining() {
    NetworkTrainingOptions training;
    training.epochs = 16;
    training.patience = 6;
    training.learningRate = 5e-4;
    training.weightDecay = 1e-2;
    return training;
}

/// What may be set of a training of the engine: the JSON of `vestigo-cli train --options`.
struct EngineSettings {
    NetworkSpec network;                               ///< "network"
    NetworkTrainingOptions training = usualTraining(); ///< "training"
    int networks = 1; ///< "networks": trained from different seeds; their logits' mean is the model's say
    int folds = 4;    ///< "folds": parts of a plant's recordings that are left out in turn (trees::Plants)
    /// "prior": the network starts from what boosted trees say of single steps (engine trees), whose logits
    /// of the training recordings come from trees that have not seen them (of several plants: nor their
    /// plants).
    bool prior = true;
    /// "own_normal": each recording is learned from a second time, judged by itself and not by the plant: for
    /// a model that is to serve plants that nobody has calibrated.
    bool ownNormal = false;
};

/// Missing keys keep their defaults; unknown ones, wrong types and numbers out of range are errors.
Result<EngineSettings> engineSettingsOf(const std::string& text);

} // namespace vestigo::models::vgmsstgat
