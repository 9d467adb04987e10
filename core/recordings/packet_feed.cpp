// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/packet_feed.h"

#include <algorithm>

namespace vestigo::recordings {

namespace {

/// Packets read after a jump before it counts as failed.
constexpr int longestSearch = 5000;

static_assert(noStamp == AV_NOPTS_VALUE, "the index keeps stamps as FFmpeg gives them");

} // namespace

PacketFeed::PacketFeed(std::filesystem::path file, OpenVideo video)
    : file_(std::move(file))
    , video_(std::move(video))
    , packet_(av_packet_alloc()) {}

Result<std::unique_ptr<PacketFeed>> PacketFeed::open(const std::filesystem::path& file) {
    auto video = openContainer(file);
    if (!video) {
        return video.error();
    }
    return std::unique_ptr<PacketFeed>(new PacketFeed(file, video.take()));
}

bool PacketFeed::readPacket() {
    while (true) {
        av_packet_unref(packet_.get());
        const int read = av_read_frame(video_.format.get(), packet_.get());
        if (read < 0) {
            endedBadly_ = read != AVERROR_EOF;
            return false;
        }
        if (packet_->stream_index == video_.stream) {
            return true;
        }
    }
}

const AVPacket* PacketFeed::next() {
    if (!held_ && !readPacket()) {
        return nullptr;
    }
    held_ = false;
    number_ = following_++;
    return packet_.get();
}

Result<Done> PacketFeed::restart() {
    auto video = openContainer(file_);
    if (!video) {
        return video.error();
    }
    video_ = video.take();
    following_ = 0;
    held_ = false;
    return Done{};
}

/// Which key of the index the packet just read is. Times of decoding are guessed by some demuxers and differ
/// after a jump, so the time of presentation decides, and the place in the file where that is not unique.
const KeyPoint* PacketFeed::identify(const FrameIndex& index) const {
    if ((packet_->flags & AV_PKT_FLAG_KEY) == 0) {
        return nullptr;
    }
    const KeyPoint* found = nullptr;
    for (const KeyPoint& key : index.keys) {
        const bool stamped = packet_->pts != AV_NOPTS_VALUE && key.pts != AV_NOPTS_VALUE;
        const bool same =
            stamped ? key.pts == packet_->pts : key.dts != AV_NOPTS_VALUE && key.dts == packet_->dts;
        if (same && key.position == packet_->pos) {
            return &key;
        }
        if (same && found != nullptr) {
            return nullptr; // two of the same time and neither at this place
        }
        found = same ? &key : found;
    }
    return found;
}

bool PacketFeed::landAt(std::int64_t stamp, const KeyPoint& key, const FrameIndex& index) {
    if (stamp == AV_NOPTS_VALUE ||
        av_seek_frame(video_.format.get(), video_.stream, stamp, AVSEEK_FLAG_BACKWARD) < 0) {
        return false;
    }
    for (int i = 0; i < longestSearch && readPacket(); ++i) {
        if (const KeyPoint* here = identify(index)) {
            following_ = here->packet;
            held_ = true;
            return here->packet <= key.packet;
        }
    }
    return false;
}

bool PacketFeed::goTo(const KeyPoint& key, const FrameIndex& index) {
    held_ = false;
    if (landAt(key.pts, key, index) || landAt(key.dts, key, index)) {
        return true;
    }
    // Transport streams land where they like: try from further back.
    const double second = 1.0 / std::max(1e-9, av_q2d(stream().time_base));
    const std::int64_t stamp = key.dts != AV_NOPTS_VALUE ? key.dts : key.pts;
    for (const double back : {1.0, 5.0}) {
        if (stamp != AV_NOPTS_VALUE && landAt(stamp - static_cast<std::int64_t>(back * second), key, index)) {
            return true;
        }
    }
    static_cast<void>(restart());
    return false;
}

double PacketFeed::typicalInterval() const {
    const AVRational rate = stream().avg_frame_rate.num > 0 ? stream().avg_frame_rate : stream().r_frame_rate;
    return rate.num > 0 && rate.den > 0 ? 1.0 / av_q2d(rate) : 0.04;
}

std::int64_t PacketFeed::sizeBytes() const {
    return video_.format->pb != nullptr ? avio_size(video_.format->pb) : 0;
}

} // namespace vestigo::recordings
