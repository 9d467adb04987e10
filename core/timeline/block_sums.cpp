// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/block_sums.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vestigo::timeline {

std::uint64_t blockSum(std::string_view bytes) {
    // Each step maps the sums before it one to one: two that differ once stay different while the words
    // agree.
    std::uint64_t sum = 0x9E3779B97F4A7C15ULL ^ bytes.size();
    const auto mix = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 0xD6E8FEB86659FD93ULL;
        sum ^= sum >> 32U;
    };
    std::uint64_t word = 0;
    std::size_t at = 0;
    for (; at + sizeof(word) <= bytes.size(); at += sizeof(word)) {
        std::memcpy(&word, bytes.data() + at, sizeof(word));
        mix(word);
    }
    word = 0;
    std::memcpy(&word, bytes.data() + at, bytes.size() - at);
    mix(word);
    return sum;
}

void BlockSums::add(std::string_view bytes) {
    while (!bytes.empty()) {
        if (open_.empty() && bytes.size() >= blockBytes) {
            sums_.push_back(blockSum(bytes.substr(0, blockBytes)));
            bytes.remove_prefix(blockBytes);
            continue;
        }
        const std::size_t count = std::min(bytes.size(), blockBytes - open_.size());
        open_.append(bytes.substr(0, count));
        bytes.remove_prefix(count);
        if (open_.size() == blockBytes) {
            sums_.push_back(blockSum(open_));
            open_.clear();
        }
    }
}

std::vector<std::uint64_t> BlockSums::finish() {
    if (!open_.empty()) {
        sums_.push_back(blockSum(open_));
        open_.clear();
    }
    return std::exchange(sums_, {});
}

} // namespace vestigo::timeline
