// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_fetcher.h"

#include <algorithm>

namespace vestigo::recordings {

namespace {

/// Frames before the wanted one that are kept although nobody asked: a first step back finds them.
constexpr std::size_t alwaysKept = 8;
/// Frames decoded ahead when still, and when playing that way.
constexpr std::size_t aheadStill = 8;
constexpr std::size_t aheadPlaying = 24;

Error noFrame(const std::filesystem::path& path) {
    Error error;
    error.code = ErrorCode::Truncated;
    error.file = path.string();
    error.message = VESTIGO_TEXT("Error", "holds no frame at this time");
    return error;
}

} // namespace

FrameFetcher::FrameFetcher(std::filesystem::path fileOrFolder, FrameIndexPtr index, int longestSide,
                           std::shared_ptr<FrameCache> cache, CancelToken cancel)
    : path_(std::move(fileOrFolder))
    , index_(std::move(index))
    , longestSide_(longestSide)
    , cache_(std::move(cache))
    , cancel_(std::move(cancel))
    , video_(cache_->newVideo()) {}

FrameFetcher::~FrameFetcher() {
    cache_->drop(video_);
}

Result<Done> FrameFetcher::open() {
    if (reader_) {
        return Done{};
    }
    VideoReader::Options options;
    options.longestSide = longestSide_;
    options.index = index_;
    options.cancel = cancel_;
    auto opened = VideoReader::open(path_, options);
    if (!opened) {
        return opened.error();
    }
    reader_ = opened.take();
    return Done{};
}

/// The reader's next frame, kept in the cache under its number.
Result<std::optional<timeline::Picture>> FrameFetcher::take() {
    auto picture = reader_->next();
    if (!picture) {
        given_.reset();
        return picture;
    }
    given_ = picture->has_value() ? reader_->frameNumber() : std::nullopt;
    if (given_) {
        pictureBytes_ = FrameCache::bytesOf(**picture);
        cache_->insert(key(*given_), **picture);
    }
    return picture;
}

/// Where to begin keeping frames on the way to `number`: all of those have to be decoded anyhow, and a user
/// who goes back will go back further.
std::size_t FrameFetcher::keepFrom(std::size_t number) const {
    const bool goingBack = asked_ && number < *asked_ && *asked_ - number <= 2 * reach_;
    const std::size_t kept = goingBack ? std::max(reach_, alwaysKept) : std::min(reach_, alwaysKept);
    return std::max(index_->groupStart(number), number > kept ? number - kept : 0);
}

Result<timeline::Picture> FrameFetcher::decodeTo(std::size_t number) {
    const std::size_t from = keepFrom(number);
    const bool goesOn = given_ && *given_ < number && *given_ + 1 >= from;
    if (!goesOn) {
        if (auto there = reader_->seekFrame(from); !there) {
            given_.reset();
            return there.error();
        }
    }
    std::optional<timeline::Picture> shown;
    while (true) {
        auto picture = take();
        if (!picture) {
            return picture.error();
        }
        if (!picture->has_value()) {
            break;
        }
        if (given_ && *given_ <= number) {
            shown = picture.take();
        }
        if (!given_ || *given_ >= number) {
            break;
        }
    }
    if (!shown) { // nothing from there on that is shown at or before it
        if (auto there = reader_->seekFrame(number); !there) {
            return there.error();
        }
        auto picture = take();
        if (!picture) {
            return picture.error();
        }
        shown = picture.take();
    }
    if (!shown) {
        return noFrame(path_);
    }
    if (given_ != number) {
        cache_->insert(key(number), *shown); // a damaged frame: what is shown in its place
    }
    return *shown;
}

Result<timeline::Picture> FrameFetcher::frame(std::size_t number) {
    if (index_->empty()) {
        return noFrame(path_);
    }
    const std::size_t wanted = std::min(number, index_->size() - 1);
    if (auto kept = cache_->find(key(wanted))) {
        asked_ = wanted;
        return *kept;
    }
    run_.reset();
    if (auto ready = open(); !ready) {
        return ready.error();
    }
    auto picture = decodeTo(wanted);
    asked_ = wanted;
    return picture;
}

bool FrameFetcher::isMissing(std::size_t frame) const {
    return !cache_->contains(key(frame)) && undecodable_.count(frame) == 0;
}

/// The frame nearest to `number` that should be ready and is not. Going back, work begins when half of the
/// reach is used up, and fills all of it: a group is decoded once for many steps, not once for each. Just
/// behind the beginning of a group what lies before comes first: a step back costs all of the group before
/// it, one ahead a single frame.
std::optional<std::size_t> FrameFetcher::firstMissing(std::size_t number, int direction) const {
    const std::size_t ahead = std::min(reach_, direction > 0 ? aheadPlaying : aheadStill);
    const std::size_t back = direction > 0 ? 0 : std::max(std::min(reach_, alwaysKept), reach_ / 2);
    const bool groupBegins = number - index_->groupStart(number) < alwaysKept;
    if (groupBegins) {
        if (const auto before = missingBefore(number, std::min(back, alwaysKept))) {
            return before;
        }
    }
    const std::size_t last = index_->size() - 1;
    for (std::size_t k = number + 1; direction >= 0 && k <= std::min(last, number + ahead); ++k) {
        if (isMissing(k)) {
            return k;
        }
    }
    return missingBefore(number, back);
}

std::optional<std::size_t> FrameFetcher::missingBefore(std::size_t number, std::size_t reach) const {
    for (std::size_t k = 1; k <= std::min(number, reach); ++k) {
        if (isMissing(number - k)) {
            return number - k;
        }
    }
    return std::nullopt;
}

bool FrameFetcher::beginRun(std::size_t missing, std::size_t number) {
    const std::size_t reachBegin = number > reach_ ? number - reach_ : 0;
    const std::size_t from = missing > number ? missing : std::max(index_->groupStart(missing), reachBegin);
    if (!(given_ && *given_ + 1 == from)) {
        if (!reader_->seekFrame(from)) {
            given_.reset();
            return false;
        }
        given_.reset();
    }
    run_ = Run{missing};
    return true;
}

bool FrameFetcher::prepare(std::size_t number, int direction) {
    if (index_->empty() || cancel_.cancelled() || !open()) {
        return false;
    }
    if (number != preparedFor_) {
        preparedFor_ = number;
        preparedFrames_ = 0;
    }
    if (++preparedFrames_ > 2 * (reach_ + aheadPlaying)) {
        return false;
    }
    const bool stale = run_ && run_->last + reach_ < number;
    if (!run_ || stale) {
        run_.reset();
        const auto missing = firstMissing(std::min(number, index_->size() - 1), direction);
        if (!missing || !beginRun(*missing, number)) {
            return false;
        }
    }
    const auto picture = take();
    if (!picture || !picture->has_value() || !given_) {
        run_.reset();
        return false;
    }
    if (*given_ >= run_->last) {
        if (*given_ > run_->last) {
            undecodable_.insert(run_->last); // let nobody look for it again
        }
        run_.reset();
    }
    return true;
}

} // namespace vestigo::recordings
