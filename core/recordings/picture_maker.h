// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/av_handles.h"
#include "core/recordings/video.h"

#include <optional>

namespace vestigo::recordings {

/// Turns decoded frames of any pixel format into pictures of the wanted format and size.
class PictureMaker {
public:
    explicit PictureMaker(const VideoReader::Options& options)
        : options_(options) {}
    /// Empty when the frame cannot be converted.
    std::optional<timeline::Picture> make(const AVFrame& frame, double seconds);

private:
    VideoReader::Options options_;
    ScalerPtr scaler_;
};

} // namespace vestigo::recordings
