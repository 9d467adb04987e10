// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/encoder_spec.h"
#include "core/models/model_state.h"

#include <vector>

namespace vestigo::models {

/// A convolution with the batch normalisation behind it folded in. Weights as [out, in, kernel, kernel].
struct FoldedConvolution {
    std::vector<float> weights;
    std::vector<float> bias; ///< [out]
};

/// Squeeze and excitation: factors = sigmoid(expand * silu(reduce * means)).
struct SqueezeWeights {
    std::vector<float> reduce;     ///< [squeeze, wide]
    std::vector<float> reduceBias; ///< [squeeze]
    std::vector<float> expand;     ///< [wide, squeeze]
    std::vector<float> expandBias; ///< [wide]
};

struct FoldedBlock {
    FoldedConvolution widen; ///< empty where the block does not widen
    FoldedConvolution depthwise;
    SqueezeWeights squeeze; ///< empty where the block has none
    FoldedConvolution narrow;
};

/// All weights of an encoder as they are run.
struct FoldedWeights {
    FoldedConvolution stem;
    std::vector<FoldedBlock> blocks; ///< as EncoderSpec::blocks
    FoldedConvolution head;
};

/// Takes the tensors of `spec` from a state with torchvision's names. What else the state holds (the
/// classifier, counters) is left alone; a tensor that is missing or of another shape is an Error whose place
/// is its name.
Result<FoldedWeights> foldWeights(const EncoderSpec& spec, const ModelState& state);

} // namespace vestigo::models
