// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/folded_weights.h"
#include "core/models/encoder/frame_encoder.h"

namespace vestigo::models {

/// What of the encoders stands on oneDNN and lies in the module (core/base/engine_module.h).
struct EncoderPart {
    Result<std::unique_ptr<FrameEncoder>> (*create)(const EncoderSpec& spec, FoldedWeights weights,
                                                    int workers);
};

} // namespace vestigo::models

extern "C" const vestigo::models::EncoderPart* vestigoEncoderPart();
