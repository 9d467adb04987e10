// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project_store.h"

#include "core/store/alarm_rows.h"
#include "core/store/clock_offset_rows.h"
#include "core/store/database.h"
#include "core/store/results.h"
#include "core/store/schema.h"
#include "core/store/store_file.h"

#include <algorithm>
#include <chrono>
#include <mutex>

namespace vestigo::store {

namespace {

constexpr std::int64_t mostRows = 10000;

std::string now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    return formatTimestamp({static_cast<double>(seconds), 0});
}

RunState stateOf(std::int64_t number) {
    const bool known = number >= 0 && number <= static_cast<std::int64_t>(RunState::Failed);
    return known ? static_cast<RunState>(number) : RunState::Failed;
}

class SqliteStore final : public ProjectStore {
public:
    explicit SqliteStore(std::unique_ptr<Database> database)
        : database_(std::move(database)) {}

    Result<Done> putRecording(const RecordingRow& recording) override;
    Result<std::vector<RecordingRow>> recordings() override;
    Result<Done> removeRecording(const std::string& sha256) override;
    Result<std::int64_t> beginRun(const RunKey& key, const std::string& recordingId) override;
    Result<Done> endRun(std::int64_t run, RunState state) override;
    Result<std::vector<RunRow>> runs() override;
    Result<Done> putArtifact(std::int64_t run, const std::string& stage, const std::string& key,
                             const std::string& bytes) override;
    Result<std::optional<std::string>> artifact(std::int64_t run, const std::string& stage,
                                                const std::string& key) override;
    Result<Done> finishRun(std::int64_t run, const analysis::Analysis& analysis) override;
    Result<std::optional<analysis::Analysis>> analysisOf(std::int64_t run) override;
    Result<std::optional<analysis::Analysis>> resultOf(std::int64_t run) override;
    Result<std::optional<std::int64_t>> finishedRun(const RunKey& key) override;
    Result<std::optional<std::int64_t>>
    newestRun(const std::string& recordingSha256,
              const std::optional<analysis::ClockOffsets>& offsets) override;
    Result<Done> putAnnotations(const std::string& recordingSha256, const std::string& json) override;
    Result<std::optional<std::string>> annotations(const std::string& recordingSha256) override;
    Result<alarms::AlarmLog> alarmLog() override;
    Result<alarms::AlarmChain> alarmChain() override;
    Result<alarms::AlarmLog> addAlarmEntries(const std::vector<alarms::AlarmEntry>& entries) override;
    Result<analysis::ClockOffsets> clockOffsets(const std::string& recordingSha256) override;
    Result<analysis::ClockOffsets> addClockOffsets(const std::string& recordingSha256,
                                                   const analysis::ClockOffsets& lines) override;
    int schemaVersion() const override { return currentSchema(); }

private:
    Error refused(ErrorCode code, const Text& message, const Text& remedy = {}) const;
    Result<std::optional<std::int64_t>> newestOfKey(const RunKey& key, RunState first, RunState second);

    std::mutex mutex_;
    std::unique_ptr<Database> database_;
};

/// Runs one changing statement as a transaction of its own.
Result<Done> commitOne(Database& database, Statement& statement, Durability durability) {
    Transaction transaction(database);
    const Result<Done> begun = transaction.begin(durability);
    if (!begun) {
        return begun;
    }
    const Result<Done> done = statement.run();
    return done ? transaction.commit() : done;
}

Error SqliteStore::refused(ErrorCode code, const Text& message, const Text& remedy) const {
    return store::refused(*database_, code, message, remedy);
}

Result<Done> SqliteStore::putRecording(const RecordingRow& recording) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (recording.sha256.empty()) {
        return refused(ErrorCode::Usage, VESTIGO_TEXT("Store", "a recording needs its content hash"));
    }
    Statement statement(*database_,
                        "INSERT INTO recordings (sha256, id, path, site, last_opened_at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)"
                        " ON CONFLICT (sha256) DO UPDATE SET id = excluded.id, path = excluded.path,"
                        " site = excluded.site, last_opened_at = excluded.last_opened_at");
    statement.bind(1, recording.sha256).bind(2, recording.id).bind(3, recording.path).bind(4, recording.site);
    statement.bind(5, recording.lastOpenedAt.empty() ? now() : recording.lastOpenedAt);
    return commitOne(*database_, statement, Durability::PowerCut);
}

Result<std::vector<RecordingRow>> SqliteStore::recordings() {
    const std::lock_guard<std::mutex> lock(mutex_);
    Statement statement(*database_, "SELECT sha256, id, path, site, last_opened_at FROM recordings"
                                    " ORDER BY last_opened_at DESC, sha256 LIMIT ?1");
    statement.bind(1, mostRows);
    std::vector<RecordingRow> rows;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return rows;
        }
        rows.push_back(
            {statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.text(4)});
    }
}

