// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/alarm_rows.h"

#include "core/base/hash.h"
#include "core/base/json_reader.h"

#include <nlohmann/json.hpp>

namespace vestigo::store {

namespace {

using alarms::AlarmAction;
using alarms::AlarmEntry;

constexpr std::int64_t mostLines = 100000;

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

/// The seal of a line: over the seal before and everything that the line says, each part with its length, so
/// that no two lines read the same.
std::string sealOf(const std::string& before, std::int64_t id, std::int64_t at, std::int64_t action,
                   const std::string& person, const std::string& note, const std::string& subject) {
    std::string text;
    for (const std::string& part :
         {before, std::to_string(id), std::to_string(at), std::to_string(action), person, note, subject}) {
        text += std::to_string(part.size()) + ':' + part;
    }
    return sha256(text);
}

/// What is known of the chain after the lines so far, and the seal that the newest of them should bear (lines
/// from before the chain bear none).
struct ChainWalk {
    alarms::AlarmChain chain;
    std::string expected;
    bool sealed = false; ///< a line that bears a seal was passed

    void pass(std::int64_t id, const std::string& seal) {
        ++chain.lines;
        const bool fits = seal.empty() ? !sealed : seal == expected;
        if (!fits && chain.brokenAt == 0) {
            chain.brokenAt = id;
        }
        chain.unsealed += seal.empty() ? 1 : 0;
        sealed = sealed || !seal.empty();
        chain.head = seal.empty() ? chain.head : seal;
    }
};

/// Over all lines, whatever they say.
Result<ChainWalk> walkChain(Database& database) {
    Statement statement(database, "SELECT id, at, action, person, note, subject_json, seal FROM alarm_log"
                                  " ORDER BY id LIMIT ?1");
    statement.bind(1, mostLines);
    ChainWalk walk;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return walk;
        }
        const std::int64_t id = statement.integer(0);
        walk.expected = sealOf(walk.expected, id, statement.integer(1), statement.integer(2),
                               statement.text(3), statement.text(4), statement.text(5));
        walk.pass(id, statement.text(6));
    }
}

/// The end of the chain as it was written last; two rows or none at all are no end.
Result<std::string> keptHead(Database& database) {
    Statement statement(database, "SELECT seal FROM alarm_chain LIMIT 2");
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    return *row ? statement.text(0) : std::string();
}

/// Seals the line that was added last.
Result<Done> seal(Database& database, const std::string& before, const AlarmEntry& added) {
    const std::string own =
        sealOf(before, added.id, static_cast<std::int64_t>(added.at), static_cast<std::int64_t>(added.action),
               added.person, added.note, subjectOf(added));
    Statement line(database, "UPDATE alarm_log SET seal = ?1 WHERE id = ?2");
    line.bind(1, own).bind(2, added.id);
    const Result<Done> sealed = line.run();
    const Result<Done> cleared = sealed ? database.execute("DELETE FROM alarm_chain") : sealed;
    if (!cleared) {
        return cleared;
    }
    Statement head(database, "INSERT INTO alarm_chain (seal) VALUES (?1)");
    head.bind(1, own);
    return head.run();
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

Result<alarms::AlarmChain> readAlarmChain(Database& database) {
    Result<ChainWalk> walk = walkChain(database);
    const Result<std::string> head = keptHead(database);
    if (!walk || !head) {
        return walk ? head.error() : walk.error();
    }
    walk->chain.cutOff = *head != walk->chain.head;
    return std::move(walk->chain);
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
    const Result<ChainWalk> before = walkChain(database);
    if (!before) {
        return before.error();
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
    const Result<Done> sealed = seal(database, before->expected, *added);
    return sealed ? added : Result<AlarmEntry>(sealed.error());
}

} // namespace vestigo::store
