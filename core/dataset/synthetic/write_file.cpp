// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/write_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace vestigo::dataset::synthetic {

Result<Done> writeNewFile(const std::filesystem::path& file, const std::string& text) {
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    std::FILE* const stream = std::fopen(file.c_str(), "wbe");
    const bool written = stream != nullptr && std::fwrite(text.data(), 1, text.size(), stream) == text.size();
    const int reason = errno;
    const bool closed = stream != nullptr && std::fclose(stream) == 0;
    if (written && closed) {
        return Done{};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = file.string();
    error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
    error.arguments = {std::strerror(written ? errno : reason)};
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    return error;
}

} // namespace vestigo::dataset::synthetic
