// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <filesystem>
#include <memory>

namespace vestigo::store {

/// Opens or makes a project database: a regular file (a link to one is fine) in a folder that may be written,
/// whole, ours, at the current schema, in WAL mode. A file that is not ours is left as it is.
Result<std::unique_ptr<Database>> openStoreFile(const std::filesystem::path& file);

} // namespace vestigo::store
