// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/video_writer.h"

#include "core/recordings/av_handles.h"
#include "core/recordings/errors.h"
#include "core/recordings/media_part.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <array>
#include <cmath>
#include <limits>

namespace vestigo::recordings {

namespace {

constexpr AVRational millisecond = {1, 1000};
/// A day, far below what 32 bits of the container's times hold.
constexpr std::int64_t longestMilliseconds = 86'400'000;

struct OutputFree {
    void operator()(AVFormatContext* context) const {
        avio_closep(&context->pb);
        avformat_free_context(context);
    }
};
using OutputPtr = std::unique_ptr<AVFormatContext, OutputFree>;

Error writeError(const std::filesystem::path& file, int code) {
    return fileError(
        ErrorCode::FileUnwritable, file, {}, VESTIGO_TEXT("Error", "the video cannot be written: %1"),
        VESTIGO_TEXT("Error", "look at the free space and the rights of the folder"), {avMessage(code)});
}

Error refusal(const std::filesystem::path& file, const std::string& what) {
    return fileError(
        ErrorCode::ValueInvalid, file, {}, VESTIGO_TEXT("Error", "a video cannot be written with %1"),
        VESTIGO_TEXT("Error", "give even sides from 16 to 8192, and times that rise from 0"), {what});
}

class Mp4Writer : public VideoWriter {
public:
    Mp4Writer(std::filesystem::path file, const Options& options)
        : file_(std::move(file))
        , part_(file_.string() + ".part")
        , options_(options) {}
    Mp4Writer(const Mp4Writer&) = delete;
    Mp4Writer& operator=(const Mp4Writer&) = delete;
    ~Mp4Writer() override {
        output_.reset();
        if (!finished_ && opened_) {
            std::error_code ignored;
            std::filesystem::remove(part_, ignored);
        }
    }

    Result<Done> begin(int width, int height);
    Result<Done> write(const timeline::Picture& picture, std::int64_t milliseconds) override;
    Result<Done> finish() override;

private:
    Result<Done> openEncoder(int width, int height);
    Result<Done> openOutput();
    bool fits(const timeline::Picture& picture) const;
    Result<Done> encode(const AVFrame* frame);

