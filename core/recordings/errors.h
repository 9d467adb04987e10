// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// An Error of a file, in one expression.
inline Error fileError(ErrorCode code, const std::filesystem::path& file, std::string place,
                       const Text& message, const Text& remedy, std::vector<std::string> arguments = {}) {
    return Error{code, file.string(), std::move(place), message, std::move(arguments), remedy};
}

/// "line 7"
inline std::string lineNumber(std::uint64_t line) {
    return "line " + std::to_string(line);
}

} // namespace vestigo::recordings
