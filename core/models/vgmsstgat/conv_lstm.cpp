// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/conv_lstm.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr int gates = 4;

torch::nn::Conv2dOptions around(int inputs, int outputs) {
    return torch::nn::Conv2dOptions(inputs, outputs, 3).padding(1);
}

} // namespace

ConvLstm::ConvLstm(int inputs, int hidden)
    : hidden_(hidden)
    , ofInput_(register_module("input", torch::nn::Conv2d(around(inputs, gates * hidden))))
    , ofHidden_(register_module("hidden", torch::nn::Conv2d(around(hidden, gates * hidden).bias(false)))) {
    const torch::NoGradGuard noGradient;
    ofInput_->bias.narrow(0, hidden, hidden).fill_(1.0); // remembers before it has learned to
}

torch::Tensor ConvLstm::forward(const torch::Tensor& maps, const torch::Tensor& present,
                                ConvLstmState& state) {
    const std::int64_t batch = maps.size(0);
    const std::int64_t steps = maps.size(1);
    const torch::Tensor fromInput =
        ofInput_->forward(maps.flatten(0, 1)).view({batch, steps, -1, maps.size(3), maps.size(4)});
    if (!state.hidden.defined()) {
        state.hidden = torch::zeros({batch, hidden_, maps.size(3), maps.size(4)}, maps.options());
        state.cell = torch::zeros_like(state.hidden);
    }
    // One step after the other by unbind(): the gradient of select() is a tensor of the size of all steps.
    const std::vector<torch::Tensor> inputs = fromInput.unbind(1);
    const bool always = steps > 0 && present.min().item<double>() > 0.0;
    std::vector<torch::Tensor> outputs;
    for (std::int64_t k = 0; k < steps; ++k) {
        const torch::Tensor sum = inputs[static_cast<std::size_t>(k)] + ofHidden_->forward(state.hidden);
        const std::vector<torch::Tensor> parts = sum.chunk(gates, 1);
        const torch::Tensor cell =
            torch::sigmoid(parts[1]) * state.cell + torch::sigmoid(parts[0]) * torch::tanh(parts[2]);
        const torch::Tensor hidden = torch::sigmoid(parts[3]) * torch::tanh(cell);
        if (always) {
            state.cell = cell;
            state.hidden = hidden;
        } else {
            const torch::Tensor seen = present.select(1, k).view({batch, 1, 1, 1}) > 0;
            state.cell = torch::where(seen, cell, state.cell);
            state.hidden = torch::where(seen, hidden, state.hidden);
        }
        outputs.push_back(state.hidden);
    }
    return torch::stack(outputs, 1);
}

} // namespace vestigo::models::vgmsstgat
