// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"
#include "core/models/model_state.h"

#include <string>
#include <utility>
#include <vector>

namespace vestigo::models {

struct AdamOptions {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double weightDecay = 0.0;     ///< decoupled (AdamW); of tensors with more than one axis only
    double largestGradient = 0.0; ///< norm over all tensors to which gradients are cut; 0: as they are
};

/// Adam whose whole state is named tensors, so that a checkpoint is a safetensors file, which can hold no
/// code (LibTorch's own optimiser writes a pickle).
class Adam {
public:
    Adam(const torch::nn::Module& network, const AdamOptions& options);
    void clearGradients();
    /// One step along the gradients.
    void step(double learningRate);
    /// "<prefix>mean.<name>", "<prefix>square.<name>" and "<prefix>steps".
    void addTo(ModelState& state, const std::string& prefix) const;
    /// False where a tensor is missing or has another shape.
    bool takeFrom(const ModelState& state, const std::string& prefix);

private:
    struct Slot {
        std::string name;
        torch::Tensor parameter, mean, square;
    };
    AdamOptions options_;
    std::vector<Slot> slots_;
    std::int64_t steps_ = 0;
};

} // namespace vestigo::models
