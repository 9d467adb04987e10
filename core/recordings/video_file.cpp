// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/av_handles.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/picture_maker.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <cmath>

namespace vestigo::recordings {

namespace {

/// Packets in a row that give no frame before a file counts as unreadable from here on.
constexpr int mostUselessPackets = 20000;

class VideoFile final : public VideoReader {
public:
    VideoFile(std::filesystem::path file, OpenVideo video, CodecPtr decoder, const Options& options)
        : file_(std::move(file))
        , video_(std::move(video))
        , decoder_(std::move(decoder))
        , options_(options)
        , maker_(options)
        , frame_(av_frame_alloc())
        , packet_(av_packet_alloc()) {
        describe();
    }

    const VideoInfo& info() const override { return info_; }
    std::uint64_t damagedFrames() const override { return damaged_; }

    Result<std::optional<timeline::Picture>> next() override {
        if (pending_) {
            std::optional<timeline::Picture> picture = std::move(pending_);
            pending_.reset();
            return picture;
        }
        while (decodeFrame()) {
            if (std::optional<timeline::Picture> picture = maker_.make(*frame_, frameSeconds_)) {
                return picture;
            }
            ++damaged_;
        }
        return std::optional<timeline::Picture>();
    }

    Result<Done> seek(double seconds) override;

private:
    void describe();
    bool decodeFrame();
    bool feedDecoder();
    Result<Done> restart();
    Result<Done> decodeUntil(double target, bool& missed);
    Result<double> shownAt(double seconds);

