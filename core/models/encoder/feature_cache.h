// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/visual_features.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vestigo::models {

/// A stream's features as bytes with a checksum, and back; nothing for anything that is not whole and
/// consistent. Maps in half precision.
std::string featuresToBytes(const timeline::StreamFeatures& features);
std::optional<timeline::StreamFeatures> featuresFromBytes(const std::string& bytes);

/// Keeps features in a folder of the user's cache, one file a stream, named by a key that says everything
/// they depend on (content of the video, encoder, settings). A damaged file counts as none. Files are written
/// whole or not at all; the folder is kept under its limit by dropping what was used least recently.
class FeatureCache {
public:
    static constexpr std::uint64_t usualBytes = 4ULL << 30U;

    /// An empty folder: nothing is kept.
    explicit FeatureCache(std::filesystem::path folder, std::uint64_t mostBytes = usualBytes)
        : folder_(std::move(folder))
        , mostBytes_(mostBytes) {}

    /// `key`: hexadecimal digits.
    std::optional<timeline::StreamFeatures> find(const std::string& key) const;
    /// Failing to write is no failure: the next run is only slower.
    void keep(const std::string& key, const timeline::StreamFeatures& features) const;

private:
    std::filesystem::path placeOf(const std::string& key) const;
    void makeRoom(std::uint64_t bytes) const;

    std::filesystem::path folder_;
    std::uint64_t mostBytes_;
};

} // namespace vestigo::models
