// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/av_handles.h"
#include "core/recordings/video.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vestigo::recordings {

/// How stored pixels lie in the shown picture: a quarter turn or mirror of the plane. A pixel of column x and
/// row y comes to column xx * x + yx * y and row xy * x + yy * y, moved so that the picture begins at 0, 0.
struct Orientation {
    int xx = 1;
    int xy = 0;
    int yx = 0;
    int yy = 1;
    bool isUpright() const { return xx == 1 && yy == 1; }
    bool swapsSides() const { return xx == 0; }
};

/// What the file asks for (telephones and turned cameras write it); upright where it is no quarter turn.
Orientation orientationOf(const AVStream& stream);

/// Turns decoded frames of any pixel format into pictures of the wanted format and size, the right way up.
class PictureMaker {
public:
    explicit PictureMaker(const VideoReader::Options& options, const Orientation& orientation = {})
        : options_(options)
        , orientation_(orientation) {}
    /// Empty when the frame cannot be converted.
    std::optional<timeline::Picture> make(const AVFrame& frame, double seconds);
    void scaleTo(int longestSide) { options_.longestSide = longestSide; }
    /// VideoReader::fineMiddle of the last frame.
    const timeline::Picture& fineMiddle() const { return fine_; }

private:
    timeline::Picture middleOf(const AVFrame& frame, double seconds);
    void turn(timeline::Picture& picture, const std::vector<std::uint8_t>& pixels) const;

    VideoReader::Options options_;
    Orientation orientation_;
    ScalerPtr scaler_;
    ScalerPtr greyScaler_; ///< for frames that hold no plane of luminance
    timeline::Picture fine_;
};

} // namespace vestigo::recordings
