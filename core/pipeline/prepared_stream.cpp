// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/prepared_stream.h"

#include "core/recordings/errors.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vestigo::pipeline {

namespace {

using timeline::PreparedPicture;
using timeline::PreparedPicturePtr;

constexpr int longestSide = 1280;        ///< of decoded pictures: a region has 128 pixels in the end
constexpr double pixelsAtOnce = 4e6;     ///< decoded without asking whether to stop: some 50 ms
constexpr std::size_t warmUpFrames = 10; ///< before there is a background (region_path.cpp)
constexpr double judgeSeconds = 0.5;
constexpr std::size_t judgementsBefore =
    22;                             ///< to know a cover: 16 without one, 6 with it (camera_cover.cpp)
constexpr double keptSeconds = 5.0; ///< before a wanted moment; farther back little was seen yet

} // namespace

PreparedStream::PreparedStream(PreparedSource source, Options options)
    : source_(std::move(source))
    , options_(std::move(options))
    , completer_(std::move(source_.options.completer)) {
    source_.options.completer = nullptr; // history is not completed: that is what costs
    regionSource_ = source_.options.regions.empty() ? timeline::RegionSource::WholeFrame
                                                    : timeline::RegionSource::Annotated;
}

Outcome<Done> PreparedStream::open(const CancelToken& cancel) {
    if (!index_) {
        auto index = recordings::FrameIndexStore(options_.indexFolder).indexOf(source_.path, cancel);
        if (!index.finished()) {
            return index.failed() ? Outcome<Done>(index.error()) : Outcome<Done>(Cancelled{});
        }
        index_ = std::make_shared<const recordings::FrameIndex>(index.take());
    }
    if (index_->empty()) {
        return recordings::noFrameInTime(source_.path);
    }
    if (!reader_) {
        recordings::VideoReader::Options options;
        options.index = index_;
        options.longestSide = longestSide;
        auto reader = recordings::VideoReader::open(source_.path, options);
        if (!reader) {
            return reader.error();
        }
        const recordings::VideoInfo& info = (*reader)->info();
        pixels_ = std::max(1.0, static_cast<double>(info.width) * info.height);
        reader_ = reader.take();
    }
    return chooseRegions();
}

/// As a run does it that begins at the beginning: what the detector finds in the first picture holds for all.
Result<Done> PreparedStream::chooseRegions() {
    constexpr double always = std::numeric_limits<double>::infinity();
    if (!source_.options.regions.empty() || !source_.options.finder) {
        return Done{};
    }
    if (auto gone = reader_->seekFrame(0); !gone) {
        return gone;
    }
    auto first = reader_->next();
    if (!first) {
        return first.error();
    }
    if (!first->has_value()) {
        return recordings::noFrameInTime(source_.path);
    }
    const auto found = source_.options.finder->find(**first);
    if (!found) {
        return found.error();
    }
    for (const vision::FoundRegion& region : *found) {
        source_.options.regions.push_back({region.box, {-always, always}});
        source_.kinds.push_back(region.kind);
    }
    source_.options.finder = nullptr;
    if (!found->empty()) {
        regionSource_ = timeline::RegionSource::Detected;
    }
    return Done{};
}

/// In short steps, so that a long group of frames does not keep a user waiting who wants something else.
Outcome<Done> PreparedStream::goTo(std::size_t frame, const CancelToken& cancel) {
    const auto step = static_cast<std::size_t>(std::max(1.0, pixelsAtOnce / pixels_));
    const std::optional<std::size_t> given = reader_->frameNumber();
    std::size_t from = index_->keys.empty() ? frame : index_->groupStart(frame);
    if (given && *given < frame) {
        from = std::max(from, *given + 1);
    }
    for (std::size_t next = std::min(from, frame); next < frame; next += step) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        if (auto gone = reader_->seekFrame(next); !gone) {
            return gone.error();
        }
    }
    return reader_->seekFrame(frame);
}

/// What was begun for another moment serves this one, if they lie near each other.
bool PreparedStream::resume(std::size_t target) {
    if (!preparation_ || !last_ || pending_.empty() || target <= *last_) {
        return false;
    }
    const std::size_t goal = pending_.back();
    if (std::fabs(index_->times[goal] - index_->times[target]) > options_.reach.goOnSeconds) {
        return false;
    }
    if (target > goal) {
        const auto more = framesBetween(*index_, goal, target, options_.reach);
        pending_.insert(pending_.end(), more.begin(), more.end());
    } else {
        pending_.erase(std::lower_bound(pending_.begin(), pending_.end(), target), pending_.end());
        pending_.push_back(target);
    }
    return true;
}

/// What is still to be looked at before `target` is prepared.
Result<Done> PreparedStream::plan(std::size_t target) {
    if (resume(target)) {
        return Done{};
    }
    std::vector<std::size_t> frames;
    if (preparation_ && last_ && pending_.empty()) {
        frames = framesBetween(*index_, *last_, target, options_.reach);
    }
    if (frames.empty()) {
        auto preparation = vision::Preparation::create(source_.options);
        if (!preparation) {
            return preparation.error();
        }
        preparation_ = preparation.take();
        last_.reset();
        boxes_.clear();
        frames_ = judged_ = 0;
        frames = framesBefore(*index_, target, pixels_, options_.reach);
    }
    pending_.assign(frames.begin(), frames.end());
    return Done{};
}

std::string PreparedStream::kindOf(const timeline::Box& box) const {
    for (std::size_t i = 0; i < source_.kinds.size() && i < source_.options.regions.size(); ++i) {
        if (source_.options.regions[i].box == box) {
            return source_.kinds[i];
        }
    }
    return {};
}

