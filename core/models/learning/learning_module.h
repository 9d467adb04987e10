// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/learning_info.h"

namespace vestigo::models {

/// What of learning_info.h stands on LibTorch and lies in the module (core/base/engine_module.h).
struct LearningPart {
    LearningInfo (*info)();
    Result<Tensor> (*multiply)(const Tensor& a, const Tensor& b);
};

} // namespace vestigo::models

/// Of the module; the program that loads it must have the same.
extern "C" const char* vestigoLearningVersion();
extern "C" const vestigo::models::LearningPart* vestigoLearningPart();
