// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_state.h"

#include <string>

namespace vestigo::models {

/// What the module that learns stands on.
struct LearningInfo {
    std::string library; ///< "LibTorch 1.13.1"
    int threads = 0;     ///< with which one computation runs
};

/// Loads the module that learns, if it is not loaded yet. Fails where it is missing, with a remedy.
Result<LearningInfo> learningInfo();

/// The product of two matrices, [n, k] x [k, m], by the module: fails where they do not fit.
Result<Tensor> multiply(const Tensor& a, const Tensor& b);

} // namespace vestigo::models
