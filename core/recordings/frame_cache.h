// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace vestigo::recordings {

/// Decoded pictures of several videos within one limit of memory; what was used least recently goes first.
/// Thread-safe. The limit holds at every moment, so a picture that is larger than all of it is not kept.
class FrameCache {
public:
    /// A picture's place: a video at one size (as its fetcher numbers it), and the frame's number.
    struct Key {
        std::uint32_t video = 0;
        std::uint32_t frame = 0;
        bool operator==(const Key& other) const { return video == other.video && frame == other.frame; }
    };

    explicit FrameCache(std::size_t limitBytes)
        : limit_(limitBytes) {}
    FrameCache(const FrameCache&) = delete;
    FrameCache& operator=(const FrameCache&) = delete;

    /// Counts as a use.
    std::optional<timeline::Picture> find(const Key& key);
    /// Does not.
    bool contains(const Key& key) const;
    void insert(const Key& key, const timeline::Picture& picture);
    /// Forgets one video's pictures.
    void drop(std::uint32_t video);
    void clear();

    std::size_t limitBytes() const;
    /// A smaller limit holds at once.
    void setLimitBytes(std::size_t limit);
    std::size_t usedBytes() const;
    std::size_t frames() const;
    /// A number for a video that no other one has.
    std::uint32_t newVideo();

    static std::size_t bytesOf(const timeline::Picture& picture);

private:
    struct Entry {
        Key key;
        timeline::Picture picture;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::uint64_t>()((std::uint64_t(key.video) << 32U) | key.frame);
        }
    };
    void makeRoom(std::size_t bytes);
    void erase(std::list<Entry>::iterator entry);

    mutable std::mutex mutex_;
    std::size_t limit_;
    std::size_t used_ = 0;
    std::uint32_t lastVideo_ = 0;
    std::list<Entry> entries_; ///< used most recently first
    std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> places_;
};

} // namespace vestigo::recordings
