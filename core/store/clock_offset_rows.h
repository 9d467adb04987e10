// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clock_offsets.h"
#include "core/store/database.h"

#include <string>

namespace vestigo::store {

/// What was ever said about the clocks of a recording's streams, oldest first. A line that is not ours is an
/// error: an analysis by a part of the corrections would be none that anybody asked for.
Result<analysis::ClockOffsets> readClockOffsets(Database& database, const std::string& recordingSha256);

/// Adds lines, all or none, and gives the log with them.
Result<analysis::ClockOffsets> writeClockOffsets(Database& database, const std::string& recordingSha256,
                                                 const analysis::ClockOffsets& lines);

} // namespace vestigo::store
