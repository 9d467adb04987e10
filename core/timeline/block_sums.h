// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vestigo::timeline {

/// A sum over some bytes that any change within eight of them changes for certain, and any other but for one
/// in 2^64. Against damage, not against ill will; some gigabytes a second.
std::uint64_t blockSum(std::string_view bytes);

/// Sums over equal blocks of bytes that come piece by piece.
class BlockSums {
public:
    /// Small enough that a look at a few rows reads little more than them.
    static constexpr std::size_t blockBytes = 16384;
    static std::uint64_t blocksOf(std::uint64_t bytes) { return (bytes + blockBytes - 1) / blockBytes; }

    void add(std::string_view bytes);
    /// One for each block, the last of which may be shorter.
    std::vector<std::uint64_t> finish();

private:
    std::string open_; ///< less than a block
    std::vector<std::uint64_t> sums_;
};

} // namespace vestigo::timeline
