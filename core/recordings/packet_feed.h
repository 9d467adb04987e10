// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/av_handles.h"
#include "core/recordings/frame_index.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace vestigo::recordings {

/// The packets of a file's video stream in the order of the file, numbered from 0. The number stays right
/// across jumps, so it names a frame beyond doubt, whatever the container's time stamps are worth.
class PacketFeed {
public:
    static Result<std::unique_ptr<PacketFeed>> open(const std::filesystem::path& file);

    /// The next packet, valid until the next call; nullptr at the end.
    const AVPacket* next();
    /// Of the packet that next() gave last.
    std::uint32_t number() const { return number_; }
    /// The file ended by an error of reading, not by its end.
    bool endedBadly() const { return endedBadly_; }

    /// Places the feed so that next() gives `key` or an earlier packet of the index, and numbers go on
    /// rightly. False: this cannot be had; the feed stands at the beginning then.
    bool goTo(const KeyPoint& key, const FrameIndex& index);
    /// From the beginning again.
    Result<Done> restart();

    const OpenVideo& video() const { return video_; }
    const AVStream& stream() const { return *video_.video(); }
    double seconds(std::int64_t stamp) const { return video_.seconds(stamp); }
    /// Seconds from frame to frame by the container's average rate; 0.04 where it gives none.
    double typicalInterval() const;
    std::int64_t sizeBytes() const;

private:
    PacketFeed(std::filesystem::path file, OpenVideo video);
    bool readPacket();
    bool landAt(std::int64_t stamp, const KeyPoint& key, const FrameIndex& index);
    const KeyPoint* identify(const FrameIndex& index) const;

    std::filesystem::path file_;
    OpenVideo video_;
    PacketPtr packet_;
    std::uint32_t following_ = 0; ///< number of the packet that comes next
    std::uint32_t number_ = 0;
    bool held_ = false; ///< packet_ was read while looking where we are and is given next
    bool endedBadly_ = false;
};

/// Decodes the whole file: numbers of the packets in the order in which their frames come out.
Outcome<std::vector<std::uint32_t>> decodedOrder(const std::filesystem::path& file, const CancelToken& cancel,
                                                 const IndexProgress& progress);

} // namespace vestigo::recordings
