// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/frame_workers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::session {

namespace {

using recordings::FrameFetcher;
using recordings::FrameIndexPtr;

/// Decoders take memory of their own, so each thread keeps only so many open.
constexpr std::size_t mostOpenPerWorker = 16;
constexpr unsigned mostWorkers = 4;
/// A video that was asked for in this time has a share of the cache.
constexpr std::chrono::seconds inUse{3};
/// Faster than this, frames are left out: decoding all that lies ahead would only take time.
constexpr double fastSpeed = 1.6;

unsigned workerCount(unsigned asked) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    return std::clamp(asked > 0 ? asked : cores, 1U, mostWorkers);
}

Error unknownVideo(const VideoSource& source) {
    Error error;
    error.code = ErrorCode::ReferenceUnknown;
    error.file = source.path.string();
    error.message = VESTIGO_TEXT("Error", "there is no such video");
    return error;
}

Error timesNotRead(const VideoSource& source) {
    Error error;
    error.code = ErrorCode::Usage;
    error.file = source.path.string();
    error.message = VESTIGO_TEXT("Error", "the times of its frames have not been read yet");
    error.remedy = VESTIGO_TEXT("Error", "let them be read: press Read frame times");
    return error;
}

} // namespace

FrameWorkers::FrameWorkers(Options options, Sinks sinks)
    : options_(std::move(options))
    , sinks_(std::move(sinks))
    , store_(options_.indexFolder)
    , cache_(std::make_shared<recordings::FrameCache>(options_.cacheBytes)) {
    threads_.emplace_back([this] { readIndexes(); });
    const unsigned workers = workerCount(options_.decoders);
    for (std::size_t worker = 0; worker < workers; ++worker) {
        threads_.emplace_back([this, worker] { decode(worker); });
    }
}

FrameWorkers::~FrameWorkers() {
    {
        const Lock lock(mutex_);
        ending_ = true;
        videosCancel_.cancel();
        indexCancel_.cancel();
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

std::uint64_t FrameWorkers::setVideos(std::vector<VideoSource> videos) {
    std::vector<VideoPtr> old; // what no thread is using any more closes here, outside of the lock
    std::uint64_t generation = 0;
    {
        const Lock lock(mutex_);
        videosCancel_.cancel();
        indexCancel_.cancel();
        videosCancel_ = CancelSource();
        indexCancel_ = CancelSource();
        indexingStopped_ = false;
        generation = ++generation_;
        old.swap(videos_);
        const std::size_t workers = threads_.size() - 1;
        for (VideoSource& source : videos) {
            auto video = std::make_shared<Video>();
            video->source = std::move(source);
            video->generation = generation;
            video->worker = videos_.size() % workers;
            video->cancel = videosCancel_.token();
            videos_.push_back(std::move(video));
        }
    }
    wake_.notify_all();
    return generation;
}

FrameWorkers::VideoPtr FrameWorkers::find(const std::string& terminal, const std::string& stream) const {
    const auto found = std::find_if(videos_.begin(), videos_.end(), [&](const VideoPtr& video) {
        return video->source.terminal == terminal && video->source.stream == stream;
    });
    return found == videos_.end() ? nullptr : *found;
}

void FrameWorkers::setOffset(const std::string& terminal, const std::string& stream, double offsetSeconds) {
    const Lock lock(mutex_);
    if (const VideoPtr video = find(terminal, stream)) {
        video->source.offsetSeconds = offsetSeconds;
    }
}

void FrameWorkers::request(const std::string& terminal, const std::string& stream, double t,
                           int longestSide) {
    Lock lock(mutex_);
    const VideoPtr video = find(terminal, stream);
    VideoSource unknown;
    unknown.terminal = terminal;
    unknown.stream = stream;
    if (!video) {
        const std::uint64_t generation = generation_;
        lock.unlock();
        sinks_.failed(generation, unknown, t, unknownVideo(unknown));
        return;
    }
    video->wanted = Request{t, longestSide, ++sequence_};
    if (video->state == IndexState::Failed) {
        failWanted(video, video->error, lock);
    } else if (video->state == IndexState::Waiting && indexingStopped_) {
        failWanted(video, timesNotRead(video->source), lock);
    }
    lock.unlock();
    wake_.notify_all();
}

void FrameWorkers::setSpeed(double speed) {
    const Lock lock(mutex_);
    speed_ = std::isfinite(speed) ? speed : 0.0;
    for (const VideoPtr& video : videos_) {
        video->prepared = video->prepared && !video->shown;
    }
    wake_.notify_all();
}

void FrameWorkers::failWanted(const VideoPtr& video, const Error& error, Lock& lock) {
    if (!video->wanted) {
        return;
    }
    const Request request = *video->wanted;
    video->wanted.reset();
    const VideoSource source = video->source;
    const std::uint64_t generation = video->generation;
    lock.unlock();
    sinks_.failed(generation, source, request.t, error);
    lock.lock();
}

FrameWorkers::VideoPtr FrameWorkers::nextWanted(std::size_t worker) const {
    VideoPtr next;
    for (const VideoPtr& video : videos_) {
        const bool ready = video->worker == worker && video->wanted && video->state == IndexState::Ready;
        if (ready && (!next || video->wanted->sequence < next->wanted->sequence)) {
            next = video;
        }
    }
    return next;
}

/// The one that was served last first: its neighbours are wanted soonest.
FrameWorkers::VideoPtr FrameWorkers::nextUnprepared(std::size_t worker) const {
    VideoPtr next;
    if (!options_.prepares || speed_ > fastSpeed) {
        return next;
    }
    for (const VideoPtr& video : videos_) {
        const bool due = video->worker == worker && !video->prepared && video->shown && video->fetcher;
        if (due && (!next || video->served > next->served)) {
            next = video;
        }
    }
    return next;
}

std::size_t FrameWorkers::reachFor(std::size_t pictureBytes) const {
    const auto now = std::chrono::steady_clock::now();
    const auto active = std::count_if(videos_.begin(), videos_.end(), [now](const VideoPtr& video) {
        return video->shown && now - video->served < inUse;
    });
    constexpr std::size_t least = 2;
    constexpr std::size_t most = 300;
    const std::size_t share =
        cache_->limitBytes() / 2 / static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, active));
    return std::clamp(share / std::max<std::size_t>(1, pictureBytes), least, most);
}

