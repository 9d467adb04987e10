// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_decoder.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/media_part.h"
#include "core/recordings/picture_maker.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace vestigo::recordings {

namespace {

/// Decoding on is quicker than a jump when the wanted frame is so near, even where a key lies between.
constexpr std::size_t nearAhead = 4;

class VideoFile final : public VideoReader {
public:
    VideoFile(std::filesystem::path file, std::unique_ptr<FrameDecoder> decoder, const Options& options)
        : file_(std::move(file))
        , decoder_(std::move(decoder))
        , options_(options)
        , maker_(options, orientationOf(decoder_->feed().stream()))
        , index_(options.index) {
        describe();
    }

    const VideoInfo& info() const override { return info_; }
    std::uint64_t damagedFrames() const override { return decoder_->damaged(); }
    std::optional<std::size_t> frameNumber() const override { return number_; }
    void scaleTo(int longestSide) override { maker_.scaleTo(longestSide); }
    timeline::Picture fineMiddle() const override { return maker_.fineMiddle(); }

    Result<std::optional<timeline::Picture>> next() override;
    Result<Done> seek(double seconds) override;
    Result<Done> seekFrame(std::size_t frame) override;

private:
    enum class Way { Onward, Key, KeyBefore, FarBack };
    struct Found {
        std::optional<timeline::Picture> picture;
        std::optional<std::size_t> lastBefore; ///< last frame that came before the wanted one
        bool fromStart = false;                ///< decoding began with the file's first frame
    };

    void describe();
    Result<Done> needIndex();
    std::optional<std::size_t> numberOfFrame() const;
    bool isOnward(std::size_t frame) const;
    Result<Done> begin(std::size_t frame, Way way, bool& fromStart);
    Result<Found> find(std::size_t frame, Way way);
    Result<Found> tryWays(std::size_t frame);
    Error cancelledError() const;

