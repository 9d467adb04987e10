// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_options.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace vestigo::cli {

Result<std::string> readEngineOptions(const std::filesystem::path& file) {
    if (file.empty()) {
        return std::string();
    }
    constexpr std::uint64_t mostBytes = 1U << 20U;
    JsonLimits limits;
    limits.bytes = mostBytes;
    const auto json = readJsonFile(file, limits);
    if (!json) {
        return json.error();
    }
    if (!json->is_object()) {
        Error error;
        error.code = ErrorCode::TypeWrong;
        error.file = file.string();
        error.message = VESTIGO_TEXT("Error", "is not a JSON object of settings");
        return error;
    }
    return json->dump();
}

} // namespace vestigo::cli
