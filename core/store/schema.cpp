// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include <array>
#include <string>

namespace vestigo::store {

namespace {

constexpr std::int64_t applicationId = 0x56455354; // "VEST"

struct Migration {
    const char* reason;
    const char* sql;
};

/// Entry n leads from version n to n + 1. Never edit one that was released: add another.
constexpr std::array<Migration, 5> migrations{{
    {"The first schema: recordings by content hash, runs by what decides their result, intermediate and "
     "final results.",
     R"sql(
CREATE TABLE recordings (
  sha256 TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  path TEXT NOT NULL,
  site TEXT NOT NULL,
  last_opened_at TEXT NOT NULL
);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_sha256 TEXT NOT NULL,
  engine TEXT NOT NULL,
  model_sha256 TEXT NOT NULL,
  settings_json TEXT NOT NULL,
  program_version TEXT NOT NULL,
  recording_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL
);
CREATE INDEX runs_by_recording ON runs (recording_sha256, engine);
CREATE TABLE artifacts (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  key TEXT NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (run, stage, key)
);
CREATE TABLE results (
  run INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  analysis_json TEXT NOT NULL,
  analysis_sha256 TEXT NOT NULL,
  settings_json TEXT NOT NULL,
  model_name TEXT NOT NULL,
  recording_path TEXT NOT NULL,
  analysed_at TEXT NOT NULL,
  aligned BLOB
);
)sql"},
    {"A list of runs shows how many incidents each found without reading every result; annotations made in "
     "the project.",
     R"sql(
ALTER TABLE runs ADD COLUMN incidents INTEGER NOT NULL DEFAULT 0;
UPDATE runs SET incidents = coalesce(
  (SELECT json_array_length(analysis_json, '$.incidents') FROM results
   WHERE results.run = runs.id AND json_valid(analysis_json)), 0);
CREATE TABLE annotations (
  recording_sha256 TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
)sql"},
    {"Who acknowledged, shelved or took back what, and when. Lines are only ever added.",
     R"sql(
CREATE TABLE alarm_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  action INTEGER NOT NULL,
  person TEXT NOT NULL,
  note TEXT NOT NULL,
  subject_json TEXT NOT NULL
);
)sql"},
    {"The log of alarms is sealed: each line bears a hash over itself and the seal before; the newest is "
     "kept beside them. Lines from before bear none, the first new seal covers them.",
     R"sql(
ALTER TABLE alarm_log ADD COLUMN seal TEXT NOT NULL DEFAULT '';
CREATE TABLE alarm_chain (
  seal TEXT NOT NULL
);
)sql"},
    {"Corrections of a stream's clock that somebody accepted, typed or took back; the next analysis uses "
     "them. By the recording's content, so that they hold wherever it lies. Lines are only ever added.",
     R"sql(
CREATE TABLE clock_offset_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_sha256 TEXT NOT NULL,
  terminal TEXT NOT NULL,
  stream TEXT NOT NULL,
  microseconds INTEGER NOT NULL,
  action INTEGER NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX clock_offsets_by_recording ON clock_offset_log (recording_sha256);
)sql"},
}};

Error foreign(const Database& database) {
    return refused(database, ErrorCode::DatabaseInvalid, VESTIGO_TEXT("Store", "is no project database"),
                   VESTIGO_TEXT("Store", "choose a file made by Vestigo, or a new name"));
}

/// Tables and indexes as SQL, one long text. SQLite's own statistics may stand beside them.
Result<std::string> describedSchema(Database& database) {
    Statement statement(database,
                        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                        " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name LIMIT 100");
    std::string out;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return out;
        }
        for (int column = 0; column < 4; ++column) {
            out += statement.text(column) + '\n';
        }
    }
}

Result<Done> applyFrom(Database& database, std::int64_t from, std::int64_t to) {
    for (std::int64_t version = from; version < to; ++version) {
        const Migration& migration = migrations[static_cast<std::size_t>(version)];
        const Result<Done> applied = database.execute(migration.sql);
        if (!applied) {
            Error error = applied.error();
            error.place = migration.reason;
            return error;
        }
    }
    const std::string marks = "PRAGMA application_id = " + std::to_string(applicationId) +
                              "; PRAGMA user_version = " + std::to_string(to);
    return database.execute(marks.c_str());
}

/// Our queries rely on these tables, and a table of somebody else's making could hold constraints and
/// computed columns that run when we touch it. So the schema must be ours to the letter.
Result<Done> demandOurs(Database& database, std::int64_t version) {
    Result<std::unique_ptr<Database>> model = Database::inMemory();
    if (!model) {
        return model.error();
    }
    const Result<Done> made = applyFrom(**model, 0, version);
    if (!made) {
        return made;
    }
    const Result<std::string> expected = describedSchema(**model);
    const Result<std::string> found = describedSchema(database);
    if (!expected || !found) {
        return expected ? found.error() : expected.error();
    }
    if (*expected != *found) {
        return foreign(database);
    }
    return Done{};
}

struct Marks {
    std::int64_t application = 0;
    std::int64_t version = 0;
    std::int64_t objects = 0;
};

Result<Marks> marksOf(Database& database) {
    const Result<std::int64_t> application = database.number("PRAGMA application_id");
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    const Result<std::int64_t> objects = database.number("SELECT count(*) FROM sqlite_schema");
    for (const Result<std::int64_t>* part : {&application, &version, &objects}) {
        if (!part->ok()) {
            return part->error();
        }
    }
    return Marks{*application, *version, *objects};
}

/// Empty: new, or left so by a program that was killed while making it.
bool untouched(const Marks& marks) {
    return marks.application == 0 && marks.version == 0 && marks.objects == 0;
}

Result<Done> judge(Database& database, const Marks& marks) {
    if (untouched(marks)) {
        return Done{};
    }
    if (marks.application != applicationId || marks.version < 1) {
        return foreign(database);
    }
    if (marks.version > currentSchema()) {
        return refused(database, ErrorCode::FormatUnsupported,
                       VESTIGO_TEXT("Store", "was made by a newer version of Vestigo"),
                       VESTIGO_TEXT("Store", "open it with that version"));
    }
    return demandOurs(database, marks.version);
}

} // namespace

int currentSchema() {
    return static_cast<int>(migrations.size());
}

Result<Done> makeSchema(Database& database, int version) {
    Transaction transaction(database);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun;
    }
    const Result<Done> applied = applyFrom(database, 0, version);
    return applied ? transaction.commit() : applied;
}

Result<Done> prepareSchema(Database& database) {
    Result<Marks> marks = marksOf(database);
    if (!marks) {
        return marks.error();
    }
    const Result<Done> ours = judge(database, *marks);
    if (!ours || marks->version == currentSchema()) {
        return ours;
    }
    Transaction transaction(database);
    const Result<Done> begun = transaction.begin(Durability::PowerCut);
    if (!begun) {
        return begun;
    }
    marks = marksOf(database); // another process may have been quicker
    if (!marks) {
        return marks.error();
    }
    const Result<Done> still = judge(database, *marks);
    if (!still) {
        return still;
    }
    if (marks->version < currentSchema()) {
        const Result<Done> applied = applyFrom(database, marks->version, currentSchema());
        if (!applied) {
            return applied;
        }
    }
    return transaction.commit();
}

} // namespace vestigo::store
