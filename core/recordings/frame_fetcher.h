// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/recordings/frame_cache.h"
#include "core/recordings/video.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <unordered_set>

namespace vestigo::recordings {

/// Gives frames of one video by number, through a cache that it shares with other videos, and decodes in
/// spare time what is likely to be wanted next, so that a step back across a long group of frames finds it
/// ready. For one thread; the cache may be shared among threads.
class FrameFetcher {
public:
    /// Opens nothing yet. `cancel` ends whatever is going on within one frame.
    FrameFetcher(std::filesystem::path fileOrFolder, FrameIndexPtr index, int longestSide,
                 std::shared_ptr<FrameCache> cache, CancelToken cancel);
    ~FrameFetcher();

    /// The frame of this number; where it cannot be decoded, the one that is shown in its place.
    Result<timeline::Picture> frame(std::size_t number);

    /// One piece of work, about one frame, towards having ready what lies around `number`. `direction`: -1
    /// and 1 while playing, 0 when still. False: nothing is left to do.
    bool prepare(std::size_t number, int direction);

    /// At most so many frames are kept ready before the wanted one.
    void setReach(std::size_t frames) { reach_ = frames; }
    std::size_t reach() const { return reach_; }
    int longestSide() const { return longestSide_; }
    const FrameIndex& index() const { return *index_; }
    /// Bytes of one picture; 0 before the first one came.
    std::size_t pictureBytes() const { return pictureBytes_; }

private:
    struct Run {
        std::size_t last = 0; ///< the run ends with this frame
    };
    FrameCache::Key key(std::size_t frame) const { return {video_, static_cast<std::uint32_t>(frame)}; }
    Result<Done> open();
    std::size_t keepFrom(std::size_t number) const;
    Result<std::optional<timeline::Picture>> take();
    Result<timeline::Picture> decodeTo(std::size_t number);
    bool isMissing(std::size_t frame) const;
    std::optional<std::size_t> firstMissing(std::size_t number, int direction) const;
    std::optional<std::size_t> missingBefore(std::size_t number, std::size_t reach) const;
    bool beginRun(std::size_t missing, std::size_t number);

    std::filesystem::path path_;
    FrameIndexPtr index_;
    int longestSide_;
    std::shared_ptr<FrameCache> cache_;
    CancelToken cancel_;
    std::uint32_t video_;
    std::unique_ptr<VideoReader> reader_;
    std::optional<std::size_t> given_; ///< the last frame that the reader gave; it goes on behind it
    std::optional<std::size_t> asked_; ///< the last frame that was wanted
    std::optional<Run> run_;
    std::unordered_set<std::size_t> undecodable_; ///< found missing while preparing
    std::size_t reach_ = 64;
    std::size_t pictureBytes_ = 0;
    std::size_t preparedFor_ = SIZE_MAX; ///< the frame that the count below is about
    std::size_t preparedFrames_ = 0;     ///< so that a cache too small for all does not keep us busy for ever
};

} // namespace vestigo::recordings
