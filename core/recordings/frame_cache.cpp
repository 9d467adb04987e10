// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_cache.h"

namespace vestigo::recordings {

namespace {

/// What an entry takes besides its pixels: list, map and the picture's own fields.
constexpr std::size_t entryBytes = 256;

} // namespace

std::size_t FrameCache::bytesOf(const timeline::Picture& picture) {
    return entryBytes + (picture.pixels ? picture.pixels->capacity() : 0);
}

std::optional<timeline::Picture> FrameCache::find(const Key& key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = places_.find(key);
    if (found == places_.end()) {
        return std::nullopt;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->picture;
}

bool FrameCache::contains(const Key& key) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return places_.count(key) > 0;
}

void FrameCache::erase(std::list<Entry>::iterator entry) {
    used_ -= bytesOf(entry->picture);
    places_.erase(entry->key);
    entries_.erase(entry);
}

void FrameCache::makeRoom(std::size_t bytes) {
    while (!entries_.empty() && used_ + bytes > limit_) {
        erase(std::prev(entries_.end()));
    }
}

void FrameCache::insert(const Key& key, const timeline::Picture& picture) {
    const std::size_t bytes = bytesOf(picture);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto old = places_.find(key); old != places_.end()) {
        erase(old->second);
    }
    if (bytes > limit_) {
        return;
    }
    makeRoom(bytes);
    entries_.push_front({key, picture});
    places_[key] = entries_.begin();
    used_ += bytes;
}

void FrameCache::drop(std::uint32_t video) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        const auto next = std::next(entry);
        if (entry->key.video == video) {
            erase(entry);
        }
        entry = next;
    }
}

void FrameCache::clear() {
    const std::lock_guard<std::mutex> lock(mutex_);
    entries_.clear();
    places_.clear();
    used_ = 0;
}

std::size_t FrameCache::limitBytes() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return limit_;
}

void FrameCache::setLimitBytes(std::size_t limit) {
    const std::lock_guard<std::mutex> lock(mutex_);
    limit_ = limit;
    makeRoom(0);
}

std::size_t FrameCache::usedBytes() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return used_;
}

std::size_t FrameCache::frames() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return entries_.size();
}

std::uint32_t FrameCache::newVideo() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return ++lastVideo_;
}

} // namespace vestigo::recordings
