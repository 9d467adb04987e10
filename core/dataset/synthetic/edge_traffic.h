// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// One packet of the public Edge-IIoTset CSV, as far as a communication log needs it.
struct EdgeRow {
    float gap = 0.0F; ///< s after the row of the same type before it
    std::uint32_t source = 0;
    std::uint32_t destination = 0; ///< hosts, by number
    std::uint32_t bytes = 0;
    std::uint8_t protocol = 0;
    char status = 'o'; ///< as Message
};

struct EdgeTraffic {
    std::vector<std::string> hosts;
    std::vector<std::string> protocols;
    std::map<std::string, std::vector<EdgeRow>>
        rows;                     ///< by Attack_type, in the file's order; "Normal" among them
    std::uint64_t passedOver = 0; ///< rows that name no host

    static constexpr std::size_t mostRows = 8'000'000;
    static constexpr std::size_t mostHosts = 200'000;
};

/// Reads the CSV line by line (the published one has 2.2 million rows and 63 columns); only what EdgeRow
/// holds is kept. Needed columns: frame.time, ip.src_host, ip.dst_host, Attack_label, Attack_type; others are
/// used where they are. Times of day that lack the date, or are no times at all, as in the published file,
/// are bridged.
Outcome<EdgeTraffic> readEdgeTraffic(const std::filesystem::path& file, const CancelToken& cancel,
                                     ProgressSink& progress);

} // namespace vestigo::dataset::synthetic
