// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace vestigo::dataset::synthetic {

/// Writes a file and the folders that it lies in. Not flushed: what is written half goes away with its
/// folder.
Result<Done> writeNewFile(const std::filesystem::path& file, const std::string& text);

} // namespace vestigo::dataset::synthetic
