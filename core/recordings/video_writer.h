// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/picture.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace vestigo::recordings {

enum class VideoCodec : std::uint8_t {
    Best,       ///< H.264 where this FFmpeg can write it, else MotionJpeg
    H264,       ///< by libx264, one thread: the same pictures give the same decoded frames everywhere
    MotionJpeg, ///< in the same container; every FFmpeg can write it
};

/// Writes pictures as one MP4 file with a time of its own for each frame, exact to the millisecond. The file
/// appears under its name when finish() succeeds; before, and after a failure, there is nothing of it.
class VideoWriter {
public:
    struct Options {
        VideoCodec codec = VideoCodec::Best;
        int quality = 26;             ///< constant rate factor, 0 .. 51; lower is better and larger
        double framesPerSecond = 8.0; ///< about; used for the length of the last frame
        int keyEvery = 25;            ///< frames from one key to the next at most
    };
    virtual ~VideoWriter() = default;
    /// A Bgr24 picture of the size given. The first must be at 0 ms, since readers count from what is shown
    /// first (what is before goes into the stream's offset_s); each later one after the one before.
    virtual Result<Done> write(const timeline::Picture& picture, std::int64_t milliseconds) = 0;
    virtual Result<Done> finish() = 0;

    /// Width and height even, 16 .. 8192.
    static Result<std::unique_ptr<VideoWriter>> create(const std::filesystem::path& file, int width,
                                                       int height, const Options& options);
    static Result<std::unique_ptr<VideoWriter>> create(const std::filesystem::path& file, int width,
                                                       int height) {
        return create(file, width, height, Options());
    }
};

} // namespace vestigo::recordings
