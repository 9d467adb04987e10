// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/timeline/frame_times.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// A packet from which decoding can begin.
struct KeyPoint {
    std::uint32_t packet = 0; ///< number of the packet in the order of the file
    std::uint32_t frame = 0;  ///< the first frame that is right when decoding begins here; mostly its own
    std::int64_t pts = 0;     ///< in units of the container, as the demuxer gives them; may be noStamp
    std::int64_t dts = 0;
    std::int64_t position = -1; ///< byte in the file; -1: not known
};

/// Stands for a time stamp that the container does not give.
constexpr std::int64_t noStamp = INT64_MIN;

/// All frames of one video: when each is shown and where in the file it lies. Found by reading packets; where
/// the container gives no times of presentation although frames are reordered (B-frames in AVI, raw streams)
/// by decoding once; for a folder of images from the names.
struct FrameIndex : timeline::FrameTimes {
    static constexpr std::uint32_t noFrame = UINT32_MAX;

    double longestGapSeconds = 0.0;
    std::vector<std::uint32_t> packets;    ///< of each frame, its packet; empty for a folder of images
    std::vector<std::uint32_t> frameAfter; ///< of each packet, its frame, or noFrame where it shows none
    std::vector<KeyPoint> keys;            ///< ascending by packet

    /// The last key from which decoding reaches the frame; nullptr where there is none (begin at the start).
    const KeyPoint* keyFor(std::size_t frame) const;
    /// The first frame that can be had by beginning where `frame`'s decoding has to begin.
    std::size_t groupStart(std::size_t frame) const;
    /// Makes frameAfter from packets; false when the numbers contradict each other.
    bool link(std::size_t packetCount);
};

using FrameIndexPtr = std::shared_ptr<const FrameIndex>;
/// Told how far the reading has come, 0..1; called from the thread that reads.
using IndexProgress = std::function<void(double fraction)>;

Outcome<FrameIndex> indexVideo(const std::filesystem::path& fileOrFolder, const CancelToken& cancel = {},
                               const IndexProgress& progress = {});

/// The index as bytes with a checksum, and back; an Error for anything that is not whole and consistent.
std::string frameIndexToBytes(const FrameIndex& index);
Result<FrameIndex> frameIndexFromBytes(const std::string& bytes);

/// Keeps indexes in a folder of the user's cache, so that a long video opens at once the next time. A file
/// counts as the same while its path, size and time of change are the same. Damaged entries are made anew;
/// the folder is kept under `largestFolderBytes` by dropping what was used least recently.
class FrameIndexStore {
public:
    static constexpr std::uint64_t largestFolderBytes = 512U << 20U;
    /// An empty folder: nothing is kept.
    explicit FrameIndexStore(std::filesystem::path folder)
        : folder_(std::move(folder)) {}

    /// From the folder, else read from the video and put there. Failing to write is no failure.
    Outcome<FrameIndex> indexOf(const std::filesystem::path& fileOrFolder, const CancelToken& cancel = {},
                                const IndexProgress& progress = {}) const;
    /// Where the index of this video is kept; empty where it is not.
    std::filesystem::path placeOf(const std::filesystem::path& fileOrFolder) const;

private:
    void keep(const std::filesystem::path& place, const FrameIndex& index) const;
    void makeRoom(std::uint64_t bytes) const;

    std::filesystem::path folder_;
};

} // namespace vestigo::recordings