/// Takes the fetchers of the videos that this worker used least recently, beyond what it may keep open.
void FrameWorkers::boundOpen(const VideoPtr& keep, std::vector<std::unique_ptr<FrameFetcher>>& closed) {
    std::vector<VideoPtr> open;
    std::copy_if(videos_.begin(), videos_.end(), std::back_inserter(open), [&](const VideoPtr& video) {
        return video->worker == keep->worker && video != keep && video->fetcher;
    });
    std::sort(open.begin(), open.end(),
              [](const VideoPtr& a, const VideoPtr& b) { return a->served > b->served; });
    for (std::size_t i = mostOpenPerWorker - 1; i < open.size(); ++i) {
        closed.push_back(std::move(open[i]->fetcher));
        open[i]->prepared = true;
    }
}

void FrameWorkers::serve(const VideoPtr& video, Lock& lock) {
    const Request request = *video->wanted;
    video->wanted.reset();
    const VideoSource source = video->source;
    const FrameIndexPtr index = video->index;
    std::vector<std::unique_ptr<FrameFetcher>> closed;
    boundOpen(video, closed);
    if (!video->fetcher || video->fetcher->longestSide() != request.longestSide) {
        closed.push_back(std::move(video->fetcher));
        video->fetcher =
            std::make_unique<FrameFetcher>(source.path, index, request.longestSide, cache_, video->cancel);
    }
    FrameFetcher& fetcher = *video->fetcher;
    if (fetcher.pictureBytes() > 0) {
        fetcher.setReach(reachFor(fetcher.pictureBytes()));
    }
    ++serving_;
    lock.unlock();
    closed.clear();
    const std::size_t number = index->shownAt(request.t - source.offsetSeconds);
    Result<timeline::Picture> picture = fetcher.frame(number);
    if (picture) {
        picture->t += source.offsetSeconds;
        sinks_.frame(video->generation, source, request.t, *picture);
    } else if (!video->cancel.cancelled()) {
        sinks_.failed(video->generation, source, request.t, picture.error());
    }
    lock.lock();
    --serving_;
    video->shown = number;
    video->prepared = !picture.ok();
    video->served = std::chrono::steady_clock::now();
}

