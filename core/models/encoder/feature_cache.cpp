// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/feature_cache.h"

#include "core/base/bytes.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace vestigo::models {

namespace {

namespace fs = std::filesystem;
using timeline::StreamFeatures;

constexpr std::uint64_t mark = 0x32766565'66747356ULL; // of this format, version 2
constexpr std::uint64_t largestFile = 8ULL << 30U;
constexpr const char* extension = ".features";
constexpr std::size_t hashDigits = 64;

bool share(float value) {
    return value >= 0.0F && value <= 1.0F; // no share of anything where it is no number
}

bool sane(const timeline::FrameMeasures& frame) {
    return share(frame.covered) && share(frame.moving) && std::isfinite(frame.luminance) &&
           std::isfinite(frame.noise);
}

void write(ByteWriter& out, const StreamFeatures& features) {
    std::vector<float> measures;
    for (const timeline::FrameMeasures& frame : features.measures) {
        measures.insert(measures.end(), {frame.covered, frame.moving, frame.luminance, frame.noise});
    }
    out.numbers(measures);
    const timeline::Box& box = features.region;
    out.numbers(std::vector<double>{box.x, box.y, box.width, box.height});
    out.number(static_cast<std::uint8_t>(features.regionSource));
}

/// False: it is not what write() wrote.
bool read(ByteReader& in, StreamFeatures& features) {
    const auto measures = in.numbers<float>();
    for (std::size_t i = 0; i + 4 <= measures.size(); i += 4) {
        features.measures.push_back({measures[i], measures[i + 1], measures[i + 2], measures[i + 3]});
    }
    const auto box = in.numbers<double>();
    const auto source = in.number<std::uint8_t>();
    if (measures.size() % 4 != 0 || box.size() != 4 ||
        source > static_cast<std::uint8_t>(timeline::RegionSource::WholeFrame)) {
        return false;
    }
    features.region = {box[0], box[1], box[2], box[3]};
    features.regionSource = static_cast<timeline::RegionSource>(source);
    return true;
}

bool consistent(const StreamFeatures& features) {
    if (features.times.size() != features.mapOf.size() || features.measures.size() != features.times.size() ||
        features.channels == 0 || features.channels > 65536 || features.height == 0 ||
        features.height > 1024 || features.width == 0 || features.width > 1024 ||
        features.pooled.size() % features.channels != 0) {
        return false;
    }
    const std::size_t maps = features.mapCount();
    if (!features.maps.empty() && features.maps.size() != maps * features.mapFloats()) {
        return false;
    }
    const auto finite = [](auto value) { return std::isfinite(value); };
    return std::all_of(features.mapOf.begin(), features.mapOf.end(),
                       [maps](std::uint32_t map) { return map < maps; }) &&
           std::is_sorted(features.mapOf.begin(), features.mapOf.end()) &&
           std::all_of(features.times.begin(), features.times.end(), finite) &&
           std::is_sorted(features.times.begin(), features.times.end()) &&
           std::all_of(features.pooled.begin(), features.pooled.end(), finite) &&
           std::all_of(features.measures.begin(), features.measures.end(), sane) &&
           finite(features.region.x + features.region.width) &&
           finite(features.region.y + features.region.height);
}

} // namespace

std::string featuresToBytes(const StreamFeatures& features) {
    ByteWriter out;
    out.number(mark);
    out.text(features.terminal);
    out.text(features.stream);
    out.number(features.channels);
    out.number(features.height);
    out.number(features.width);
    out.numbers(features.times);
    out.numbers(features.mapOf);
    out.numbers(features.maps);
    out.numbers(features.pooled);
    write(out, features);
    out.number(features.damagedFrames);
    std::string bytes = out.take();
    return bytes + sha256(bytes);
}

std::optional<StreamFeatures> featuresFromBytes(const std::string& bytes) {
    if (bytes.size() < hashDigits) {
        return std::nullopt;
    }
    const std::size_t size = bytes.size() - hashDigits;
    Sha256 digest;
    digest.add(bytes.data(), size);
    if (bytes.compare(size, hashDigits, digest.hex()) != 0) {
        return std::nullopt;
    }
    ByteReader in(bytes);
    StreamFeatures features;
    if (in.number<std::uint64_t>() != mark) {
        return std::nullopt;
    }
    features.terminal = in.text();
    features.stream = in.text();
    features.channels = in.number<std::uint32_t>();
    features.height = in.number<std::uint32_t>();
    features.width = in.number<std::uint32_t>();
    features.times = in.numbers<double>();
    features.mapOf = in.numbers<std::uint32_t>();
    features.maps = in.numbers<Half>();
    features.pooled = in.numbers<float>();
    const bool measured = read(in, features);
    features.damagedFrames = in.number<std::uint64_t>();
    if (!measured || !in.ok() || !consistent(features)) {
        return std::nullopt;
    }
    return features;
}

fs::path FeatureCache::placeOf(const std::string& key) const {
    const bool usable = !key.empty() && key.find_first_not_of("0123456789abcdef") == std::string::npos;
    return folder_.empty() || !usable ? fs::path() : folder_ / (key + extension);
}

std::optional<StreamFeatures> FeatureCache::find(const std::string& key) const {
    const fs::path place = placeOf(key);
    std::error_code failure;
    if (place.empty() || !fs::is_regular_file(place, failure)) {
        return std::nullopt;
    }
    const auto bytes = readFile(place, largestFile);
    auto features = bytes ? featuresFromBytes(*bytes) : std::nullopt;
    if (features) {
        fs::last_write_time(place, fs::file_time_type::clock::now(), failure); // used just now
    }
    return features;
}

void FeatureCache::keep(const std::string& key, const StreamFeatures& features) const {
    const fs::path place = placeOf(key);
    if (place.empty()) {
        return;
    }
    const std::string bytes = featuresToBytes(features);
    std::error_code failure;
    fs::create_directories(folder_, failure);
    if (failure || bytes.size() > std::min(mostBytes_, largestFile)) {
        return;
    }
    makeRoom(bytes.size());
    static_cast<void>(writeFileAtomically(place, bytes));
}

void FeatureCache::makeRoom(std::uint64_t bytes) const {
    struct Entry {
        fs::file_time_type used;
        std::uint64_t size;
        fs::path file;
    };
    std::vector<Entry> entries;
    std::error_code failure;
    std::uint64_t total = bytes;
    for (fs::directory_iterator entry(folder_, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code one;
        if (entry->path().extension() == extension && entry->is_regular_file(one)) {
            const Entry found{entry->last_write_time(one), entry->file_size(one), entry->path()};
            if (!one) { // another program may remove it at any time
                entries.push_back(found);
                total += found.size;
            }
        }
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    for (const Entry& entry : entries) {
        if (total <= mostBytes_) {
            return;
        }
        fs::remove(entry.file, failure);
        total -= entry.size;
    }
}

} // namespace vestigo::models
