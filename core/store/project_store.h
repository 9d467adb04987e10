// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_log.h"
#include "core/analysis/analysis.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::store {

/// What decides the result of a run: two runs with equal keys have equal results.
struct RunKey {
    std::string recordingSha256;
    std::string engine;
    std::string modelSha256; ///< empty: none
    std::string settingsJson;
    std::string programVersion;
};

enum class RunState { Running, Finished, Cancelled, Failed };

struct RunRow {
    std::int64_t id = 0;
    RunKey key;
    std::string recordingId;
    RunState state = RunState::Running;
    std::string startedAt; ///< RFC 3339 UTC
    std::string endedAt;
    std::size_t incidents = 0;
};

struct RecordingRow {
    std::string sha256;
    std::string id;
    std::string path; ///< where it was last seen
    std::string site;
    std::string lastOpenedAt;
};

/// The project database. One writer at a time; every call is one transaction: a killed process leaves either
/// all of it or nothing. Usable from several threads (calls are serialised).
class ProjectStore {
public:
    virtual ~ProjectStore() = default;

    /// Opens or makes the database (SQLite, WAL), migrates older schema versions, refuses newer ones and
    /// files that are no such database.
    static Result<std::unique_ptr<ProjectStore>> open(const std::filesystem::path& file);

    virtual Result<Done> putRecording(const RecordingRow& recording) = 0;
    virtual Result<std::vector<RecordingRow>> recordings() = 0;
    /// Takes it off the list. Its runs and annotations stay and are found again when it is put back.
    virtual Result<Done> removeRecording(const std::string& sha256) = 0;

    /// An unfinished run of the same key is taken up again (its artifacts stay), else a new one begins.
    virtual Result<std::int64_t> beginRun(const RunKey& key, const std::string& recordingId) = 0;
    virtual Result<Done> endRun(std::int64_t run, RunState state) = 0;
    virtual Result<std::vector<RunRow>> runs() = 0;

    /// Intermediate results of a run by stage and key ("decode", "plc-01/device"), so that a killed run goes
    /// on.
    virtual Result<Done> putArtifact(std::int64_t run, const std::string& stage, const std::string& key,
                                     const std::string& bytes) = 0;
    virtual Result<std::optional<std::string>> artifact(std::int64_t run, const std::string& stage,
                                                        const std::string& key) = 0;

    /// Stores the analysis whole, marks the run finished and drops its artifacts, in one transaction.
    virtual Result<Done> finishRun(std::int64_t run, const analysis::Analysis& analysis) = 0;
    /// The finished analysis with its aligned features; empty: none.
    virtual Result<std::optional<analysis::Analysis>> analysisOf(std::int64_t run) = 0;
    /// The same without the features: quick.
    virtual Result<std::optional<analysis::Analysis>> resultOf(std::int64_t run) = 0;
    /// The newest finished run of that key.
    virtual Result<std::optional<std::int64_t>> finishedRun(const RunKey& key) = 0;
    /// The newest finished run of a recording, whatever its key; with `offsets`, of those that were made with
    /// these clock offsets and no others.
    virtual Result<std::optional<std::int64_t>>
    newestRun(const std::string& recordingSha256,
              const std::optional<analysis::ClockOffsets>& offsets = std::nullopt) = 0;

    /// Annotations (JSON to the contract) of a recording made in this project.
    virtual Result<Done> putAnnotations(const std::string& recordingSha256, const std::string& json) = 0;
    virtual Result<std::optional<std::string>> annotations(const std::string& recordingSha256) = 0;

    /// What people did about alarms in this project, oldest first.
    virtual Result<alarms::AlarmLog> alarmLog() = 0;
    /// Whether that log is still what was written.
    virtual Result<alarms::AlarmChain> alarmChain() = 0;
    /// Adds lines to that log, all or none, each checked against what is there (alarms::checkedEntry).
    /// Nothing changes or removes a line. Gives the log with them.
    virtual Result<alarms::AlarmLog> addAlarmEntries(const std::vector<alarms::AlarmEntry>& entries) = 0;

    /// What people said about the clocks of a recording's streams, oldest first
    /// (analysis::offsetsInForce tells what holds of it).
    virtual Result<analysis::ClockOffsets> clockOffsets(const std::string& recordingSha256) = 0;
    /// Adds lines to that log, all or none (analysis::checkedOffset). Nothing changes or removes a line.
    /// Gives the log with them.
    virtual Result<analysis::ClockOffsets> addClockOffsets(const std::string& recordingSha256,
                                                           const analysis::ClockOffsets& lines) = 0;

    virtual int schemaVersion() const = 0;
};

} // namespace vestigo::store
