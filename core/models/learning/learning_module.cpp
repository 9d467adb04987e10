// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/learning_module.h"

#include "core/models/learning/guard.h"
#include "core/models/learning/module_state.h"
#include "core/models/learning/settle.h"

namespace vestigo::models {

namespace {

LearningInfo info() {
    settleTorch();
    return {"LibTorch " TORCH_VERSION, at::get_num_threads()};
}

Result<Tensor> multiplied(const Tensor& a, const Tensor& b) {
    settleTorch();
    return guarded([&]() -> Result<Tensor> { return fromTorch(torch::mm(toTorch(a), toTorch(b))); });
}

} // namespace

} // namespace vestigo::models

const char* vestigoLearningVersion() {
    return VESTIGO_VERSION;
}

const vestigo::models::LearningPart* vestigoLearningPart() {
    static const vestigo::models::LearningPart part{vestigo::models::info, vestigo::models::multiplied};
    return &part;
}
