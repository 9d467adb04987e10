// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_decoder.h"

#include <cmath>

namespace vestigo::recordings {

namespace {

/// Packets in a row that give no frame before a file counts as unreadable from here on.
constexpr int mostUselessPackets = 20000;
/// More frames than any codec keeps back to bring them into order.
constexpr std::size_t rememberedStamps = 1024;

} // namespace

FrameDecoder::FrameDecoder(std::filesystem::path file, int threads, const CancelToken& cancel)
    : file_(std::move(file))
    , threads_(threads)
    , cancel_(cancel)
    , frame_(av_frame_alloc())
    , numbered_(av_packet_alloc())
    , stamps_(rememberedStamps) {}

Result<std::unique_ptr<FrameDecoder>> FrameDecoder::open(const std::filesystem::path& file, int threads,
                                                         const CancelToken& cancel) {
    auto feed = PacketFeed::open(file);
    if (!feed) {
        return feed.error();
    }
    std::unique_ptr<FrameDecoder> decoder(new FrameDecoder(file, threads, cancel));
    decoder->feed_ = feed.take();
    if (auto opened = decoder->openCodec(); !opened) {
        return opened.error();
    }
    return decoder;
}

Result<Done> FrameDecoder::openCodec() {
    auto codec = openDecoder(feed_->video(), file_, threads_);
    if (!codec) {
        return codec.error();
    }
    codec_ = codec.take();
    forget();
    return Done{};
}

void FrameDecoder::forget() {
    draining_ = false;
    lastSeconds_ = -std::numeric_limits<double>::infinity();
    unshown_ = {};
    stamps_.assign(rememberedStamps, Stamp());
    packet_.reset();
}

Result<Done> FrameDecoder::restart() {
    if (auto again = feed_->restart(); !again) {
        return again;
    }
    return openCodec();
}

Result<bool> FrameDecoder::goTo(const KeyPoint& key, const FrameIndex& index) {
    if (feed_->goTo(key, index)) {
        avcodec_flush_buffers(codec_.get());
        forget();
        return true;
    }
    if (auto opened = openCodec(); !opened) {
        return opened.error();
    }
    return false;
}

void FrameDecoder::skipTo(const FrameIndex* index, std::size_t frame) {
    skipIndex_ = index;
    skipTo_ = frame;
    codec_->skip_frame = AVDISCARD_DEFAULT;
}

/// What the packet says about its time, for readers without an index. Where the first packet has no time of
/// presentation (AVI) the frames take the stamps in ascending order as they come out.
void FrameDecoder::remember(const AVPacket& packet) {
    const std::uint32_t number = feed_->number();
    stamps_[number % rememberedStamps] = {packet.pts, number};
    if (number == 0) {
        onlyOrder_ = packet.pts == AV_NOPTS_VALUE;
    }
    const std::int64_t stamp = packet.pts != AV_NOPTS_VALUE ? packet.pts : packet.dts;
    if (onlyOrder_ && stamp != AV_NOPTS_VALUE && unshown_.size() < rememberedStamps) {
        unshown_.push(stamp);
    }
}

bool FrameDecoder::sendPacket(const AVPacket& packet) {
    remember(packet);
    if (av_packet_ref(numbered_.get(), &packet) < 0) {
        return false;
    }
    numbered_->pts = feed_->number();
    if (skipIndex_ != nullptr) {
        const std::uint32_t number = feed_->number();
        const bool early = number < skipIndex_->frameAfter.size() && skipIndex_->frameAfter[number] < skipTo_;
        codec_->skip_frame = early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
    }
    const int sent = avcodec_send_packet(codec_.get(), numbered_.get());
    av_packet_unref(numbered_.get());
    return sent >= 0;
}

/// One more packet for the decoder. False: nothing more will come.
bool FrameDecoder::feedCodec() {
    for (int useless = 0; useless < mostUselessPackets && !cancel_.cancelled(); ++useless) {
        const AVPacket* packet = feed_->next();
        if (packet == nullptr) {
            draining_ = true;
            avcodec_send_packet(codec_.get(), nullptr);
            return true;
        }
        if (sendPacket(*packet)) {
            return true;
        }
        ++damaged_;
    }
    return false;
}

void FrameDecoder::describeFrame() {
    packet_.reset();
    std::int64_t stamp = AV_NOPTS_VALUE;
    if (frame_->pts >= 0 && frame_->pts < UINT32_MAX) {
        packet_ = static_cast<std::uint32_t>(frame_->pts);
        const Stamp& known = stamps_[*packet_ % rememberedStamps];
        stamp = known.packet == *packet_ ? known.value : AV_NOPTS_VALUE;
    }
    if (onlyOrder_ && !unshown_.empty()) {
        stamp = unshown_.top();
        unshown_.pop();
    }
    if (stamp != AV_NOPTS_VALUE) {
        seconds_ = feed_->seconds(stamp);
    } else {
        seconds_ = std::isfinite(lastSeconds_) ? lastSeconds_ + feed_->typicalInterval() : 0.0;
    }
    lastSeconds_ = seconds_;
}

const AVFrame* FrameDecoder::next() {
    for (int useless = 0; useless < mostUselessPackets && !cancel_.cancelled();) {
        const int received = avcodec_receive_frame(codec_.get(), frame_.get());
        if (received >= 0) {
            describeFrame();
            if ((frame_->flags & AV_FRAME_FLAG_CORRUPT) == 0) {
                return frame_.get();
            }
            ++damaged_;
            ++useless;
        } else if (received == AVERROR(EAGAIN)) {
            if (draining_ || !feedCodec()) {
                return nullptr;
            }
        } else if (received == AVERROR_EOF) {
            return nullptr;
        } else {
            ++damaged_;
            ++useless;
            if (draining_ && useless > 64) {
                return nullptr;
            }
        }
    }
    return nullptr;
}

Outcome<std::vector<std::uint32_t>> decodedOrder(const std::filesystem::path& file, const CancelToken& cancel,
                                                 const IndexProgress& progress) {
    auto decoder = FrameDecoder::open(file, 1, cancel);
    if (!decoder) {
        return decoder.error();
    }
    std::vector<std::uint32_t> order;
    const auto total = static_cast<double>(decoder.value()->feed().stream().nb_frames);
    while (decoder.value()->next() != nullptr) {
        if (const auto packet = decoder.value()->packet()) {
            order.push_back(*packet);
        }
        if (progress && total > 0.0 && order.size() % 64 == 0) {
            progress(std::min(1.0, static_cast<double>(order.size()) / total));
        }
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return order;
}

} // namespace vestigo::recordings
