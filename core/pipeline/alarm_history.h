// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_states.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/store/project_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// The load of alarms of a whole project.
struct AlarmHistory {
    alarms::AlarmLoad load;
    std::vector<std::string> recordings; ///< ids, in the order that load.peak counts in
    std::size_t unreadable = 0;          ///< recordings whose stored result is damaged; not in the load
};

/// Of the newest finished run of each recording in the project, with what is shelved at `now` (Unix seconds).
/// Reads every one of those results: not for the GUI thread.
Outcome<AlarmHistory> alarmHistory(store::ProjectStore& store, double now, const CancelToken& cancel);

/// The log of a project; empty where the project is not there yet.
Result<alarms::AlarmLog> alarmLogOf(const std::filesystem::path& database);

/// Whether that log is still what was written.
Result<alarms::AlarmChain> alarmChainOf(const std::filesystem::path& database);

/// What people have said about the incidents of an analysis up to `now` (Unix seconds); null where no project
/// is named. Reads the project: not for the GUI thread.
Result<alarms::AlarmStatesPtr> alarmStatesOf(const std::filesystem::path& database,
                                             const analysis::Analysis& analysis, double now);

} // namespace vestigo::pipeline
