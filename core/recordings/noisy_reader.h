// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/picture_noise.h"
#include "core/recordings/video.h"

namespace vestigo::recordings {

/// Reads through another reader and adds noise to every picture that it gives, as large as it gives it.
class NoisyReader final : public VideoReader {
public:
    NoisyReader(std::unique_ptr<VideoReader> reader, const PictureNoise& noise)
        : reader_(std::move(reader))
        , noise_(noise) {}

    const VideoInfo& info() const override { return reader_->info(); }
    Result<std::optional<timeline::Picture>> next() override {
        auto picture = reader_->next();
        if (picture && picture->has_value()) {
            return std::optional<timeline::Picture>(withNoise(**picture, noise_));
        }
        return picture;
    }
    Result<Done> seek(double seconds) override { return reader_->seek(seconds); }
    Result<Done> seekFrame(std::size_t frame) override { return reader_->seekFrame(frame); }
    std::optional<std::size_t> frameNumber() const override { return reader_->frameNumber(); }
    std::uint64_t damagedFrames() const override { return reader_->damagedFrames(); }
    void scaleTo(int longestSide) override { reader_->scaleTo(longestSide); }
    timeline::Picture fineMiddle() const override { return withNoise(reader_->fineMiddle(), noise_); }

private:
    std::unique_ptr<VideoReader> reader_;
    PictureNoise noise_;
};

} // namespace vestigo::recordings
