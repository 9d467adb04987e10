// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_log.h"
#include "core/store/database.h"

namespace vestigo::store {

/// The whole log, by id. A line that is not ours is an error: a log with holes tells no truth.
Result<alarms::AlarmLog> readAlarmLog(Database& database);

/// Goes over the whole log and says whether the seals fit.
Result<alarms::AlarmChain> readAlarmChain(Database& database);

/// Inside of a transaction: adds one line that fits the log, and gives it with its id.
Result<alarms::AlarmEntry> addAlarmRow(Database& database, const alarms::AlarmLog& log,
                                       const alarms::AlarmEntry& entry);

} // namespace vestigo::store
