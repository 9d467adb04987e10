// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/av_handles.h"

#include "core/base/files.h"
#include "core/recordings/video.h"

#include <array>

namespace vestigo::recordings {

namespace {

/// Containers and image formats that hold their pictures themselves. Playlists (hls, concat, dash ...) are
/// not among them: they would make us open whatever they name.
constexpr const char* formats =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,mpegts,mpeg,mpegvideo,m4v,h264,hevc,ivf,obu,flv,asf,ogg,"
    "mjpeg,"
    "png_pipe,jpeg_pipe,bmp_pipe,ppm_pipe,pgm_pipe,pgmyuv_pipe,tiff_pipe,webp_pipe,apng,image2";

/// More than a picture of the greatest size takes; a header that promises a billion samples gets nothing.
constexpr std::size_t largestAllocation = 256U << 20U;

void tameLibraries() {
    static const bool done = (av_log_set_level(AV_LOG_QUIET), av_max_alloc(largestAllocation), true);
    static_cast<void>(done);
}

/// Options for FFmpeg, freed with the object.
class Options {
public:
    ~Options() { av_dict_free(&entries_); }
    Options() = default;
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    void set(const char* key, const std::string& value) { av_dict_set(&entries_, key, value.c_str(), 0); }
    AVDictionary** address() { return &entries_; }

private:
    AVDictionary* entries_ = nullptr;
};

} // namespace

std::string avMessage(int code) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return text.data();
}

Error videoError(ErrorCode code, const std::filesystem::path& file, const Text& message,
                 std::vector<std::string> arguments) {
    Error error;
    error.code = code;
    error.file = file.string();
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = VESTIGO_TEXT("Error", "take the video from the camera or recorder again");
    return error;
}

double OpenVideo::startSeconds() const {
    return format->start_time == AV_NOPTS_VALUE ? 0.0
                                                : static_cast<double>(format->start_time) / AV_TIME_BASE;
}

double OpenVideo::seconds(std::int64_t timestamp) const {
    return static_cast<double>(timestamp) * av_q2d(video()->time_base) - startSeconds();
}

Result<OpenVideo> openContainer(const std::filesystem::path& file) {
    tameLibraries();
    const Result<std::uint64_t> size = readableFileSize(file);
    if (!size) {
        return size.error();
    }
    if (*size == 0) {
        return videoError(ErrorCode::Empty, file, VESTIGO_TEXT("Error", "the file is empty"));
    }
    Options options;
    options.set("protocol_whitelist", "file");
    options.set("format_whitelist", formats);
    options.set("probesize", "8000000");
    options.set("analyzeduration", "5000000");
    options.set("max_streams", "64");
    options.set("pattern_type", "none"); // "%d.png" is the name of one file
    AVFormatContext* raw = nullptr;
    const int opened =
        avformat_open_input(&raw, ("file:" + file.string()).c_str(), nullptr, options.address());
    if (opened < 0) {
        return videoError(ErrorCode::SyntaxInvalid, file,
                          VESTIGO_TEXT("Error", "is no video that can be read: %1"), {avMessage(opened)});
    }
    OpenVideo video;
    video.format.reset(raw);
    const int described = avformat_find_stream_info(raw, nullptr);
    const int stream =
        described < 0 ? described : av_find_best_stream(raw, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (stream < 0) {
        return videoError(ErrorCode::Empty, file,
                          VESTIGO_TEXT("Error", "holds no video stream that can be decoded"));
    }
    video.stream = stream;
    const AVCodecParameters* parameters = video.video()->codecpar;
    if (parameters->width <= 0 || parameters->height <= 0) {
        return videoError(ErrorCode::Truncated, file, VESTIGO_TEXT("Error", "ends before its first frame"));
    }
    const std::uint64_t pixels =
        static_cast<std::uint64_t>(parameters->width) * static_cast<std::uint64_t>(parameters->height);
    if (parameters->width > VideoLimits::largestSide || parameters->height > VideoLimits::largestSide ||
        pixels > VideoLimits::largestPixels) {
        return videoError(ErrorCode::TooLarge, file,
                          VESTIGO_TEXT("Error", "has frames of %1 x %2 pixels, too large"),
                          {std::to_string(parameters->width), std::to_string(parameters->height)});
    }
    for (unsigned i = 0; i < raw->nb_streams; ++i) { // sound and other tracks need not be read at all
        raw->streams[i]->discard = static_cast<int>(i) == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    return video;
}

Result<CodecPtr> openDecoder(const OpenVideo& video, const std::filesystem::path& file, int threads) {
    const AVCodecParameters* parameters = video.video()->codecpar;
    const AVCodec* codec = avcodec_find_decoder(parameters->codec_id);
    const Text unsupported = VESTIGO_TEXT("Error", "is encoded as %1, which cannot be decoded here");
    if (codec == nullptr) {
        return videoError(ErrorCode::FormatUnsupported, file, unsupported,
                          {avcodec_get_name(parameters->codec_id)});
    }
    CodecPtr decoder(avcodec_alloc_context3(codec));
    if (!decoder || avcodec_parameters_to_context(decoder.get(), parameters) < 0) {
        return videoError(ErrorCode::FormatUnsupported, file, unsupported, {codec->name});
    }
    decoder->thread_count = threads;
    decoder->pkt_timebase = video.video()->time_base;
    decoder->max_pixels = static_cast<std::int64_t>(VideoLimits::largestPixels);
    const int opened = avcodec_open2(decoder.get(), codec, nullptr);
    if (opened < 0) {
        return videoError(ErrorCode::FormatUnsupported, file, unsupported, {codec->name});
    }
    return decoder;
}

} // namespace vestigo::recordings
