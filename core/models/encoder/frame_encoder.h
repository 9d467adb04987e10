// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/models/encoder/encoder_spec.h"
#include "core/models/model_state.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::models {

/// Pictures of one size, [count, height, width, 3], red, green, blue, 0..255.
struct RgbPictures {
    int count = 0;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels;
};

/// What an encoder makes of them, [count, channels, height, width], row-major.
struct FeatureMaps {
    int count = 0;
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<float> values;
};

struct EncoderLimits {
    static constexpr int largestSide = 1024;
    static constexpr int largestWorkers = 64;
};

struct EncoderOptions {
    std::string name = "efficientnet_lite0"; ///< or "efficientnet_b0"
    int workers = 1;                         ///< threads, each with what it needs of its own
    EncoderPadding padding = EncoderPadding::Symmetric;
};

/// Makes feature maps of pictures (`features` of torchvision's EfficientNet-B0: 1280 channels, a 32nd of the
/// picture's sides) by the fused form of the weights: batch normalisation folded, kernels of our own in which
/// a block's wide convolution feeds its depthwise one, for three kinds of processor. Each worker is one
/// thread with its own plan and takes a few pictures at a time, so that a program which takes a core away
/// costs little more than that core. The result does not depend on the number of workers. Used by one thread
/// at a time.
class FrameEncoder {
public:
    virtual ~FrameEncoder() = default;
    virtual const EncoderSpec& spec() const = 0;

    /// Sides must be multiples of 32, at most EncoderLimits::largestSide. Cancelled within some 20 ms.
    virtual Outcome<FeatureMaps> encode(const RgbPictures& pictures, const CancelToken& cancel = {}) = 0;

    /// Checks the weights (Error with the tensor's name as place) and starts the workers.
    static Result<std::unique_ptr<FrameEncoder>> create(const EncoderOptions& options,
                                                        const ModelState& weights);
};

/// Mean over each map, [count * channels].
std::vector<float> pooledFeatures(const FeatureMaps& maps);

} // namespace vestigo::models