    std::filesystem::path file_;
    std::filesystem::path part_;
    Options options_;
    CodecPtr encoder_;
    OutputPtr output_;
    FramePtr frame_;
    PacketPtr packet_;
    ScalerPtr scaler_;
    std::int64_t last_ = -1;
    bool opened_ = false; // the part is ours to remove
    bool finished_ = false;
};

Result<Done> Mp4Writer::openEncoder(int width, int height) {
    const bool wantsH264 = options_.codec != VideoCodec::MotionJpeg;
    const AVCodec* codec = wantsH264 ? avcodec_find_encoder_by_name("libx264") : nullptr;
    const bool h264 = codec != nullptr;
    if (!h264 && options_.codec != VideoCodec::H264) {
        codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    }
    if (codec == nullptr) {
        return fileError(ErrorCode::FormatUnsupported, file_, {},
                         VESTIGO_TEXT("Error", "this FFmpeg cannot write H.264"),
                         VESTIGO_TEXT("Error", "install an FFmpeg with libx264, or choose Motion JPEG"));
    }
    encoder_.reset(avcodec_alloc_context3(codec));
    encoder_->width = width;
    encoder_->height = height;
    encoder_->pix_fmt = h264 ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_YUVJ420P;
    encoder_->color_range = h264 ? AVCOL_RANGE_MPEG : AVCOL_RANGE_JPEG;
    encoder_->time_base = millisecond;
    encoder_->framerate = av_d2q(options_.framesPerSecond, 1000);
    encoder_->gop_size = options_.keyEvery;
    encoder_->max_b_frames = 0; // as surveillance cameras do, and no frame is ever out of order
    encoder_->thread_count = 1;
    encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    if (h264) {
        av_opt_set(encoder_->priv_data, "preset", "veryfast", 0);
        av_opt_set(encoder_->priv_data, "crf", std::to_string(options_.quality).c_str(), 0);
        // Decisions that do not depend on the processor's instructions, nor on threads.
        av_opt_set(encoder_->priv_data, "x264-params", "cpu-independent=1:threads=1:sync-lookahead=0", 0);
    } else {
        encoder_->flags |= AV_CODEC_FLAG_QSCALE;
        encoder_->global_quality = FF_QP2LAMBDA * (2 + options_.quality / 3);
    }
    const int code = avcodec_open2(encoder_.get(), codec, nullptr);
    if (code < 0) {
        return writeError(file_, code);
    }
    return Done{};
}

Result<Done> Mp4Writer::openOutput() {
    AVFormatContext* raw = nullptr;
    int code = avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr);
    if (code < 0) {
        return writeError(file_, code);
    }
    output_.reset(raw);
    output_->flags |= AVFMT_FLAG_BITEXACT;
    AVStream* stream = avformat_new_stream(raw, nullptr);
    if (stream == nullptr) {
        return writeError(file_, AVERROR(ENOMEM));
    }
    stream->time_base = millisecond;
    stream->avg_frame_rate = encoder_->framerate;
    code = avcodec_parameters_from_context(stream->codecpar, encoder_.get());
    if (code >= 0) {
        code = avio_open(&raw->pb, ("file:" + part_.string()).c_str(), AVIO_FLAG_WRITE);
    }
    if (code < 0) {
        return writeError(file_, code);
    }
    opened_ = true;
    AVDictionary* entries = nullptr;
    av_dict_set(&entries, "video_track_timescale", "1000", 0);
    code = avformat_write_header(raw, &entries);
    av_dict_free(&entries);
    if (code < 0) {
        return writeError(file_, code);
    }
    return Done{};
}

Result<Done> Mp4Writer::begin(int width, int height) {
    av_log_set_level(AV_LOG_QUIET);
    auto done = openEncoder(width, height);
    if (done) {
        done = openOutput();
    }
    if (!done) {
        return done;
    }
    frame_.reset(av_frame_alloc());
    packet_.reset(av_packet_alloc());
    if (!frame_ || !packet_) {
        return writeError(file_, AVERROR(ENOMEM));
    }
    frame_->format = encoder_->pix_fmt;
    frame_->width = width;
    frame_->height = height;
    frame_->color_range = encoder_->color_range;
    const int code = av_frame_get_buffer(frame_.get(), 0);
    scaler_.reset(sws_getContext(width, height, AV_PIX_FMT_BGR24, width, height, encoder_->pix_fmt,
                                 SWS_BILINEAR | SWS_BITEXACT | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (code < 0 || !scaler_) {
        return writeError(file_, code < 0 ? code : AVERROR(EINVAL));
    }
    return Done{};
}

bool Mp4Writer::fits(const timeline::Picture& picture) const {
    const auto line = static_cast<std::size_t>(encoder_->width) * 3;
    return picture.format == timeline::PixelFormat::Bgr24 && picture.width == encoder_->width &&
           picture.height == encoder_->height && !picture.empty() && picture.bytesPerLine >= line &&
           picture.bytesPerLine <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
           picture.pixels->size() >=
               picture.bytesPerLine * static_cast<std::size_t>(picture.height - 1) + line;
}

Result<Done> Mp4Writer::write(const timeline::Picture& picture, std::int64_t milliseconds) {
    if (finished_ || !fits(picture)) {
        return refusal(file_, "a picture of another size or format");
    }
    if (milliseconds <= last_ || milliseconds > longestMilliseconds || (last_ < 0 && milliseconds != 0)) {
        return refusal(file_, std::to_string(milliseconds) + " ms after " + std::to_string(last_) + " ms");
    }
    const int code = av_frame_make_writable(frame_.get());
    if (code < 0) {
        return writeError(file_, code);
    }
    const std::array<const std::uint8_t*, 4> planes{picture.pixels->data(), nullptr, nullptr, nullptr};
    const std::array<int, 4> strides{static_cast<int>(picture.bytesPerLine), 0, 0, 0};
    sws_scale(scaler_.get(), planes.data(), strides.data(), 0, picture.height, frame_->data,
              frame_->linesize);
    frame_->pts = milliseconds;
    frame_->quality = encoder_->global_quality;
    last_ = milliseconds;
    return encode(frame_.get());
}

/// Gives one frame to the encoder (none: the end) and what comes out of it to the file.
Result<Done> Mp4Writer::encode(const AVFrame* frame) {
    int code = avcodec_send_frame(encoder_.get(), frame);
    while (code >= 0) {
        code = avcodec_receive_packet(encoder_.get(), packet_.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) {
            return Done{};
        }
        if (code >= 0) {
            packet_->stream_index = 0;
            packet_->duration = std::llround(1000.0 / options_.framesPerSecond);
            av_packet_rescale_ts(packet_.get(), millisecond, output_->streams[0]->time_base);
            code = av_interleaved_write_frame(output_.get(), packet_.get());
        }
    }
    return writeError(file_, code);
}

Result<Done> Mp4Writer::finish() {
    if (finished_ || last_ < 0) {
        return refusal(file_, "no frames");
    }
    auto done = encode(nullptr);
    if (!done) {
        return done;
    }
    int code = av_write_trailer(output_.get());
    if (code >= 0) {
        code = avio_closep(&output_->pb);
    }
    if (code < 0) {
        return writeError(file_, code);
    }
    std::error_code failure;
    std::filesystem::rename(part_, file_, failure);
    if (failure) {
        return writeError(file_, AVERROR(failure.value()));
    }
    finished_ = true;
    return Done{};
}

} // namespace

Result<std::unique_ptr<VideoWriter>> createVideoWriterHere(const std::filesystem::path& file, int width,
                                                           int height, const VideoWriter::Options& options) {
    const auto sideFits = [](int side) { return side >= 16 && side <= 8192 && side % 2 == 0; };
    if (!sideFits(width) || !sideFits(height)) {
        return refusal(file, std::to_string(width) + " x " + std::to_string(height) + " pixels");
    }
    if (options.quality < 0 || options.quality > 51) {
        return refusal(file, "quality " + std::to_string(options.quality));
    }
    if (!(options.framesPerSecond >= 0.1 && options.framesPerSecond <= 240.0)) {
        return refusal(file, std::to_string(options.framesPerSecond) + " frames/s");
    }
    if (options.keyEvery < 1 || options.keyEvery > 10000) {
        return refusal(file, std::to_string(options.keyEvery) + " frames between keys");
    }
    auto writer = std::make_unique<Mp4Writer>(file, options);
    const auto begun = writer->begin(width, height);
    if (!begun) {
        return begun.error();
    }
    return std::unique_ptr<VideoWriter>(std::move(writer));
}

} // namespace vestigo::recordings
