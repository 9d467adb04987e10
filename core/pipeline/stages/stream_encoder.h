// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/frame_encoder.h"
#include "core/models/encoder/frame_selection.h"
#include "core/pipeline/stages/encode_stage.h"
#include "core/timeline/picture.h"

#include <optional>
#include <vector>

namespace vestigo::pipeline {

/// Takes the frames of one stream in order of time and makes its features. Regions go to the encoder in
/// batches of models::FrameSelection::firstFrames.
class StreamEncoder {
public:
    StreamEncoder(models::FrameEncoder& encoder, const EncodeSettings& settings);

    /// `region`: RGB, [side, side, 3], of the frame shown at `t` (common clock). A time before the last one
    /// is left out.
    Outcome<Done> add(double t, std::vector<std::uint8_t> region, const CancelToken& cancel);
    /// Nothing may be added afterwards.
    Outcome<timeline::StreamFeatures> finish(const CancelToken& cancel);
    std::uint64_t encoded() const { return encoded_; }

private:
    Outcome<Done> take(double t, std::vector<std::uint8_t> region, const CancelToken& cancel);
    Outcome<Done> encodeWaiting(const CancelToken& cancel);

    struct Last {
        double t;
        std::vector<std::uint8_t> region;
    };

    models::FrameEncoder& encoder_;
    const EncodeSettings& settings_;
    models::FrameSelection selection_;
    models::RgbPictures waiting_;
    std::optional<Last> last_; ///< the last frame so far of its stretch of time
    timeline::StreamFeatures features_;
    std::uint32_t chosen_ = 0;
    std::uint64_t encoded_ = 0;
};

} // namespace vestigo::pipeline