Result<Done> SqliteStore::removeRecording(const std::string& sha256) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Statement statement(*database_, "DELETE FROM recordings WHERE sha256 = ?1");
    statement.bind(1, sha256);
    return commitOne(*database_, statement, Durability::PowerCut);
}

Result<std::optional<std::int64_t>> SqliteStore::newestOfKey(const RunKey& key, RunState first,
                                                             RunState second) {
    Statement statement(*database_, "SELECT id FROM runs WHERE recording_sha256 = ?1 AND engine = ?2"
                                    " AND model_sha256 = ?3 AND settings_json = ?4 AND program_version = ?5"
                                    " AND state IN (?6, ?7) ORDER BY id DESC LIMIT 1");
    statement.bind(1, key.recordingSha256).bind(2, key.engine).bind(3, key.modelSha256);
    statement.bind(4, key.settingsJson).bind(5, key.programVersion);
    statement.bind(6, numberOf(first)).bind(7, numberOf(second));
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    return *row ? std::optional<std::int64_t>(statement.integer(0)) : std::nullopt;
}

Result<std::int64_t> SqliteStore::beginRun(const RunKey& key, const std::string& recordingId) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Transaction transaction(*database_);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun.error();
    }
    const auto unfinished = newestOfKey(key, RunState::Running, RunState::Cancelled);
    if (!unfinished) {
        return unfinished.error();
    }
    Statement statement(
        *database_,
        unfinished->has_value()
            ? "UPDATE runs SET state = ?6, started_at = ?7, ended_at = '', recording_id = ?8 WHERE id = ?9"
            : "INSERT INTO runs (recording_sha256, engine, model_sha256, settings_json,"
              " program_version, state, started_at, ended_at, recording_id)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '', ?8)");
    if (unfinished->has_value()) {
        statement.bind(9, **unfinished);
    } else {
        statement.bind(1, key.recordingSha256).bind(2, key.engine).bind(3, key.modelSha256);
        statement.bind(4, key.settingsJson).bind(5, key.programVersion);
    }
    statement.bind(6, numberOf(RunState::Running)).bind(7, now()).bind(8, recordingId);
    const Result<Done> done = statement.run();
    if (!done) {
        return done.error();
    }
    const std::int64_t run = unfinished->has_value() ? **unfinished : database_->lastRow();
    const Result<Done> committed = transaction.commit();
    if (!committed) {
        return committed.error();
    }
    return run;
}

Result<Done> SqliteStore::endRun(std::int64_t run, RunState state) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state != RunState::Cancelled && state != RunState::Failed) {
        return refused(ErrorCode::Usage, VESTIGO_TEXT("Store", "a run is finished with its result only"));
    }
    Transaction transaction(*database_);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun;
    }
    Statement statement(*database_,
                        "UPDATE runs SET state = ?1, ended_at = ?2 WHERE id = ?3 AND state <> ?4");
    statement.bind(1, numberOf(state)).bind(2, now()).bind(3, run).bind(4, numberOf(RunState::Finished));
    Result<Done> done = statement.run();
    if (done && state == RunState::Failed) { // what led to a failure is no ground to go on from
        Statement drop(*database_, "DELETE FROM artifacts WHERE run = ?1");
        drop.bind(1, run);
        done = drop.run();
    }
    return done ? transaction.commit() : done;
}

Result<std::vector<RunRow>> SqliteStore::runs() {
    const std::lock_guard<std::mutex> lock(mutex_);
    Statement statement(*database_,
                        "SELECT id, recording_sha256, engine, model_sha256, settings_json, program_version,"
                        " recording_id, state, started_at, ended_at, incidents FROM runs"
                        " ORDER BY id DESC LIMIT ?1");
    statement.bind(1, mostRows);
    std::vector<RunRow> rows;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return rows;
        }
        RunRow run;
        run.id = statement.integer(0);
        run.key = {statement.text(1), statement.text(2), statement.text(3), statement.text(4),
                   statement.text(5)};
        run.recordingId = statement.text(6);
        run.state = stateOf(statement.integer(7));
        run.startedAt = statement.text(8);
        run.endedAt = statement.text(9);
        run.incidents = static_cast<std::size_t>(std::max<std::int64_t>(0, statement.integer(10)));
        rows.push_back(std::move(run));
    }
}