    std::filesystem::path file_;
    OpenVideo video_;
    CodecPtr decoder_;
    Options options_;
    PictureMaker maker_;
    FramePtr frame_;
    PacketPtr packet_;
    VideoInfo info_;
    std::optional<timeline::Picture> pending_; ///< what seek() found
    std::vector<double> times_;                ///< of all frames; made by the first seek
    double frameSeconds_ = 0.0;                ///< of frame_
    double lastSeconds_ = -1.0;
    std::uint64_t damaged_ = 0;
    bool draining_ = false;
};

void VideoFile::describe() {
    const AVStream* stream = video_.video();
    info_.width = stream->codecpar->width;
    info_.height = stream->codecpar->height;
    info_.codec = avcodec_get_name(stream->codecpar->codec_id);
    const AVRational rate = stream->avg_frame_rate.num > 0 ? stream->avg_frame_rate : stream->r_frame_rate;
    info_.framesPerSecond = rate.num > 0 && rate.den > 0 ? av_q2d(rate) : 0.0;
    info_.frames = stream->nb_frames > 0 ? static_cast<std::uint64_t>(stream->nb_frames) : 0;
    if (stream->duration != AV_NOPTS_VALUE) {
        info_.durationSeconds = static_cast<double>(stream->duration) * av_q2d(stream->time_base);
    } else if (video_.format->duration != AV_NOPTS_VALUE) {
        info_.durationSeconds = static_cast<double>(video_.format->duration) / AV_TIME_BASE;
    }
    const double real = stream->r_frame_rate.num > 0 ? av_q2d(stream->r_frame_rate) : 0.0;
    info_.variableRate =
        info_.framesPerSecond > 0.0 && std::abs(real - info_.framesPerSecond) > 0.02 * info_.framesPerSecond;
}

/// One more packet for the decoder. False: nothing more will come.
bool VideoFile::feedDecoder() {
    for (int useless = 0; useless < mostUselessPackets; ++useless) {
        const int read = av_read_frame(video_.format.get(), packet_.get());
        if (read < 0) {
            draining_ = true;
            avcodec_send_packet(decoder_.get(), nullptr);
            return true;
        }
        const bool ours = packet_->stream_index == video_.stream;
        const int sent = ours ? avcodec_send_packet(decoder_.get(), packet_.get()) : AVERROR(EAGAIN);
        av_packet_unref(packet_.get());
        if (sent >= 0) {
            return true;
        }
        damaged_ += ours ? 1 : 0;
    }
    return false;
}

bool VideoFile::decodeFrame() {
    for (int useless = 0; useless < mostUselessPackets;) {
        const int received = avcodec_receive_frame(decoder_.get(), frame_.get());
        if (received >= 0) {
            const std::int64_t stamp = frame_->best_effort_timestamp;
            const double typical = info_.framesPerSecond > 0.0 ? 1.0 / info_.framesPerSecond : 0.04;
            frameSeconds_ = stamp != AV_NOPTS_VALUE ? video_.seconds(stamp)
                                                    : (lastSeconds_ < 0.0 ? 0.0 : lastSeconds_ + typical);
            lastSeconds_ = frameSeconds_;
            const bool corrupt = (frame_->flags & AV_FRAME_FLAG_CORRUPT) != 0;
            if (!corrupt) {
                return true;
            }
            ++damaged_;
            ++useless;
            continue;
        }
        if (received == AVERROR(EAGAIN)) {
            if (draining_ || !feedDecoder()) {
                return false;
            }
        } else if (received == AVERROR_EOF) {
            return false;
        } else {
            ++damaged_;
            ++useless;
            if (draining_ && useless > 64) {
                return false;
            }
        }
    }
    return false;
}

Result<Done> VideoFile::restart() {
    auto video = openContainer(file_);
    if (!video) {
        return video.error();
    }
    auto decoder = openDecoder(*video, file_, options_.threads);
    if (!decoder) {
        return decoder.error();
    }
    video_ = video.take();
    decoder_ = decoder.take();
    draining_ = false;
    lastSeconds_ = -1.0;
    return Done{};
}

/// Time of the frame that is shown at `seconds`.
Result<double> VideoFile::shownAt(double seconds) {
    if (times_.empty()) {
        auto index = indexVideo(file_);
        if (!index.finished()) {
            return index.error();
        }
        times_ = std::move(index.value().times);
    }
    constexpr double slack = 1e-6; // times come from divisions
    const auto after = std::upper_bound(times_.begin(), times_.end(), seconds + slack);
    return after == times_.begin() ? times_.front() : *(after - 1);
}

/// Decodes up to the frame at `target`. `missed`: decoding began behind it already.
Result<Done> VideoFile::decodeUntil(double target, bool& missed) {
    constexpr double slack = 1e-4;
    bool first = true;
    missed = false;
    while (decodeFrame()) {
        if (frameSeconds_ >= target - slack) {
            missed = first && frameSeconds_ > target + slack;
            pending_ = missed ? std::nullopt : maker_.make(*frame_, frameSeconds_);
            return Done{};
        }
        first = false;
    }
    return Done{};
}

Result<Done> VideoFile::seek(double seconds) {
    pending_.reset();
    const Result<double> target = shownAt(seconds);
    if (!target) {
        return target.error();
    }
    const AVRational base = video_.video()->time_base;
    const auto stamp =
        static_cast<std::int64_t>(std::llround((*target + video_.startSeconds()) / av_q2d(base)));
    bool missed = true;
    if (av_seek_frame(video_.format.get(), video_.stream, stamp, AVSEEK_FLAG_BACKWARD) >= 0) {
        avcodec_flush_buffers(decoder_.get());
        draining_ = false;
        lastSeconds_ = -1.0;
        if (auto done = decodeUntil(*target, missed); !done) {
            return done;
        }
        missed = missed || !pending_;
    }
    if (missed) { // containers without a usable index: from the beginning, which is always right
        if (auto again = restart(); !again) {
            return again;
        }
        return decodeUntil(*target, missed);
    }
    return Done{};
}

} // namespace

Result<std::unique_ptr<VideoReader>> VideoReader::open(const std::filesystem::path& fileOrFolder,
                                                       const Options& options) {
    std::error_code failure;
    if (std::filesystem::is_directory(fileOrFolder, failure)) {
        return openImageFolder(fileOrFolder, options);
    }
    auto video = openContainer(fileOrFolder);
    if (!video) {
        return video.error();
    }
    auto decoder = openDecoder(*video, fileOrFolder, options.threads);
    if (!decoder) {
        return decoder.error();
    }
    return std::unique_ptr<VideoReader>(
        std::make_unique<VideoFile>(fileOrFolder, video.take(), decoder.take(), options));
}

} // namespace vestigo::recordings
