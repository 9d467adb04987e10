// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_index.h"

#include "core/base/bytes.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::recordings {

namespace {

constexpr const char* magic = "vestigo frame index";
constexpr std::uint32_t formatVersion = 2;
constexpr std::size_t checksumSize = 64;
constexpr std::uint64_t largestBytes = 1U << 30U;

Error damaged() {
    Error error;
    error.code = ErrorCode::SyntaxInvalid;
    error.message = VESTIGO_TEXT("Error", "is no whole frame index");
    return error;
}

bool isAscending(const std::vector<double>& times) {
    return std::all_of(times.begin(), times.end(), [](double t) { return std::isfinite(t); }) &&
           std::is_sorted(times.begin(), times.end());
}

void writeKeys(const std::vector<KeyPoint>& keys, ByteWriter& out) {
    out.number<std::uint64_t>(keys.size());
    for (const KeyPoint& key : keys) {
        out.number(key.packet);
        out.number(key.frame);
        out.number(key.pts);
        out.number(key.dts);
        out.number(key.position);
    }
}

/// Keys that do not fit the frames make the reader not ok.
bool readKeys(ByteReader& in, std::size_t packets, std::size_t frames, std::vector<KeyPoint>& keys) {
    const std::uint64_t count = in.count();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        KeyPoint key;
        key.packet = in.number<std::uint32_t>();
        key.frame = in.number<std::uint32_t>();
        key.pts = in.number<std::int64_t>();
        key.dts = in.number<std::int64_t>();
        key.position = in.number<std::int64_t>();
        const bool inOrder = keys.empty() || key.packet > keys.back().packet;
        if (!inOrder || key.packet >= packets || key.frame >= frames) {
            return false;
        }
        keys.push_back(key);
    }
    return in.ok();
}

} // namespace

const KeyPoint* FrameIndex::keyFor(std::size_t frame) const {
    if (frame >= packets.size()) {
        return nullptr;
    }
    // The last key that comes, in the file, not after the frame's own packet ...
    auto after =
        std::upper_bound(keys.begin(), keys.end(), packets[frame],
                         [](std::uint32_t packet, const KeyPoint& key) { return packet < key.packet; });
    // ... and that is not shown after it: frames that lead an open group need the group before.
    while (after != keys.begin()) {
        --after;
        if (after->frame <= frame) {
            return &*after;
        }
    }
    return nullptr;
}

std::size_t FrameIndex::groupStart(std::size_t frame) const {
    if (packets.empty()) {
        return frame; // images stand alone
    }
    const KeyPoint* key = keyFor(frame);
    return key != nullptr ? key->frame : 0;
}

bool FrameIndex::link(std::size_t packetCount) {
    frameAfter.assign(packetCount, noFrame);
    for (std::size_t frame = 0; frame < packets.size(); ++frame) {
        if (packets[frame] >= packetCount || frameAfter[packets[frame]] != noFrame) {
            return false;
        }
        frameAfter[packets[frame]] = static_cast<std::uint32_t>(frame);
    }
    return true;
}

std::string frameIndexToBytes(const FrameIndex& index) {
    ByteWriter out;
    out.text(magic);
    out.number(formatVersion);
    out.numbers(index.times);
    out.number(index.endSeconds);
    out.number<std::uint8_t>(index.truncated ? 1 : 0);
    out.number(index.longestGapSeconds);
    out.number<std::uint64_t>(index.frameAfter.size());
    out.numbers(index.packets);
    writeKeys(index.keys, out);
    std::string bytes = out.take();
    return bytes + sha256(bytes);
}

