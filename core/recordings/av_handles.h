// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace vestigo::recordings {

/// Owners of FFmpeg's objects; this header is for the room's own .cpp files only.
struct AvFree {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};
using FormatPtr = std::unique_ptr<AVFormatContext, AvFree>;
using CodecPtr = std::unique_ptr<AVCodecContext, AvFree>;
using FramePtr = std::unique_ptr<AVFrame, AvFree>;
using PacketPtr = std::unique_ptr<AVPacket, AvFree>;
using ScalerPtr = std::unique_ptr<SwsContext, AvFree>;

/// An opened container with its (first, best) video stream.
struct OpenVideo {
    FormatPtr format;
    int stream = 0;
    AVStream* video() const { return format->streams[stream]; }
    /// Seconds of the container's own beginning; what is shown first is at 0.
    double startSeconds() const;
    double seconds(std::int64_t timestamp) const;
};

/// Opens a file: local only, known containers only (no playlists that name other files), bounded probing.
Result<OpenVideo> openContainer(const std::filesystem::path& file);

/// A decoder for the stream, with bounded picture size.
Result<CodecPtr> openDecoder(const OpenVideo& video, const std::filesystem::path& file, int threads);

/// FFmpeg's words for one of its codes.
std::string avMessage(int code);

/// An error about a video file.
Error videoError(ErrorCode code, const std::filesystem::path& file, const Text& message,
                 std::vector<std::string> arguments = {});

} // namespace vestigo::recordings
