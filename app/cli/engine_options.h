// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace vestigo::cli {

/// An engine's own settings, so far as one can tell here: a file with a JSON object. No file: "".
Result<std::string> readEngineOptions(const std::filesystem::path& file);

} // namespace vestigo::cli
