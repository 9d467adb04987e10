// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/completion_training.h"

#include "core/base/engine_module.h"
#include "core/training/learning/completion_trainer.h"

namespace vestigo::training {

Outcome<CompletionTraining> trainCompletion(CompletionSampleSource& source,
                                            const CompletionTrainingOptions& options,
                                            const CancelToken& cancel, ProgressSink& progress) {
    const auto part = learningPart<CompletionTrainer>("vestigoCompletionTrainer");
    if (!part) {
        return part.error();
    }
    return (*part)->train(source, options, cancel, progress);
}

} // namespace vestigo::training
