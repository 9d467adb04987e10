// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/capture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <memory>
#include <string>

namespace vestigo::recordings {

bool looksLikeCapture(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), &std::fclose);
    std::array<unsigned char, 4> magic{};
    if (!file || std::fread(magic.data(), 1, magic.size(), file.get()) != magic.size()) {
        return false;
    }
    static constexpr std::array<std::array<unsigned char, 4>, 5> known{{{0xD4, 0xC3, 0xB2, 0xA1},
                                                                        {0xA1, 0xB2, 0xC3, 0xD4},
                                                                        {0x4D, 0x3C, 0xB2, 0xA1},
                                                                        {0xA1, 0xB2, 0x3C, 0x4D},
                                                                        {0x0A, 0x0D, 0x0D, 0x0A}}};
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return std::find(known.begin(), known.end(), magic) != known.end() || extension == ".pcap" ||
           extension == ".pcapng";
}

} // namespace vestigo::recordings
