// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/results.h"

#include "core/analysis/analysis_json.h"
#include "core/base/hash.h"

namespace vestigo::store {

namespace {

constexpr std::size_t longestAligned = 192U << 20U;

Result<analysis::Analysis> fromRow(const Database& database, const Statement& row) {
    const std::string json = row.text(0);
    if (sha256(json) != row.text(1)) {
        return refused(database, ErrorCode::DatabaseInvalid,
                       VESTIGO_TEXT("Store", "a stored result is damaged"),
                       VESTIGO_TEXT("Store", "analyse the recording again"));
    }
    Result<analysis::Analysis> analysis = analysis::analysisFromJson(json, database.file());
    if (!analysis) {
        return analysis;
    }
    // what the result file does not tell
    analysis->settingsJson = row.text(2);
    analysis->modelName = row.text(3);
    analysis->recordingPath = row.text(4);
    analysis->analysedAt = row.text(5);
    if (!row.null(6)) {
        Result<timeline::AlignedRecording> aligned = analysis::unpackAligned(row.text(6));
        if (!aligned) {
            Error error = aligned.error();
            error.file = database.file();
            return error;
        }
        analysis->aligned = std::make_shared<const timeline::AlignedRecording>(aligned.take());
    }
    return analysis;
}

} // namespace

PackedResult packResult(const analysis::Analysis& analysis) {
    PackedResult packed;
    packed.json = analysis::analysisToJson(analysis);
    packed.aligned = analysis.aligned ? analysis::packAligned(*analysis.aligned) : std::string();
    if (packed.aligned.size() > longestAligned) {
        packed.aligned.clear();
    }
    return packed;
}

Result<Done> storeResult(Database& database, std::int64_t run, const analysis::Analysis& analysis,
                         const PackedResult& packed, const std::string& endedAt) {
    if (packed.json.size() > longestValue) {
        return refused(database, ErrorCode::TooLarge,
                       VESTIGO_TEXT("Store", "the result is too large to be kept"),
                       VESTIGO_TEXT("Store", "write it to a file instead"));
    }
    Statement mark(database, "UPDATE runs SET state = ?1, ended_at = ?2, incidents = ?3 WHERE id = ?4");
    mark.bind(1, numberOf(RunState::Finished)).bind(2, endedAt);
    mark.bind(3, static_cast<std::int64_t>(analysis.incidents.size())).bind(4, run);
    const Result<Done> marked = mark.run();
    if (!marked) {
        return marked;
    }
    if (database.changedRows() != 1) {
        return refused(database, ErrorCode::ReferenceUnknown,
                       VESTIGO_TEXT("Store", "there is no such run in the project"));
    }
    Statement insert(database,
                     "INSERT OR REPLACE INTO results (run, analysis_json, analysis_sha256, settings_json,"
                     " model_name, recording_path, analysed_at, aligned)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bind(1, run)
        .bind(2, packed.json)
        .bind(3, sha256(packed.json))
        .bind(4, analysis.settingsJson)
        .bind(5, analysis.modelName);
    insert.bind(6, analysis.recordingPath).bind(7, analysis.analysedAt);
    if (!packed.aligned.empty()) {
        insert.bindBytes(8, packed.aligned);
    }
    const Result<Done> inserted = insert.run();
    if (!inserted) {
        return inserted;
    }
    Statement drop(database, "DELETE FROM artifacts WHERE run = ?1");
    drop.bind(1, run);
    return drop.run();
}

Result<std::optional<analysis::Analysis>> readResult(Database& database, std::int64_t run,
                                                     bool withFeatures) {
    Statement statement(database, "SELECT analysis_json, analysis_sha256, results.settings_json, model_name,"
                                  " recording_path, analysed_at, CASE WHEN ?3 THEN aligned END FROM results"
                                  " JOIN runs ON runs.id = results.run WHERE run = ?1 AND state = ?2");
    statement.bind(3, static_cast<std::int64_t>(withFeatures ? 1 : 0))
        .bind(1, run)
        .bind(2, numberOf(RunState::Finished));
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    if (!*row) {
        return std::optional<analysis::Analysis>();
    }
    Result<analysis::Analysis> analysis = fromRow(database, statement);
    if (!analysis) {
        return analysis.error();
    }
    return std::optional<analysis::Analysis>(analysis.take());
}

Result<std::optional<std::int64_t>> newestFinished(Database& database, const std::string& recordingSha256,
                                                   const std::optional<analysis::ClockOffsets>& offsets) {
    Statement statement(database,
                        "SELECT id, settings_json FROM runs WHERE recording_sha256 = ?1 AND state = ?2"
                        " ORDER BY ended_at DESC, id DESC");
    statement.bind(1, recordingSha256).bind(2, numberOf(RunState::Finished));
    while (true) {
        const Result<bool> row = statement.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return std::optional<std::int64_t>();
        }
        if (!offsets || analysis::sameOffsets(analysis::offsetsOfSettings(statement.text(1)), *offsets)) {
            return std::optional<std::int64_t>(statement.integer(0));
        }
    }
}

} // namespace vestigo::store
