// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning_info.h"

#include "core/base/engine_module.h"
#include "core/models/learning/learning_module.h"

namespace vestigo::models {

Result<LearningInfo> learningInfo() {
    const auto part = learningPart<LearningPart>("vestigoLearningPart");
    return part ? Result<LearningInfo>((*part)->info()) : part.error();
}

Result<Tensor> multiply(const Tensor& a, const Tensor& b) {
    const auto part = learningPart<LearningPart>("vestigoLearningPart");
    return part ? (*part)->multiply(a, b) : part.error();
}

} // namespace vestigo::models
