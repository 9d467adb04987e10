// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace vestigo {

/// FNV-1a, 64 bits: the same key for the same bytes on every machine. Not for what somebody may want to
/// forge.
constexpr std::uint64_t fnvBasis = 0xcbf29ce484222325ULL;

constexpr std::uint64_t fnvAdd(std::uint64_t key, std::uint64_t byte) {
    return (key ^ byte) * 0x100000001b3ULL;
}

constexpr std::uint64_t fnvAdd(std::uint64_t key, std::string_view text) {
    for (const char letter : text) {
        key = fnvAdd(key, std::uint64_t{static_cast<unsigned char>(letter)});
    }
    return key;
}

} // namespace vestigo
