// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/prepared_pictures.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace vestigo::pipeline {

namespace {

using timeline::PreparedPicturePtr;

bool same(const PreparedPictures::Stream& a, const PreparedPictures::Stream& b) {
    return a.terminal == b.terminal && a.name == b.name;
}

Error unknownStream(const PreparedPictures::Stream& stream) {
    Error error;
    error.code = ErrorCode::ReferenceUnknown;
    error.place = stream.terminal + "/" + stream.name;
    error.message = VESTIGO_TEXT("Error", "there is no such video");
    return error;
}

Error unexpected(const std::exception& exception) {
    Error error;
    error.message = VESTIGO_TEXT("Error", "the pictures could not be prepared: %1");
    error.arguments = {exception.what()};
    error.remedy = VESTIGO_TEXT("Error", "close other programs, so that memory is free, and try again");
    return error;
}

/// Regions of fixed things; none where the annotations cannot be read, which the recording's problems say.
std::vector<labels::RegionOfInterest> regionsOf(const recordings::Recording& recording) {
    if (!recording.annotations || !recording.annotations->exists) {
        return {};
    }
    const auto annotations = labels::readAnnotations(recording.annotations->path);
    return annotations ? labels::fixedRegions(*annotations) : std::vector<labels::RegionOfInterest>{};
}

/// What the annotated regions among the options are called; the same regions in the same order.
std::vector<std::string> kindsOf(const vision::PreparationOptions& options,
                                 const std::vector<labels::RegionOfInterest>& regions,
                                 const PreparedPictures::Stream& stream) {
    std::vector<std::string> kinds;
    for (const vision::KeyRegion& key : options.regions) {
        const auto found = std::find_if(regions.begin(), regions.end(), [&](const auto& region) {
            return region.terminal == stream.terminal && region.stream == stream.name &&
                   region.box == key.box;
        });
        kinds.push_back(found == regions.end() ? std::string() : found->name);
    }
    return kinds;
}

} // namespace

PreparedPictures::PreparedPictures(Options options, Sinks sinks)
    : options_(std::move(options))
    , sinks_(std::move(sinks)) {
    thread_ = std::thread([this] { work(); });
}

PreparedPictures::~PreparedPictures() {
    {
        const Lock lock(mutex_);
        ending_ = true;
        cancel_.cancel();
    }
    wake_.notify_all();
    thread_.join();
}

std::uint64_t PreparedPictures::setRecording(std::shared_ptr<const recordings::Recording> recording) {
    const Lock lock(mutex_);
    recording_ = std::move(recording);
    wishes_.clear();
    cancel_.cancel();
    return ++generation_;
}

/// What is running serves the wish too, or lies on the way to it.
bool PreparedPictures::goesOn(const Wish& wish) const {
    return wish.t >= running_->t && wish.t - running_->t <= options_.stream.reach.goOnSeconds;
}

void PreparedPictures::request(const std::string& terminal, const std::string& stream, double t,
                               bool complete) {
    {
        const Lock lock(mutex_);
        Wish wish{{terminal, stream}, t, complete};
        const auto older = std::find_if(wishes_.begin(), wishes_.end(),
                                        [&](const Wish& one) { return same(one.stream, wish.stream); });
        if (running_ && same(running_->stream, wish.stream) && !goesOn(wish)) {
            cancel_.cancel();
        }
        if (older != wishes_.end()) {
            *older = std::move(wish); // keeps its turn
        } else {
            wishes_.push_back(std::move(wish));
        }
    }
    wake_.notify_all();
}

void PreparedPictures::forget() {
    const Lock lock(mutex_);
    wishes_.clear();
    cancel_.cancel();
}

bool PreparedPictures::isIdle() const {
    const Lock lock(mutex_);
    return wishes_.empty() && !running_;
}

void PreparedPictures::work() {
    Lock lock(mutex_);
    while (!ending_) {
        if (wishes_.empty()) {
            wake_.wait(lock);
            continue;
        }
        const Wish wish = std::move(wishes_.front());
        wishes_.pop_front();
        serve(wish, lock);
    }
}

void PreparedPictures::serve(const Wish& wish, Lock& lock) {
    running_ = wish;
    cancel_ = CancelSource();
    const CancelToken cancel = cancel_.token();
    const std::uint64_t generation = generation_;
    const auto recording = recording_;
    lock.unlock();
    if (generation != openGeneration_) {
        open_.clear();
        regions_ = recording ? regionsOf(*recording) : std::vector<labels::RegionOfInterest>{};
        openGeneration_ = generation;
    }
    auto outcome = recording ? prepare(*recording, wish, cancel)
                             : Outcome<PreparedPicturePtr>(unknownStream(wish.stream));
    if (outcome.finished()) {
        sinks_.ready(generation, wish.stream, wish.t, outcome.value());
    } else if (outcome.failed() && !cancel.cancelled()) {
        sinks_.failed(generation, wish.stream, wish.t, outcome.error());
    }
    lock.lock();
    running_.reset();
}

Result<PreparedStream*> PreparedPictures::streamOf(const recordings::Recording& recording,
                                                   const Stream& stream) {
    const auto kept =
        std::find_if(open_.begin(), open_.end(), [&](const Open& one) { return same(one.stream, stream); });
    if (kept != open_.end()) {
        open_.splice(open_.begin(), open_, kept);
        return kept->prepared.get();
    }
    const recordings::Stream* video = recording.findStream(stream.terminal, stream.name);
    if (video == nullptr || video->kind != recordings::StreamKind::Video || !video->exists) {
        return unknownStream(stream);
    }
    PreparedSource source;
    source.path = video->path;
    source.offsetSeconds = video->offsetSeconds;
    source.options = options_.choose(regions_, stream.terminal, stream.name);
    source.kinds = kindsOf(source.options, regions_, stream);
    while (!open_.empty() && open_.size() >= options_.streams) {
        open_.pop_back();
    }
    open_.push_front({stream, std::make_unique<PreparedStream>(std::move(source), options_.stream)});
    return open_.front().prepared.get();
}

Outcome<PreparedPicturePtr> PreparedPictures::prepare(const recordings::Recording& recording,
                                                      const Wish& wish, const CancelToken& cancel) {
    try {
        const auto stream = streamOf(recording, wish.stream);
        return stream ? (*stream)->at(wish.t, wish.complete, cancel)
                      : Outcome<PreparedPicturePtr>(stream.error());
    } catch (const std::exception& exception) {
        open_.clear(); // in no state that is known
        return unexpected(exception);
    }
}

} // namespace vestigo::pipeline
