// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/clock_offset_rows.h"

#include <cmath>

namespace vestigo::store {

namespace {

using analysis::ClockOffset;
using analysis::OffsetAction;

constexpr std::int64_t mostLines = 100000; ///< of one recording
constexpr double perSecond = 1e6;

/// False: the line is not one that this program writes.
bool readRow(const Statement& row, ClockOffset& offset) {
    const std::int64_t action = row.integer(3);
    if (action < 0 || action > static_cast<std::int64_t>(OffsetAction::TakenBack)) {
        return false;
    }
    offset.terminal = row.text(0);
    offset.stream = row.text(1);
    offset.seconds = static_cast<double>(row.integer(2)) / perSecond;
    offset.action = static_cast<OffsetAction>(action);
    offset.person = row.text(4);
    offset.at = static_cast<double>(row.integer(5));
    const Result<ClockOffset> checked = analysis::checkedOffset(offset);
    if (checked) {
        offset = *checked;
    }
    return checked.ok();
}

Result<Done> addLine(Database& database, const std::string& recordingSha256, const ClockOffset& offset) {
    const Result<ClockOffset> checked = analysis::checkedOffset(offset);
    if (!checked) {
        return checked.error();
    }
    if (recordingSha256.empty()) {
        return refused(database, ErrorCode::Usage,
                       VESTIGO_TEXT("Store", "a recording needs its content hash"));
    }
    Statement count(database, "SELECT count(*) FROM clock_offset_log WHERE recording_sha256 = ?1");
    count.bind(1, recordingSha256);
    const Result<bool> counted = count.next();
    if (!counted) {
        return counted.error();
    }
    if (count.integer(0) >= mostLines) {
        return refused(database, ErrorCode::TooLarge,
                       VESTIGO_TEXT("Store", "the log of clock offsets is full"),
                       VESTIGO_TEXT("Store", "begin another project"));
    }
    Statement statement(database, "INSERT INTO clock_offset_log"
                                  " (recording_sha256, terminal, stream, microseconds, action, person, at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    statement.bind(1, recordingSha256).bind(2, checked->terminal).bind(3, checked->stream);
    statement.bind(4, static_cast<std::int64_t>(std::llround(checked->seconds * perSecond)));
    statement.bind(5, static_cast<std::int64_t>(checked->action)).bind(6, checked->person);
    statement.bind(7, static_cast<std::int64_t>(checked->at));
    return statement.run();
}

} // namespace

Result<analysis::ClockOffsets> readClockOffsets(Database& database, const std::string& recordingSha256) {
    Statement statement(database, "SELECT terminal, stream, microseconds, action, person, at"
                                  " FROM clock_offset_log WHERE recording_sha256 = ?1 ORDER BY id LIMIT ?2");
    statement.bind(1, recordingSha256).bind(2, mostLines);
    analysis::ClockOffsets log;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return log;
        }
        ClockOffset offset;
        if (!readRow(statement, offset)) {
            return refused(database, ErrorCode::DatabaseInvalid,
                           VESTIGO_TEXT("Store", "the log of clock offsets is damaged"),
                           VESTIGO_TEXT("Store", "go back to a copy of the project"));
        }
        log.push_back(std::move(offset));
    }
}

Result<analysis::ClockOffsets> writeClockOffsets(Database& database, const std::string& recordingSha256,
                                                 const analysis::ClockOffsets& lines) {
    Transaction transaction(database);
    Result<Done> done = transaction.begin(Durability::PowerCut);
    for (std::size_t i = 0; done && i < lines.size(); ++i) {
        done = addLine(database, recordingSha256, lines[i]);
    }
    if (!done) {
        return done.error();
    }
    Result<analysis::ClockOffsets> log = readClockOffsets(database, recordingSha256);
    const Result<Done> committed = log ? transaction.commit() : log.error();
    return committed ? log : committed.error();
}

} // namespace vestigo::store
