// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/detector_training.h"

#include "core/base/engine_module.h"
#include "core/training/learning/detector_trainer.h"

namespace vestigo::training {

Outcome<DetectorTraining> trainDetector(RegionSampleSource& source, const DetectorTrainingOptions& options,
                                        const CancelToken& cancel, ProgressSink& progress) {
    const auto part = learningPart<DetectorTrainer>("vestigoDetectorTrainer");
    if (!part) {
        return part.error();
    }
    return (*part)->train(source, options, cancel, progress);
}

} // namespace vestigo::training
