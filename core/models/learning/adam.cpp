// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/adam.h"

#include "core/models/learning/module_state.h"

#include <cmath>

namespace vestigo::models {

Adam::Adam(const torch::nn::Module& network, const AdamOptions& options)
    : options_(options) {
    for (const auto& item : network.named_parameters()) {
        slots_.push_back(
            {item.key(), item.value(), torch::zeros_like(item.value()), torch::zeros_like(item.value())});
    }
}

void Adam::clearGradients() {
    for (Slot& slot : slots_) {
        slot.parameter.mutable_grad() = torch::Tensor();
    }
}

void Adam::step(double learningRate) {
    const torch::NoGradGuard noGradients;
    double factor = 1.0;
    if (options_.largestGradient > 0.0) {
        double squares = 0.0;
        for (const Slot& slot : slots_) {
            if (slot.parameter.grad().defined()) {
                const double norm = slot.parameter.grad().norm().item<double>();
                squares += norm * norm;
            }
        }
        factor = std::min(1.0, options_.largestGradient / (std::sqrt(squares) + 1e-6));
    }
    ++steps_;
    const double forMean = 1.0 - std::pow(options_.beta1, static_cast<double>(steps_));
    const double forSquare = 1.0 - std::pow(options_.beta2, static_cast<double>(steps_));
    for (Slot& slot : slots_) {
        if (!slot.parameter.grad().defined()) {
            continue;
        }
        const torch::Tensor gradient = slot.parameter.grad() * factor;
        slot.mean.mul_(options_.beta1).add_(gradient, 1.0 - options_.beta1);
        slot.square.mul_(options_.beta2).addcmul_(gradient, gradient, 1.0 - options_.beta2);
        if (slot.parameter.dim() > 1) {
            slot.parameter.mul_(1.0 - learningRate * options_.weightDecay);
        }
        slot.parameter.addcdiv_(slot.mean, (slot.square / forSquare).sqrt_().add_(1e-8),
                                -learningRate / forMean);
    }
}

void Adam::addTo(ModelState& state, const std::string& prefix) const {
    for (const Slot& slot : slots_) {
        state.tensors[prefix + "mean." + slot.name] = fromTorch(slot.mean);
        state.tensors[prefix + "square." + slot.name] = fromTorch(slot.square);
    }
    state.tensors[prefix + "steps"] = {{1}, {static_cast<float>(steps_)}};
}

bool Adam::takeFrom(const ModelState& state, const std::string& prefix) {
    const auto fill = [&](torch::Tensor& tensor, const std::string& name) {
        const auto found = state.tensors.find(prefix + name);
        if (found == state.tensors.end() || found->second.shape != tensor.sizes().vec()) {
            return false;
        }
        tensor.copy_(toTorch(found->second));
        return true;
    };
    for (Slot& slot : slots_) {
        if (!fill(slot.mean, "mean." + slot.name) || !fill(slot.square, "square." + slot.name)) {
            return false;
        }
    }
    const auto steps = state.tensors.find(prefix + "steps");
    if (steps == state.tensors.end() || steps->second.values.size() != 1 || !(steps->second.values[0] >= 0)) {
        return false;
    }
    steps_ = static_cast<std::int64_t>(steps->second.values[0]);
    return true;
}

} // namespace vestigo::models