    std::filesystem::path file_;
    std::unique_ptr<FrameDecoder> decoder_;
    Options options_;
    PictureMaker maker_;
    VideoInfo info_;
    FrameIndexPtr index_;
    std::optional<timeline::Picture> pending_;    ///< what a seek found
    std::optional<std::size_t> pendingNumber_;    ///< its number
    std::optional<std::size_t> number_;           ///< of what next() gave last
    std::optional<std::size_t> position_;         ///< the last frame that the decoder gave
    std::unordered_set<std::size_t> undecodable_; ///< frames that turned out to be damaged
};

void VideoFile::describe() {
    const PacketFeed& feed = decoder_->feed();
    const AVStream& stream = feed.stream();
    const bool upright = !orientationOf(stream).swapsSides();
    info_.width = upright ? stream.codecpar->width : stream.codecpar->height;
    info_.height = upright ? stream.codecpar->height : stream.codecpar->width;
    info_.codec = avcodec_get_name(stream.codecpar->codec_id);
    const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
    info_.framesPerSecond = rate.num > 0 && rate.den > 0 ? av_q2d(rate) : 0.0;
    info_.frames = stream.nb_frames > 0 ? static_cast<std::uint64_t>(stream.nb_frames) : 0;
    const AVFormatContext& format = *feed.video().format;
    if (index_) {
        info_.frames = index_->size();
        info_.durationSeconds = index_->endSeconds;
    } else if (stream.duration != AV_NOPTS_VALUE) {
        info_.durationSeconds = static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    } else if (format.duration != AV_NOPTS_VALUE) {
        info_.durationSeconds = static_cast<double>(format.duration) / AV_TIME_BASE;
    }
    const double real = stream.r_frame_rate.num > 0 ? av_q2d(stream.r_frame_rate) : 0.0;
    info_.variableRate =
        info_.framesPerSecond > 0.0 && std::abs(real - info_.framesPerSecond) > 0.02 * info_.framesPerSecond;
}

std::optional<std::size_t> VideoFile::numberOfFrame() const {
    const auto packet = decoder_->packet();
    if (!index_ || !packet || *packet >= index_->frameAfter.size() ||
        index_->frameAfter[*packet] == FrameIndex::noFrame) {
        return std::nullopt;
    }
    return index_->frameAfter[*packet];
}

Result<std::optional<timeline::Picture>> VideoFile::next() {
    if (pending_) {
        std::optional<timeline::Picture> picture = std::move(pending_);
        pending_.reset();
        number_ = pendingNumber_;
        return picture;
    }
    decoder_->skipTo(nullptr, 0);
    while (const AVFrame* frame = decoder_->next()) {
        number_ = numberOfFrame();
        position_ = number_ ? number_ : position_;
        const double seconds = number_ ? index_->times[*number_] : decoder_->seconds();
        if (std::optional<timeline::Picture> picture = maker_.make(*frame, seconds)) {
            return picture;
        }
        decoder_->countDamage();
    }
    if (decoder_->cancelled()) {
        return cancelledError();
    }
    position_.reset(); // the decoder is drained: it can only begin anew
    return std::optional<timeline::Picture>();
}

Error VideoFile::cancelledError() const {
    return videoError(ErrorCode::Usage, file_, VESTIGO_TEXT("Error", "reading was stopped"));
}

Result<Done> VideoFile::needIndex() {
    if (index_) {
        return Done{};
    }
    auto index = indexVideoHere(file_, options_.cancel, {});
    if (index.failed()) {
        return index.error();
    }
    if (index.cancelled()) {
        return cancelledError();
    }
    index_ = std::make_shared<const FrameIndex>(index.take());
    return Done{};
}

Result<Done> VideoFile::seek(double seconds) {
    if (auto known = needIndex(); !known) {
        return known;
    }
    return seekFrame(index_->shownAt(seconds));
}

/// True when decoding on from where the decoder stands is the shortest way.
bool VideoFile::isOnward(std::size_t frame) const {
    if (!position_ || frame <= *position_) {
        return false;
    }
    const KeyPoint* key = index_->keyFor(frame);
    return frame - *position_ <= nearAhead || key == nullptr || key->frame <= *position_ + 1;
}

Result<Done> VideoFile::begin(std::size_t frame, Way way, bool& fromStart) {
    fromStart = false;
    if (way == Way::Onward) {
        return Done{};
    }
    position_.reset();
    const KeyPoint* key = index_->keyFor(frame);
    const std::ptrdiff_t back = way == Way::Key ? 0 : (way == Way::KeyBefore ? 1 : 5);
    const std::ptrdiff_t at = key != nullptr ? key - index_->keys.data() - back : -1;
    fromStart = at <= 0;
    if (at < 0) {
        return decoder_->restart();
    }
    const Result<bool> there = decoder_->goTo(index_->keys[static_cast<std::size_t>(at)], *index_);
    if (!there) {
        return there.error();
    }
    fromStart = fromStart || !*there;
    return Done{};
}

Result<VideoFile::Found> VideoFile::find(std::size_t frame, Way way) {
    Found found;
    if (auto ready = begin(frame, way, found.fromStart); !ready) {
        return ready.error();
    }
    // The second and third way are taken where something did not go as usual: decode all of it then.
    decoder_->skipTo(way == Way::Onward || way == Way::Key ? index_.get() : nullptr, frame);
    while (const AVFrame* decoded = decoder_->next()) {
        const auto number = numberOfFrame();
        if (!number) {
            continue;
        }
        position_ = number;
        if (*number == frame) {
            found.picture = maker_.make(*decoded, index_->times[frame]);
            return found;
        }
        if (*number > frame) {
            return found;
        }
        found.lastBefore = number;
    }
    position_.reset();
    if (decoder_->cancelled()) {
        return cancelledError();
    }
    return found;
}

Result<VideoFile::Found> VideoFile::tryWays(std::size_t frame) {
    constexpr std::array<Way, 4> ways{Way::Onward, Way::Key, Way::KeyBefore, Way::FarBack};
    Found last;
    for (const Way way : ways) {
        if (way == Way::Onward && !isOnward(frame)) {
            continue;
        }
        auto found = find(frame, way);
        if (!found || found->picture) {
            return found;
        }
        last = found.take();
        if (last.fromStart && way != Way::Key) {
            break; // all of it was decoded, and it was not there
        }
    }
    return last;
}

Result<Done> VideoFile::seekFrame(std::size_t frame) {
    pending_.reset();
    if (auto known = needIndex(); !known) {
        return known;
    }
    std::size_t wanted = std::min(frame, index_->size() - 1);
    while (true) {
        while (wanted > 0 && undecodable_.count(wanted) > 0) {
            --wanted;
        }
        auto found = tryWays(wanted);
        if (!found) {
            return found.error();
        }
        if (found->picture) {
            pending_ = std::move(found->picture);
            pendingNumber_ = wanted;
            return Done{};
        }
        // Damaged, and with it all between it and the last that came before.
        const std::size_t before = found->lastBefore.value_or(wanted > 0 ? wanted - 1 : 0);
        for (std::size_t k = before + (wanted > 0 ? 1 : 0); k <= wanted; ++k) {
            undecodable_.insert(k);
        }
        if (wanted == 0) {
            position_.reset();
            return decoder_->restart(); // nothing at or before it can be shown; next() gives what follows
        }
        wanted = before;
    }
}

} // namespace

Result<std::unique_ptr<VideoReader>> openVideoHere(const std::filesystem::path& fileOrFolder,
                                                   const VideoReader::Options& options) {
    std::error_code failure;
    if (std::filesystem::is_directory(fileOrFolder, failure)) {
        return openImageFolder(fileOrFolder, options);
    }
    auto decoder = FrameDecoder::open(fileOrFolder, options.threads, options.cancel);
    if (!decoder) {
        return decoder.error();
    }
    return std::unique_ptr<VideoReader>(std::make_unique<VideoFile>(fileOrFolder, decoder.take(), options));
}

} // namespace vestigo::recordings
