// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vestigo::store {

/// The version that this program writes.
int currentSchema();

/// Brings an opened file to the current schema: makes a new one, migrates an older one step by step in one
/// transaction, refuses newer ones, other programs' databases, and any file whose tables are not exactly
/// ours.
Result<Done> prepareSchema(Database& database);

/// Makes the schema of that version in an empty database; tests build old files with it.
Result<Done> makeSchema(Database& database, int version);

} // namespace vestigo::store
