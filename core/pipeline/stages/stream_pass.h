// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stages/encode_stage.h"

#include <functional>

namespace vestigo::models {
class FrameEncoder;
}

namespace vestigo::pipeline {

/// What one pass over a stream needs; all of it outlives the pass.
struct StreamPass {
    const recordings::Recording& recording;
    const recordings::Terminal& terminal;
    const recordings::Stream& stream;
    const vision::PreparationOptions& options;
    const EncodeSettings& settings;
    models::FrameEncoder& encoder;
    CancelToken cancel;
    std::function<bool()> stopped; ///< cancelled, or another stream ended the run
};

struct PassedStream {
    timeline::StreamFeatures features;
    std::uint64_t encoded = 0;
    EncodeSeconds seconds;
};

/// Reads a video from its beginning to the end of the recording, and makes its features.
Outcome<PassedStream> passStream(const StreamPass& pass);

} // namespace vestigo::pipeline