Result<FrameIndex> frameIndexFromBytes(const std::string& bytes) {
    if (bytes.size() < checksumSize) {
        return damaged();
    }
    const std::string content = bytes.substr(0, bytes.size() - checksumSize);
    if (sha256(content) != bytes.substr(content.size())) {
        return damaged();
    }
    ByteReader in(content);
    if (in.text() != magic || in.number<std::uint32_t>() != formatVersion) {
        return damaged();
    }
    FrameIndex index;
    index.times = in.numbers<double>();
    index.endSeconds = in.number<double>();
    index.truncated = in.number<std::uint8_t>() != 0;
    index.longestGapSeconds = in.number<double>();
    const std::uint64_t packetCount = in.number<std::uint64_t>();
    index.packets = in.numbers<std::uint32_t>();
    constexpr std::uint64_t mostPackets = 200'000'000;
    const bool plausible = in.ok() && !index.times.empty() && index.packets.size() == index.times.size() &&
                           packetCount <= mostPackets && isAscending(index.times) &&
                           std::isfinite(index.endSeconds);
    if (!plausible || !readKeys(in, packetCount, index.times.size(), index.keys) || !in.atEnd() ||
        !index.link(packetCount)) {
        return damaged();
    }
    return index;
}

std::filesystem::path FrameIndexStore::placeOf(const std::filesystem::path& fileOrFolder) const {
    std::error_code failure;
    if (folder_.empty() || !std::filesystem::is_regular_file(fileOrFolder, failure)) {
        return {}; // the names in a folder are listed as quickly as a file is read
    }
    const auto real = std::filesystem::canonical(fileOrFolder, failure);
    const auto size = failure ? 0 : std::filesystem::file_size(real, failure);
    const auto changed =
        failure ? std::filesystem::file_time_type() : std::filesystem::last_write_time(real, failure);
    if (failure) {
        return {};
    }
    const std::string key = real.string() + '\n' + std::to_string(size) + '\n' +
                            std::to_string(changed.time_since_epoch().count());
    return folder_ / (sha256(key).substr(0, 40) + ".frames");
}

Outcome<FrameIndex> FrameIndexStore::indexOf(const std::filesystem::path& fileOrFolder,
                                             const CancelToken& cancel, const IndexProgress& progress) const {
    const std::filesystem::path place = placeOf(fileOrFolder);
    std::error_code failure;
    if (!place.empty() && std::filesystem::exists(place, failure)) {
        if (const auto bytes = readFile(place, largestBytes)) {
            if (auto kept = frameIndexFromBytes(*bytes)) {
                std::filesystem::last_write_time(place, std::filesystem::file_time_type::clock::now(),
                                                 failure); // used just now
                return kept.take();
            }
        }
    }
    auto index = indexVideo(fileOrFolder, cancel, progress);
    if (index.finished() && !place.empty()) {
        keep(place, index.value());
    }
    return index;
}

void FrameIndexStore::keep(const std::filesystem::path& place, const FrameIndex& index) const {
    std::error_code failure;
    std::filesystem::create_directories(folder_, failure);
    const std::string bytes = frameIndexToBytes(index);
    if (failure || bytes.size() > std::min<std::uint64_t>(largestBytes, largestFolderBytes)) {
        return;
    }
    makeRoom(bytes.size());
    static_cast<void>(writeFileAtomically(place, bytes)); // a cache that cannot be written is only slower
}

void FrameIndexStore::makeRoom(std::uint64_t bytes) const {
    struct Entry {
        std::filesystem::file_time_type used;
        std::uint64_t size;
        std::filesystem::path file;
    };
    std::vector<Entry> entries;
    std::error_code failure;
    std::uint64_t total = bytes;
    for (std::filesystem::directory_iterator entry(folder_, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code one;
        if (entry->path().extension() == ".frames" && entry->is_regular_file(one)) {
            entries.push_back({entry->last_write_time(one), entry->file_size(one), entry->path()});
            total += entries.back().size;
        }
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    for (const Entry& entry : entries) {
        if (total <= largestFolderBytes) {
            return;
        }
        std::filesystem::remove(entry.file, failure);
        total -= entry.size;
    }
}

} // namespace vestigo::recordings
