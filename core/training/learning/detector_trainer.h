// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/detector_training.h"

namespace vestigo::training {

/// What of detector_training.h stands on LibTorch and lies in the module (core/base/engine_module.h).
struct DetectorTrainer {
    Outcome<DetectorTraining> (*train)(RegionSampleSource& source, const DetectorTrainingOptions& options,
                                       const CancelToken& cancel, ProgressSink& progress);
};

} // namespace vestigo::training

extern "C" const vestigo::training::DetectorTrainer* vestigoDetectorTrainer();
