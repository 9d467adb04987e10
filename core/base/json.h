// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace vestigo {

/// Keeps the order of keys, so that a file that is read and written again differs only where it was changed.
using Json = nlohmann::ordered_json;

struct JsonLimits {
    std::uint64_t bytes = 256ULL << 20U;
    int depth = 64; ///< deeper nesting is refused before it can exhaust the stack
};

/// Parses hostile text: syntax, depth, encoding, duplicate keys (refused) are checked. `name` is for the
/// error, whose place is "line L, column C".
Result<Json> parseJson(const std::string& text, const std::string& name, const JsonLimits& limits = {});
Result<Json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits = {});

/// Indented by one blank, numbers as short as they read back, a line end at the end. NaN becomes null.
std::string writeJson(const Json& json);

/// A number, or null where there is none.
Json numberOrNull(const std::optional<double>& value);
Json numberOrNull(const std::optional<std::uint64_t>& value);

} // namespace vestigo
