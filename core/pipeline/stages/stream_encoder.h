// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/frame_encoder.h"
#include "core/models/encoder/frame_selection.h"
#include "core/pipeline/stages/encode_stage.h"
#include "core/vision/preparation.h"

#include <optional>
#include <vector>

namespace vestigo::pipeline {

/// A frame as it was read: small enough for the encoder, and the middle of it as it was.
struct ShownFrame {
    timeline::Picture picture; ///< its time on the common clock
    timeline::Picture fine;    ///< VideoReader::fineMiddle
};

/// Takes the frames of one stream in order of time, prepares those that stand for their stretch of time and
/// makes features of them. Regions go to the encoder in batches of models::FrameSelection::firstFrames.
class StreamEncoder {
public:
    StreamEncoder(models::FrameEncoder& encoder, vision::Preparation& preparation,
                  const EncodeSettings& settings);

    /// A time before the last one is left out.
    Outcome<Done> add(ShownFrame shown, const CancelToken& cancel);
    /// Nothing may be added afterwards.
    Outcome<timeline::StreamFeatures> finish(const CancelToken& cancel);
    std::uint64_t encoded() const { return encoded_; }
    double encodeSeconds() const { return encodeSeconds_; }
    /// The box that is looked at; nothing before a frame was prepared.
    const std::optional<timeline::Box>& region() const { return region_; }

private:
    Outcome<Done> take(const ShownFrame& shown, const CancelToken& cancel);
    Outcome<Done> encodeWaiting(const CancelToken& cancel);

    models::FrameEncoder& encoder_;
    vision::Preparation& preparation_;
    const EncodeSettings& settings_;
    models::FrameSelection selection_;
    models::RgbPictures waiting_;
    std::optional<ShownFrame> last_; ///< the last frame so far of its stretch of time
    timeline::StreamFeatures features_;
    std::uint32_t chosen_ = 0;
    std::optional<timeline::Box> region_;
    std::uint64_t encoded_ = 0;
    double encodeSeconds_ = 0.0;
};

} // namespace vestigo::pipeline
