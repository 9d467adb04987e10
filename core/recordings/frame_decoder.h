// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/packet_feed.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

namespace vestigo::recordings {

/// Decodes a video file and says of each frame from which packet it came: each packet goes into the decoder
/// with its number where its time stamp stood, and the frame brings that number out again.
class FrameDecoder {
public:
    static Result<std::unique_ptr<FrameDecoder>> open(const std::filesystem::path& file, int threads,
                                                      const CancelToken& cancel);

    /// The next frame that is whole, valid until the next call; nullptr at the end or when cancelled.
    const AVFrame* next();
    /// Of the frame that next() gave last: its packet; empty where the decoder lost it.
    std::optional<std::uint32_t> packet() const { return packet_; }
    /// Of the same frame: when it is shown, by what the packets so far said.
    double seconds() const { return seconds_; }

    /// Continues with `key`, or a little before it. False: from the beginning of the file.
    Result<bool> goTo(const KeyPoint& key, const FrameIndex& index);
    Result<Done> restart();
    /// Frames that nothing refers to and that come before `frame` are not decoded. nullptr: all are.
    void skipTo(const FrameIndex* index, std::size_t frame);

    const PacketFeed& feed() const { return *feed_; }
    std::uint64_t damaged() const { return damaged_; }
    void countDamage() { ++damaged_; }
    bool cancelled() const { return cancel_.cancelled(); }

private:
    struct Stamp {
        std::int64_t value = noStamp;
        std::uint32_t packet = 0;
    };
    FrameDecoder(std::filesystem::path file, int threads, const CancelToken& cancel);
    Result<Done> openCodec();
    bool feedCodec();
    bool sendPacket(const AVPacket& packet);
    void remember(const AVPacket& packet);
    void describeFrame();
    void forget();

    std::filesystem::path file_;
    int threads_;
    CancelToken cancel_;
    std::unique_ptr<PacketFeed> feed_;
    CodecPtr codec_;
    FramePtr frame_;
    PacketPtr numbered_;
    std::vector<Stamp> stamps_; ///< of the packets sent last, by number modulo the size
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> unshown_; ///< see remember()
    bool onlyOrder_ = false;
    std::optional<std::uint32_t> packet_;
    double seconds_ = 0.0;
    double lastSeconds_ = -std::numeric_limits<double>::infinity();
    const FrameIndex* skipIndex_ = nullptr;
    std::size_t skipTo_ = 0;
    std::uint64_t damaged_ = 0;
    bool draining_ = false;
};

} // namespace vestigo::recordings
