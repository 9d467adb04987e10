// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/image_folder.h"

#include "core/recordings/av_handles.h"
#include "core/recordings/picture_maker.h"

#include <algorithm>
#include <array>
#include <string>

namespace vestigo::recordings {

namespace {

namespace fs = std::filesystem;

/// Decodes the only frame of an image file.
std::optional<timeline::Picture> decodeImage(const fs::path& file, double seconds, PictureMaker& maker) {
    auto video = openContainer(file);
    if (!video) {
        return std::nullopt;
    }
    auto decoder = openDecoder(*video, file, 1);
    if (!decoder) {
        return std::nullopt;
    }
    const FramePtr frame(av_frame_alloc());
    const PacketPtr packet(av_packet_alloc());
    while (av_read_frame(video->format.get(), packet.get()) >= 0) {
        const bool ours = packet->stream_index == video->stream;
        if (ours) {
            avcodec_send_packet(decoder.value().get(), packet.get());
        }
        av_packet_unref(packet.get());
        if (ours) {
            break;
        }
    }
    avcodec_send_packet(decoder.value().get(), nullptr);
    if (avcodec_receive_frame(decoder.value().get(), frame.get()) < 0) {
        return std::nullopt;
    }
    return maker.make(*frame, seconds);
}

class ImageFolder final : public VideoReader {
public:
    ImageFolder(std::vector<TimedImage> images, const Options& options)
        : images_(std::move(images))
        , maker_(options) {
        info_.codec = "images";
        info_.frames = images_.size();
        const double length = images_.back().seconds - images_.front().seconds;
        const double typical = images_.size() > 1 ? length / static_cast<double>(images_.size() - 1) : 0.0;
        info_.framesPerSecond = typical > 0.0 ? 1.0 / typical : 0.0;
        info_.durationSeconds = images_.back().seconds + typical;
        info_.variableRate = true;
        for (std::size_t i = 0; i < std::min(images_.size(), mostLookedAt) && info_.width == 0; ++i) {
            const auto picture = decodeImage(images_[i].file, 0.0, maker_);
            info_.width = picture ? picture->sourceWidth : 0;
            info_.height = picture ? picture->sourceHeight : 0;
        }
    }

    const VideoInfo& info() const override { return info_; }
    std::uint64_t damagedFrames() const override { return damaged_; }
    void scaleTo(int longestSide) override { maker_.scaleTo(longestSide); }
    timeline::Picture fineMiddle() const override { return maker_.fineMiddle(); }

    std::optional<std::size_t> frameNumber() const override { return number_; }

    Result<std::optional<timeline::Picture>> next() override {
        if (pending_) {
            std::optional<timeline::Picture> picture = std::move(pending_);
            pending_.reset();
            number_ = next_++;
            return picture;
        }
        while (next_ < images_.size()) {
            const TimedImage& image = images_[next_++];
            if (auto picture = decodeImage(image.file, image.seconds, maker_)) {
                number_ = next_ - 1;
                return picture;
            }
            ++damaged_;
        }
        return std::optional<timeline::Picture>();
    }

    Result<Done> seek(double seconds) override {
        const auto after =
            std::upper_bound(images_.begin(), images_.end(), seconds + 1e-6,
                             [](double t, const TimedImage& image) { return t < image.seconds; });
        return seekFrame(after == images_.begin() ? 0
                                                  : static_cast<std::size_t>(after - images_.begin()) - 1);
    }

    Result<Done> seekFrame(std::size_t frame) override {
        next_ = std::min(frame, images_.size() - 1);
        pending_ = decodeImage(images_[next_].file, images_[next_].seconds, maker_);
        while (next_ > 0 && !pending_) { // what is shown in place of a damaged image: the one before it
            --next_;
            pending_ = decodeImage(images_[next_].file, images_[next_].seconds, maker_);
        }
        return Done{};
    }

private:
    static constexpr std::size_t mostLookedAt = 32; ///< for one that decodes and gives the size

    std::vector<TimedImage> images_;
    PictureMaker maker_;
    VideoInfo info_;
    std::size_t next_ = 0;
    std::optional<std::size_t> number_;
    std::optional<timeline::Picture> pending_; ///< what a seek found
    std::uint64_t damaged_ = 0;
};

} // namespace

Result<std::unique_ptr<VideoReader>> openImageFolder(const fs::path& folder,
                                                     const VideoReader::Options& options) {
    auto images = listImages(folder);
    if (!images) {
        return images.error();
    }
    auto reader = std::make_unique<ImageFolder>(images.take(), options);
    if (reader->info().width == 0) {
        return videoError(ErrorCode::SyntaxInvalid, folder,
                          VESTIGO_TEXT("Error", "none of its first images can be decoded"));
    }
    return std::unique_ptr<VideoReader>(std::move(reader));
}

} // namespace vestigo::recordings
