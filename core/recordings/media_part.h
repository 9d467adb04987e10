// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/capture.h"
#include "core/recordings/frame_index.h"
#include "core/recordings/video.h"
#include "core/recordings/video_writer.h"

namespace vestigo::recordings {

/// What of this room stands on FFmpeg, libpcap and libtins and lies in the module
/// (core/base/engine_module.h).
struct MediaPart {
    Result<std::unique_ptr<VideoReader>> (*openVideo)(const std::filesystem::path& fileOrFolder,
                                                      const VideoReader::Options& options);
    Outcome<FrameIndex> (*indexVideo)(const std::filesystem::path& fileOrFolder, const CancelToken& cancel,
                                      const IndexProgress& progress);
    Outcome<LogSummary> (*readCapture)(const std::filesystem::path& path, const Recording& recording,
                                       const CommunicationVisitor& visit, const CancelToken& cancel);
    Result<std::unique_ptr<VideoWriter>> (*createVideoWriter)(const std::filesystem::path& file, int width,
                                                              int height,
                                                              const VideoWriter::Options& options);
};

// In the module only: what stands behind VideoReader::open, indexVideo, readCapture and VideoWriter::create.
Result<std::unique_ptr<VideoReader>> openVideoHere(const std::filesystem::path& fileOrFolder,
                                                   const VideoReader::Options& options);
Outcome<FrameIndex> indexVideoHere(const std::filesystem::path& fileOrFolder, const CancelToken& cancel,
                                   const IndexProgress& progress);
Outcome<LogSummary> readCaptureHere(const std::filesystem::path& path, const Recording& recording,
                                    const CommunicationVisitor& visit, const CancelToken& cancel);
Result<std::unique_ptr<VideoWriter>> createVideoWriterHere(const std::filesystem::path& file, int width,
                                                           int height, const VideoWriter::Options& options);

} // namespace vestigo::recordings

extern "C" const vestigo::recordings::MediaPart* vestigoMediaPart();
