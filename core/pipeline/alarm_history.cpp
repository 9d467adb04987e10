// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/alarm_history.h"

#include <map>
#include <system_error>
#include <tuple>

namespace vestigo::pipeline {

Outcome<AlarmHistory> alarmHistory(store::ProjectStore& store, double now, const CancelToken& cancel) {
    const auto runs = store.runs();
    if (!runs) {
        return runs.error();
    }
    const auto log = store.alarmLog();
    if (!log) {
        return log.error();
    }
    std::map<std::string, const store::RunRow*> newest;
    for (const store::RunRow& run : *runs) {
        if (run.state != store::RunState::Finished) {
            continue;
        }
        const store::RunRow*& best = newest[run.key.recordingSha256];
        if (best == nullptr || std::tie(best->endedAt, best->id) < std::tie(run.endedAt, run.id)) {
            best = &run;
        }
    }
    AlarmHistory history;
    std::vector<alarms::RecordedAlarms> recorded;
    for (const auto& [hash, run] : newest) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const auto result = store.resultOf(run->id);
        if (!result || !result->has_value()) {
            ++history.unreadable;
            continue;
        }
        recorded.push_back(alarms::recordedAlarms(**result, *log, now));
        history.recordings.push_back((*result)->recordingId);
    }
    history.load = alarms::alarmLoad(recorded);
    return history;
}

Result<alarms::AlarmLog> alarmLogOf(const std::filesystem::path& database) {
    std::error_code failure;
    if (!std::filesystem::exists(database, failure)) {
        return alarms::AlarmLog();
    }
    const auto store = store::ProjectStore::open(database);
    return store ? (*store)->alarmLog() : store.error();
}

Result<alarms::AlarmChain> alarmChainOf(const std::filesystem::path& database) {
    std::error_code failure;
    if (!std::filesystem::exists(database, failure)) {
        return alarms::AlarmChain();
    }
    const auto store = store::ProjectStore::open(database);
    return store ? (*store)->alarmChain() : store.error();
}

Result<alarms::AlarmStatesPtr> alarmStatesOf(const std::filesystem::path& database,
                                             const analysis::Analysis& analysis, double now) {
    if (database.empty()) {
        return alarms::AlarmStatesPtr();
    }
    const Result<alarms::AlarmLog> log = alarmLogOf(database);
    const Result<alarms::AlarmChain> chain = log ? alarmChainOf(database) : log.error();
    if (!chain) {
        return chain.error();
    }
    alarms::AlarmStates states = alarms::alarmStates(analysis, *log, now);
    states.chain = *chain;
    return std::make_shared<const alarms::AlarmStates>(std::move(states));
}

} // namespace vestigo::pipeline
