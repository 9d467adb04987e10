// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/series_layout.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// One chunk: its rows are ascending in time; chunks of a source that is far out of order may overlap.
struct SeriesChunk {
    std::uint64_t offset = 0; ///< in the file, bytes
    std::uint32_t rows = 0;
    TimeKind times = TimeKind::Exact;
    double first = 0.0; ///< times of the first and last row, seconds
    double last = 0.0;
    double step = 0.0; ///< where times are uniform
};

/// What the end of a series file says of it. The file is: a head of `headBytes` (magic, version, byte order,
/// size of the file, place and SHA-256 of the footer), the chunks (ChunkLayout), the footer, which has a sum
/// over each block of the chunks' bytes (BlockSums). Numbers in the machine's own byte order: an index is
/// made anew elsewhere.
struct SeriesFooter {
    static constexpr std::uint32_t version = 2; ///< 1: without sums
    static constexpr std::size_t headBytes = 128;
    static constexpr std::size_t mostColumns = 4096;
    static constexpr std::uint64_t mostBytes = 1ULL << 30U; ///< of the footer itself

    std::string identity; ///< of the source that it was made from, whatever the maker wrote
    std::vector<std::string> columns;
    std::uint64_t rows = 0;
    double usualStep = 0.0; ///< median distance of neighbouring rows, seconds
    std::vector<SeriesChunk> chunks;
    std::vector<Extent> extents;     ///< [column * chunks + chunk]
    std::vector<std::uint64_t> sums; ///< of the blocks between head and footer

    const Extent& extent(std::size_t column, std::size_t chunk) const {
        return extents[column * chunks.size() + chunk];
    }
};

std::string encodeFooter(const SeriesFooter& footer);
/// The head for a file with this footer at `footerOffset`.
std::string encodeHead(const std::string& footerBytes, std::uint64_t footerOffset);

/// Where the footer lies, out of the head; nothing if this is no head of ours for a file of this size.
struct FooterPlace {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::string sha256;
};
std::optional<FooterPlace> decodeHead(const std::string& head, std::uint64_t fileBytes);

/// Everything that reading relies on is checked: counts, places of chunks within the file, times.
std::optional<SeriesFooter> decodeFooter(const std::string& bytes, std::uint64_t footerOffset);

} // namespace vestigo::timeline
