// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/folded_weights.h"
#include "core/models/encoder/frame_encoder.h"
#include "core/models/encoder/fused/kernel_set.h"

namespace vestigo::models {

/// The encoder that FrameEncoder::create() makes, with kernels of the caller's choice (runnableKernels()).
Result<std::unique_ptr<FrameEncoder>> fusedEncoder(const EncoderSpec& spec, const FoldedWeights& weights,
                                                   int workers, const KernelSet& kernels);

} // namespace vestigo::models
