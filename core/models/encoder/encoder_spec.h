// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string>
#include <vector>

namespace vestigo::models {

/// Where the rows and columns that a convolution reads beyond its picture lie.
enum class EncoderPadding {
    Symmetric, ///< as in torchvision: the same on both sides
    Same       ///< as in TensorFlow: where the stride is 2, one more at the right and the bottom
};

/// One inverted residual block: a 1x1 convolution that widens (absent in the first stage), a depthwise one, a
/// 1x1 convolution that narrows, added to the block's input where stride and channels allow.
struct EncoderBlock {
    std::string name; ///< "features.2.0.block", the common start of its tensors' names
    int kernel = 3;
    int stride = 1;
    int inChannels = 0;
    int wideChannels = 0;
    int outChannels = 0;
    int squeeze = 0; ///< channels between squeeze and excitation; 0: has none
    bool widens() const { return wideChannels != inChannels; }
    bool residual() const { return stride == 1 && inChannels == outChannels; }
};

/// Shape of an encoder. Both have the tensors of torchvision's EfficientNet-B0 (Tan and Le, "EfficientNet:
/// Rethinking Model Scaling for Convolutional Neural Networks", 2019, Table 1): `features.0` the stem, 3 to
/// 32 channels, stride 2; `features.1` to `features.7` the blocks; `features.8` the head, 320 to 1280.
/// A picture of 32 h by 32 w pixels becomes a map of 1280 channels, h by w.
struct EncoderSpec {
    std::string name;
    bool silu = true; ///< activation x * sigmoid(x); else min(max(x, 0), 6)
    double batchNormEpsilon = 1e-5;
    EncoderPadding padding = EncoderPadding::Symmetric;
    /// A pixel v of 0..255 goes in as (v - offset) / scale, by red, green, blue.
    std::array<float, 3> offset{};
    std::array<float, 3> scale{};
    std::vector<EncoderBlock> blocks;

    static constexpr int stemChannels = 32;
    static constexpr int featureChannels = 1280;
    static constexpr int reduction = 32; ///< pixels of the picture a cell of the map
};

/// "efficientnet_b0" (SiLU, squeeze and excitation) or "efficientnet_lite0" (ReLU6, without).
Result<EncoderSpec> encoderSpec(const std::string& name);

} // namespace vestigo::models
