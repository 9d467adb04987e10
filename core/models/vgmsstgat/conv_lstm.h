// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

/// What a ConvLSTM remembers. Undefined tensors: nothing yet.
struct ConvLstmState {
    torch::Tensor hidden; ///< [batch, hidden, height, width]
    torch::Tensor cell;   ///< the same
};

/// Convolutional long short-term memory (Shi et al. 2015, without peepholes), as VG-MS-ST-GAT, Section 2.3,
/// puts it behind the encoder: i, f, o = sigmoid, g = tanh of W * [x, h] + b; c = f c + i g; h = o tanh(c).
/// The part of W that meets x is computed for all steps at once.
class ConvLstm : public torch::nn::Module {
public:
    ConvLstm(int inputs, int hidden);
    /// `maps`: [batch, steps, inputs, height, width]; `present`: [batch, steps] 1 or 0; where there is no
    /// picture the state stays as it was. Gives [batch, steps, hidden, height, width] and leaves in `state`
    /// what the next steps go on from.
    torch::Tensor forward(const torch::Tensor& maps, const torch::Tensor& present, ConvLstmState& state);

private:
    int hidden_;
    torch::nn::Conv2d ofInput_;  ///< "input": to the gates i, f, g, o, with their bias
    torch::nn::Conv2d ofHidden_; ///< "hidden": the same, without bias
};

} // namespace vestigo::models::vgmsstgat