/// Whether enough was seen of the regions that hold now.
void PreparedStream::countLook(const vision::PreparedFrame& frame) {
    const bool sameBoxes =
        frame.regions.size() == boxes_.size() &&
        std::equal(boxes_.begin(), boxes_.end(), frame.regions.begin(),
                   [](const timeline::Box& box, const vision::PreparedRegion& r) { return box == r.box; });
    if (!sameBoxes || frames_ == 0) {
        boxes_.clear();
        for (const vision::PreparedRegion& region : frame.regions) {
            boxes_.push_back(region.box);
        }
        since_ = frame.t;
        frames_ = judged_ = 0;
    }
    ++frames_;
    if (frames_ >= warmUpFrames && (judged_ == 0 || frame.t >= judgedAt_ + judgeSeconds)) {
        judgedAt_ = frame.t;
        ++judged_;
    }
}

PreparedPicturePtr PreparedStream::valueOf(vision::PreparedFrame frame, const timeline::Picture& picture) {
    auto value = std::make_shared<PreparedPicture>();
    value->t = picture.t;
    value->since = since_;
    value->coverKnown = judged_ >= judgementsBefore;
    value->source = regionSource_;
    for (vision::PreparedRegion& region : frame.regions) {
        timeline::PreparedRegion made;
        made.box = region.box;
        made.kind = kindOf(region.box);
        made.side = source_.options.side;
        made.equalised = std::move(region.equalised);
        made.background = std::move(region.background);
        made.moving = std::move(region.moving);
        made.occluded = std::move(region.occluded);
        made.movingShare = region.movingShare;
        made.occludedShare = region.occludedShare;
        if (!(made.box.width > 0.0) || !(made.box.height > 0.0)) {
            made.box = {0.0, 0.0, static_cast<double>(picture.sourceWidth),
                        static_cast<double>(picture.sourceHeight)};
            value->source = timeline::RegionSource::WholeFrame;
        }
        value->regions.push_back(std::move(made));
    }
    return value;
}

Outcome<Done> PreparedStream::look(std::size_t frame, const CancelToken& cancel) {
    auto gone = goTo(frame, cancel);
    if (!gone.finished()) {
        return gone;
    }
    auto read = reader_->next();
    if (!read) {
        return read.error();
    }
    if (!read->has_value()) {
        return recordings::noFrameInTime(source_.path);
    }
    timeline::Picture picture = **read;
    picture.t += source_.offsetSeconds;
    const bool again = last_ && picture.t <= shownAt_; // in place of one that cannot be decoded
    shownAt_ = picture.t;
    last_ = frame;
    ++looked_;
    if (again && newest_) {
        keep(frame, newest_);
        return Done{};
    }
    auto prepared = preparation_->prepare(picture);
    if (!prepared) {
        return prepared.error();
    }
    countLook(*prepared);
    newest_ = valueOf(prepared.take(), picture);
    if (index_->times[pending_.back()] - index_->times[frame] <= keptSeconds) {
        keep(frame, newest_);
    }
    return Done{};
}

PreparedPicturePtr PreparedStream::find(std::size_t frame) {
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [frame](const Kept& one) { return one.frame == frame; });
    if (found == kept_.end()) {
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, found);
    return found->picture;
}

void PreparedStream::keep(std::size_t frame, const PreparedPicturePtr& picture) {
    const auto old =
        std::find_if(kept_.begin(), kept_.end(), [frame](const Kept& one) { return one.frame == frame; });
    if (old != kept_.end()) {
        keptBytes_ -= old->picture->bytes();
        kept_.erase(old);
    }
    keptBytes_ += picture->bytes();
    kept_.push_front({frame, picture});
    while (kept_.size() > 1 && keptBytes_ > options_.cacheBytes) {
        keptBytes_ -= kept_.back().picture->bytes();
        kept_.pop_back();
    }
}

Result<PreparedPicturePtr> PreparedStream::completed(const PreparedPicturePtr& picture) {
    auto value = std::make_shared<PreparedPicture>(*picture);
    value->completed = true;
    for (timeline::PreparedRegion& region : value->regions) {
        if (!(region.occludedShare > 0.0F) || !completer_) {
            continue;
        }
        auto drawn = completer_->complete(region.equalised, region.occluded, region.side);
        if (!drawn) {
            return drawn.error();
        }
        region.completed = vision::onlyUnderMask(region.equalised, *drawn, region.occluded);
    }
    return PreparedPicturePtr(value);
}

Outcome<Done> PreparedStream::work(const CancelToken& cancel) {
    while (!pending_.empty()) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        auto looked = look(pending_.front(), cancel);
        if (looked.failed()) { // another moment begins anew
            pending_.clear();
            preparation_.reset();
        }
        if (!looked.finished()) {
            return looked;
        }
        pending_.pop_front();
    }
    return Done{};
}

Outcome<PreparedPicturePtr> PreparedStream::at(double t, bool complete, const CancelToken& cancel) {
    const auto opened = open(cancel);
    if (!opened.finished()) {
        return opened.failed() ? Outcome<PreparedPicturePtr>(opened.error())
                               : Outcome<PreparedPicturePtr>(Cancelled{});
    }
    const std::size_t target = index_->shownAt(t - source_.offsetSeconds);
    PreparedPicturePtr picture = find(target);
    if (!picture) {
        if (auto planned = plan(target); !planned) {
            return planned.error();
        }
        const auto seen = work(cancel);
        if (!seen.finished()) {
            return seen.failed() ? Outcome<PreparedPicturePtr>(seen.error())
                                 : Outcome<PreparedPicturePtr>(Cancelled{});
        }
        picture = find(target);
    }
    if (complete && !picture->completed) {
        auto done = completed(picture);
        if (!done) {
            return done.error();
        }
        picture = done.take();
        keep(target, picture);
    }
    return picture;
}

} // namespace vestigo::pipeline
