// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/recordings/frame_index.h"
#include "core/recordings/picture_noise.h"
#include "core/timeline/picture.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::recordings {

struct VideoLimits {
    static constexpr int largestSide = 8192;
    static constexpr std::uint64_t largestPixels = 40'000'000;
    static constexpr std::uint64_t frames = 50'000'000;
};

struct VideoInfo {
    int width = 0; ///< as shown: a rotation that the file asks for is applied
    int height = 0;
    double durationSeconds = 0.0; ///< of the stream's own time, last frame's end
    double framesPerSecond = 0.0; ///< average
    std::uint64_t frames = 0;     ///< by the container's count or the index; exact after indexVideo
    std::string codec;            ///< "h264", "av1", "images" ...
    bool variableRate = false;
};

/// Decodes one video file (FFmpeg) or one folder of images (named by their time in ms: 0.png, 500.jpg ...).
/// Not thread-safe; open one per thread.
class VideoReader {
public:
    virtual ~VideoReader() = default;
    virtual const VideoInfo& info() const = 0;
    /// The next frame in order of presentation; empty at the end. Frames that do not decode are skipped and
    /// counted.
    virtual Result<std::optional<timeline::Picture>> next() = 0;
    /// Goes to the frame that is shown at `seconds` of the stream's own time (the last one with time <=
    /// seconds, else the first), so that next() returns exactly that one.
    virtual Result<Done> seek(double seconds) = 0;
    /// The same by the frame's number in the index, 0 for the first. Where that frame cannot be decoded, the
    /// one that is shown in its place: the last before it that can. Goes on decoding when that is the
    /// shortest way, else begins at the key before.
    virtual Result<Done> seekFrame(std::size_t frame) = 0;
    /// Number of the frame that next() gave last; known after a seek, or when opened with an index.
    virtual std::optional<std::size_t> frameNumber() const = 0;
    /// Frames that were in the file and could not be decoded so far.
    virtual std::uint64_t damagedFrames() const = 0;
    /// Another `longestSide` for the pictures that next() decodes from here on.
    virtual void scaleTo(int longestSide) = 0;
    /// Where Options::fineSide asks for it: the grey middle of the frame that next() gave last, in pixels of
    /// the source, as stored (not turned). For what scaling takes away: the sensor's noise.
    virtual timeline::Picture fineMiddle() const = 0;

    /// `format` and `longestSide` (0: as it is) of the pictures that next() gives; scaling happens while
    /// converting.
    struct Options {
        timeline::PixelFormat format = timeline::PixelFormat::Bgr24;
        int longestSide = 0;
        int fineSide = 0; ///< pixels of fineMiddle() at most; 0: none is made
        int threads = 1;
        PictureNoise noise;  ///< added to every picture; sigma 0: none
        FrameIndexPtr index; ///< of this very file; else the first seek makes one
        CancelToken cancel;  ///< ends a long seek or search for a frame with an Error
    };
    static Result<std::unique_ptr<VideoReader>> open(const std::filesystem::path& fileOrFolder,
                                                     const Options& options);
    static Result<std::unique_ptr<VideoReader>> open(const std::filesystem::path& fileOrFolder) {
        return open(fileOrFolder, Options());
    }
};

} // namespace vestigo::recordings