Result<Done> SqliteStore::putArtifact(std::int64_t run, const std::string& stage, const std::string& key,
                                      const std::string& bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (bytes.size() > longestValue) {
        return refused(ErrorCode::TooLarge,
                       VESTIGO_TEXT("Store", "an intermediate result is too large to be kept"));
    }
    // A run that another process has finished meanwhile needs no artifacts any more.
    Statement statement(*database_, "INSERT OR REPLACE INTO artifacts (run, stage, key, bytes)"
                                    " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS"
                                    " (SELECT 1 FROM runs WHERE id = ?1 AND state <> ?5)");
    statement.bind(1, run).bind(2, stage).bind(3, key).bindBytes(4, bytes).bind(5,
                                                                                numberOf(RunState::Finished));
    return commitOne(*database_, statement, Durability::Crash);
}

Result<std::optional<std::string>> SqliteStore::artifact(std::int64_t run, const std::string& stage,
                                                         const std::string& key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Statement statement(*database_, "SELECT bytes FROM artifacts WHERE run = ?1 AND stage = ?2 AND key = ?3");
    statement.bind(1, run).bind(2, stage).bind(3, key);
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    return *row ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

Result<Done> SqliteStore::finishRun(std::int64_t run, const analysis::Analysis& analysis) {
    const PackedResult packed = packResult(analysis); // long work, before anybody has to wait for it
    const std::lock_guard<std::mutex> lock(mutex_);
    Transaction transaction(*database_);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun;
    }
    const Result<Done> stored = storeResult(*database_, run, analysis, packed, now());
    return stored ? transaction.commit() : stored;
}

Result<std::optional<analysis::Analysis>> SqliteStore::analysisOf(std::int64_t run) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return readResult(*database_, run, true);
}

Result<std::optional<analysis::Analysis>> SqliteStore::resultOf(std::int64_t run) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return readResult(*database_, run, false);
}

Result<std::optional<std::int64_t>> SqliteStore::finishedRun(const RunKey& key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return newestOfKey(key, RunState::Finished, RunState::Finished);
}

Result<std::optional<std::int64_t>>
SqliteStore::newestRun(const std::string& recordingSha256,
                       const std::optional<analysis::ClockOffsets>& offsets) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return newestFinished(*database_, recordingSha256, offsets);
}

Result<Done> SqliteStore::putAnnotations(const std::string& recordingSha256, const std::string& json) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (recordingSha256.empty() || json.size() > longestValue) {
        return refused(ErrorCode::Usage, VESTIGO_TEXT("Store", "these annotations cannot be kept"));
    }
    Statement statement(*database_,
                        "INSERT INTO annotations (recording_sha256, json, changed_at) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (recording_sha256) DO UPDATE SET json = excluded.json,"
                        " changed_at = excluded.changed_at");
    statement.bind(1, recordingSha256).bind(2, json).bind(3, now());
    return commitOne(*database_, statement, Durability::PowerCut);
}

Result<std::optional<std::string>> SqliteStore::annotations(const std::string& recordingSha256) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Statement statement(*database_, "SELECT json FROM annotations WHERE recording_sha256 = ?1");
    statement.bind(1, recordingSha256);
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    return *row ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

Result<alarms::AlarmLog> SqliteStore::alarmLog() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return readAlarmLog(*database_);
}

Result<alarms::AlarmChain> SqliteStore::alarmChain() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return readAlarmChain(*database_);
}

Result<alarms::AlarmLog> SqliteStore::addAlarmEntries(const std::vector<alarms::AlarmEntry>& entries) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Transaction transaction(*database_);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun.error();
    }
    Result<alarms::AlarmLog> log = readAlarmLog(*database_); // as it is now: others may have written
    for (std::size_t i = 0; log && i < entries.size(); ++i) {
        Result<alarms::AlarmEntry> added = addAlarmRow(*database_, *log, entries[i]);
        if (!added) {
            return added.error();
        }
        log->push_back(added.take());
    }
    const Result<Done> committed = log ? transaction.commit() : log.error();
    return committed ? log : committed.error();
}

Result<analysis::ClockOffsets> SqliteStore::clockOffsets(const std::string& recordingSha256) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return readClockOffsets(*database_, recordingSha256);
}

Result<analysis::ClockOffsets> SqliteStore::addClockOffsets(const std::string& recordingSha256,
                                                            const analysis::ClockOffsets& lines) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return writeClockOffsets(*database_, recordingSha256, lines);
}

} // namespace

Result<std::unique_ptr<ProjectStore>> ProjectStore::open(const std::filesystem::path& file) {
    Result<std::unique_ptr<Database>> database = openStoreFile(file);
    if (!database) {
        return database.error();
    }
    return std::unique_ptr<ProjectStore>(std::make_unique<SqliteStore>(database.take()));
}

} // namespace vestigo::store
