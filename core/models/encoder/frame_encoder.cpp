// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/frame_encoder.h"

#include "core/models/encoder/fused/fused_encoder.h"

#include <algorithm>

namespace vestigo::models {

Result<std::unique_ptr<FrameEncoder>> FrameEncoder::create(const EncoderOptions& options,
                                                           const ModelState& weights) {
    auto spec = encoderSpec(options.name);
    if (!spec) {
        return spec.error();
    }
    spec->padding = options.padding;
    auto folded = foldWeights(*spec, weights);
    if (!folded) {
        return folded.error();
    }
    return fusedEncoder(*spec, *folded, std::clamp(options.workers, 1, EncoderLimits::largestWorkers),
                        *runnableKernels().front());
}

std::vector<float> pooledFeatures(const FeatureMaps& maps) {
    const auto cells = static_cast<std::size_t>(maps.height) * static_cast<std::size_t>(maps.width);
    const std::size_t rows = static_cast<std::size_t>(maps.count) * static_cast<std::size_t>(maps.channels);
    std::vector<float> pooled(rows, 0.0F);
    for (std::size_t row = 0; row < rows; ++row) {
        double sum = 0.0;
        for (std::size_t i = 0; i < cells; ++i) {
            sum += maps.values[row * cells + i];
        }
        pooled[row] = static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(1, cells)));
    }
    return pooled;
}

} // namespace vestigo::models
