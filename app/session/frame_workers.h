// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/recordings/frame_cache.h"
#include "core/recordings/frame_fetcher.h"
#include "core/recordings/frame_index.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vestigo::session {

/// One video of the open recording.
struct VideoSource {
    std::string terminal;
    std::string stream;
    std::filesystem::path path;
    double offsetSeconds = 0.0; ///< from its own time to the common clock
};

/// How far the reading of frame times has come, over all videos.
struct IndexingState {
    int done = 0; ///< read, or found to be unreadable
    int total = 0;
    double fraction = 0.0; ///< of the one that is being read
    bool stopped = false;  ///< by the user; the rest waits
};

/// The threads behind the player: one reads the frame times of the videos, a few decode. Of each video only
/// the newest request counts, and the one being decoded is always finished, so that something is shown while
/// the cursor moves; in spare time what lies around the shown frame is decoded into the cache. No thread
/// takes longer than one frame to end.
class FrameWorkers {
public:
    struct Options {
        std::filesystem::path indexFolder;    ///< where frame times are kept; empty: nowhere
        std::size_t cacheBytes = 384U << 20U; ///< for decoded pictures of all videos together
        unsigned decoders = 0;                ///< threads; 0: one a core, at most 4
        bool prepares = true;                 ///< decode in spare time
    };
    /// Called from the threads. `generation` is what setVideos() returned.
    struct Sinks {
        std::function<void(std::uint64_t generation, const VideoSource&, double t, const timeline::Picture&)>
            frame;
        std::function<void(std::uint64_t generation, const VideoSource&, double t, const Error&)> failed;
        std::function<void(std::uint64_t generation, const VideoSource&, recordings::FrameIndexPtr)> indexed;
        std::function<void(std::uint64_t generation, const IndexingState&)> indexing;
    };

    FrameWorkers(Options options, Sinks sinks);
    ~FrameWorkers();
    FrameWorkers(const FrameWorkers&) = delete;
    FrameWorkers& operator=(const FrameWorkers&) = delete;

    /// Another recording: everything for the old one ends. Frame times are read in this order, those of
    /// videos that are asked for first.
    std::uint64_t setVideos(std::vector<VideoSource> videos);
    void setOffset(const std::string& terminal, const std::string& stream, double offsetSeconds);
    /// The frame shown at `t` of the common clock. Unknown videos fail.
    void request(const std::string& terminal, const std::string& stream, double t, int longestSide);
    /// 0: still; the sign is the direction of playing. Decides what is decoded ahead.
    void setSpeed(double speed);
    void stopIndexing();
    void resumeIndexing();
    recordings::FrameCache& cache() { return *cache_; }
    /// Every request was answered and no frame times are being read; spare-time work does not count.
    bool isIdle() const;

private:
    enum class IndexState { Waiting, Reading, Ready, Failed };
    struct Request {
        double t = 0.0;
        int longestSide = 0;
        std::uint64_t sequence = 0;
    };
    struct Video {
        VideoSource source;
        std::uint64_t generation = 0;
        std::size_t worker = 0;
        CancelToken cancel;
        IndexState state = IndexState::Waiting;
        recordings::FrameIndexPtr index;
        Error error; ///< why there is no index
        std::optional<Request> wanted;
        std::optional<std::size_t> shown; ///< number of the frame that was given last
        bool prepared = true;             ///< nothing is left to do around it
        std::chrono::steady_clock::time_point served;
        std::unique_ptr<recordings::FrameFetcher> fetcher; ///< used by its worker alone
    };
    using VideoPtr = std::shared_ptr<Video>;
    using Lock = std::unique_lock<std::mutex>;

    void decode(std::size_t worker);
    void readIndexes();
    void serve(const VideoPtr& video, Lock& lock);
    void prepare(const VideoPtr& video, Lock& lock);
    void readIndex(const VideoPtr& video, Lock& lock);
    void failWanted(const VideoPtr& video, const Error& error, Lock& lock);
    void boundOpen(const VideoPtr& keep, std::vector<std::unique_ptr<recordings::FrameFetcher>>& closed);
    std::size_t reachFor(std::size_t pictureBytes) const;
    VideoPtr nextWanted(std::size_t worker) const;
    VideoPtr nextUnprepared(std::size_t worker) const;
    VideoPtr nextUnread() const;
    VideoPtr find(const std::string& terminal, const std::string& stream) const;
    IndexingState indexingState(double fraction) const;
    void tellIndexing(double fraction, Lock& lock);

    const Options options_;
    const Sinks sinks_;
    const recordings::FrameIndexStore store_;
    const std::shared_ptr<recordings::FrameCache> cache_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool ending_ = false;
    bool indexingStopped_ = false;
    int serving_ = 0; ///< requests that are being answered
    double speed_ = 0.0;
    std::uint64_t generation_ = 0;
    std::uint64_t sequence_ = 0;
    CancelSource videosCancel_;
    CancelSource indexCancel_;
    std::vector<VideoPtr> videos_;
    std::vector<std::thread> threads_;
};

} // namespace vestigo::session
