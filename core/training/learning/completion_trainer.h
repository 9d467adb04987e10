// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/completion_training.h"

namespace vestigo::training {

/// What of completion_training.h stands on LibTorch and lies in the module (core/base/engine_module.h).
struct CompletionTrainer {
    Outcome<CompletionTraining> (*train)(CompletionSampleSource& source,
                                         const CompletionTrainingOptions& options, const CancelToken& cancel,
                                         ProgressSink& progress);
};

} // namespace vestigo::training

extern "C" const vestigo::training::CompletionTrainer* vestigoCompletionTrainer();
