// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/alarm_rows.h"

#include "core/base/json_reader.h"

#include <nlohmann/json.hpp>

namespace vestigo::store {

namespace {

using alarms::AlarmAction;
using alarms::AlarmEntry;

constexpr std::int64_t mostLines = 100000;

Error refused(const Database& database, ErrorCode code, const Text& message, const Text& remedy = {}) {
    Error error;
    error.code = code;
    error.file = database.file();
    error.message = message;
    error.remedy = remedy;
    return error;
}

std::string subjectOf(const AlarmEntry& entry) {
    Json json;
    switch (entry.action) {
    case AlarmAction::Acknowledge:
        json = {{"recording_sha256", entry.incident.recordingSha256},
                {"recording", entry.incident.recordingId},
                {"incident", entry.incident.incident},
                {"start_s", entry.incident.range.start},
                {"end_s", entry.incident.range.end},
                {"terminals", entry.incident.terminals}};
        break;
    case AlarmAction::Shelve:
        json = {{"site", entry.shelf.site},         {"recording_sha256", entry.shelf.recordingSha256},
                {"terminal", entry.shelf.terminal}, {"type", entry.shelf.type},
                {"feature", entry.shelf.feature},   {"expires_at", entry.shelf.expiresAt}};
        break;
    case AlarmAction::Undo:
        json = {{"line", entry.undoes}};
        break;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void readIncident(const JsonReader& in, alarms::IncidentMark& mark) {
    mark.recordingSha256 = in.text("recording_sha256");
    mark.recordingId = in.text("recording", "");
    mark.incident = in.text("incident", "");
    mark.range = {in.number("start_s"), in.number("end_s")};
    const JsonReader terminals = in.array("terminals");
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        mark.terminals.push_back(terminals.elementText(i));
    }
}

void readShelf(const JsonReader& in, alarms::ShelfScope& shelf) {
    shelf.site = in.text("site", "");
    shelf.recordingSha256 = in.text("recording_sha256", "");
    shelf.terminal = in.text("terminal");
    shelf.type = in.text("type", "");
    shelf.feature = in.text("feature", "");
    shelf.expiresAt = in.number("expires_at");
}

/// False: the line is not one that this program writes.
bool readSubject(const std::string& text, const std::string& file, AlarmEntry& entry) {
    const Result<Json> json = parseJson(text, file);
    if (!json) {
        return false;
    }
    const JsonReader in(*json, file);
    switch (entry.action) {
    case AlarmAction::Acknowledge:
        readIncident(in, entry.incident);
        break;
    case AlarmAction::Shelve:
        readShelf(in, entry.shelf);
        break;
    case AlarmAction::Undo:
        entry.undoes = static_cast<std::int64_t>(in.number("line"));
        break;
    }
    return in.ok();
}

bool readRow(const Database& database, const Statement& row, AlarmEntry& entry) {
    const std::int64_t action = row.integer(2);
    if (action < 0 || action > static_cast<std::int64_t>(AlarmAction::Undo)) {
        return false;
    }
    entry.id = row.integer(0);
    entry.at = static_cast<double>(row.integer(1));
    entry.action = static_cast<AlarmAction>(action);
    entry.person = singleLine(row.text(3), alarms::longestPerson);
    entry.note = singleLine(row.text(4), alarms::longestNote);
    return readSubject(row.text(5), database.file(), entry);
}

} // namespace

Result<alarms::AlarmLog> readAlarmLog(Database& database) {
    Statement statement(database, "SELECT id, at, action, person, note, subject_json FROM alarm_log"
                                  " ORDER BY id LIMIT ?1");
    statement.bind(1, mostLines);
    alarms::AlarmLog log;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return log;
        }
        AlarmEntry entry;
        if (!readRow(database, statement, entry)) {
            return refused(database, ErrorCode::DatabaseInvalid,
                           VESTIGO_TEXT("Store", "the log of acknowledged and shelved alarms is damaged"),
                           VESTIGO_TEXT("Store", "go back to a copy of the project"));
        }
        log.push_back(std::move(entry));
    }
}

Result<AlarmEntry> addAlarmRow(Database& database, const alarms::AlarmLog& log, const AlarmEntry& entry) {
    if (log.size() >= static_cast<std::size_t>(mostLines)) {
        return refused(database, ErrorCode::TooLarge,
                       VESTIGO_TEXT("Store", "the log of acknowledged and shelved alarms is full"),
                       VESTIGO_TEXT("Store", "begin another project"));
    }
    Result<AlarmEntry> added = alarms::checkedEntry(log, entry);
    if (!added) {
        return added;
    }
    Statement statement(database, "INSERT INTO alarm_log (at, action, person, note, subject_json)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5)");
    statement.bind(1, static_cast<std::int64_t>(added->at));
    statement.bind(2, static_cast<std::int64_t>(added->action));
    statement.bind(3, added->person).bind(4, added->note).bind(5, subjectOf(*added));
    const Result<Done> done = statement.run();
    if (!done) {
        return done.error();
    }
    added->id = database.lastRow();
    return added;
}

} // namespace vestigo::store