void FrameWorkers::prepare(const VideoPtr& video, Lock& lock) {
    FrameFetcher& fetcher = *video->fetcher;
    const std::size_t number = *video->shown;
    const int direction = speed_ > 0.0 ? 1 : (speed_ < 0.0 ? -1 : 0);
    fetcher.setReach(reachFor(fetcher.pictureBytes()));
    lock.unlock();
    const bool more = fetcher.prepare(number, direction);
    lock.lock();
    video->prepared = video->prepared || !more;
}

void FrameWorkers::decode(std::size_t worker) {
    Lock lock(mutex_);
    while (!ending_) {
        if (const VideoPtr video = nextWanted(worker)) {
            serve(video, lock);
        } else if (const VideoPtr idle = nextUnprepared(worker)) {
            prepare(idle, lock);
        } else {
            wake_.wait(lock);
        }
    }
}

FrameWorkers::VideoPtr FrameWorkers::nextUnread() const {
    VideoPtr next;
    for (const VideoPtr& video : videos_) {
        if (video->state != IndexState::Waiting || indexingStopped_) {
            continue;
        }
        const bool wanted = video->wanted.has_value();
        const bool sooner =
            next && wanted && (!next->wanted || video->wanted->sequence < next->wanted->sequence);
        next = !next || sooner ? video : next;
    }
    return next;
}

IndexingState FrameWorkers::indexingState(double fraction) const {
    IndexingState state;
    state.total = static_cast<int>(videos_.size());
    state.done = static_cast<int>(std::count_if(videos_.begin(), videos_.end(), [](const VideoPtr& video) {
        return video->state == IndexState::Ready || video->state == IndexState::Failed;
    }));
    state.fraction = fraction;
    state.stopped = indexingStopped_;
    return state;
}

void FrameWorkers::tellIndexing(double fraction, Lock& lock) {
    const IndexingState state = indexingState(fraction);
    const std::uint64_t generation = generation_;
    lock.unlock();
    sinks_.indexing(generation, state);
    lock.lock();
}

void FrameWorkers::readIndex(const VideoPtr& video, Lock& lock) {
    video->state = IndexState::Reading;
    const VideoSource source = video->source;
    const CancelToken cancel = indexCancel_.token();
    auto told = std::chrono::steady_clock::now();
    const auto progress = [this, &told](double fraction) {
        const auto now = std::chrono::steady_clock::now();
        if (now - told > std::chrono::milliseconds(50)) {
            told = now;
            Lock inner(mutex_);
            tellIndexing(fraction, inner);
        }
    };
    lock.unlock();
    auto index = store_.indexOf(source.path, cancel, progress);
    lock.lock();
    if (index.cancelled()) {
        video->state = IndexState::Waiting;
        return;
    }
    if (index.failed()) {
        video->state = IndexState::Failed;
        video->error = index.error();
        failWanted(video, video->error, lock);
    } else {
        video->index = std::make_shared<const recordings::FrameIndex>(index.take());
        video->state = IndexState::Ready;
        const FrameIndexPtr ready = video->index;
        const std::uint64_t generation = video->generation;
        lock.unlock();
        sinks_.indexed(generation, source, ready);
        lock.lock();
    }
    tellIndexing(0.0, lock);
    wake_.notify_all();
}

void FrameWorkers::readIndexes() {
    Lock lock(mutex_);
    while (!ending_) {
        if (const VideoPtr video = nextUnread()) {
            readIndex(video, lock);
        } else {
            wake_.wait(lock);
        }
    }
}

bool FrameWorkers::isIdle() const {
    const Lock lock(mutex_);
    return serving_ == 0 && std::none_of(videos_.begin(), videos_.end(), [this](const VideoPtr& video) {
               const bool unread = video->state == IndexState::Waiting || video->state == IndexState::Reading;
               return video->wanted || (unread && !indexingStopped_);
           });
}

void FrameWorkers::stopIndexing() {
    Lock lock(mutex_);
    indexingStopped_ = true;
    indexCancel_.cancel();
    for (const VideoPtr& video : std::vector<VideoPtr>(videos_)) {
        if (video->state != IndexState::Ready && video->state != IndexState::Failed) {
            failWanted(video, timesNotRead(video->source), lock);
        }
    }
    tellIndexing(0.0, lock);
}

void FrameWorkers::resumeIndexing() {
    {
        const Lock lock(mutex_);
        indexingStopped_ = false;
        indexCancel_ = CancelSource();
    }
    wake_.notify_all();
}

} // namespace vestigo::session
