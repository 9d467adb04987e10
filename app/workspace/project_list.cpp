// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/project_list.h"

#include "core/recordings/recording.h"
#include "core/store/project_store.h"

#include <algorithm>

namespace vestigo::workspace {

namespace fs = std::filesystem;

namespace {

ProjectEntry entryOf(const store::RecordingRow& row, const std::vector<store::RunRow>& runs) {
    ProjectEntry entry;
    entry.sha256 = row.sha256;
    entry.id = row.id;
    entry.site = row.site;
    entry.path = row.path;
    entry.lastOpenedAt = row.lastOpenedAt;
    std::error_code failure;
    const fs::path path(row.path);
    entry.isMissing = !fs::exists(fs::is_directory(path, failure) ? path / "recording.json" : path, failure);
    if (!entry.isMissing) {
        const auto recording = recordings::openRecording(path);
        if (recording && recording->startedAt) {
            entry.recordedAt = formatTimestamp(*recording->startedAt);
        }
    }
    for (const store::RunRow& run : runs) { // newest first
        if (run.state == store::RunState::Finished && run.key.recordingSha256 == row.sha256 &&
            run.endedAt > entry.analysedAt) {
            entry.analysedAt = run.endedAt;
            entry.engine = run.key.engine;
            entry.incidents = run.incidents;
        }
    }
    return entry;
}

} // namespace

Result<std::vector<ProjectEntry>> listProject(const fs::path& database) {
    std::error_code failure;
    if (database.empty() || !fs::exists(database, failure)) {
        return std::vector<ProjectEntry>();
    }
    auto store = store::ProjectStore::open(database);
    if (!store) {
        return store.error();
    }
    const auto rows = store.value()->recordings();
    const auto runs = store.value()->runs();
    if (!rows || !runs) {
        return rows ? runs.error() : rows.error();
    }
    std::vector<ProjectEntry> entries;
    for (const store::RecordingRow& row : *rows) {
        entries.push_back(entryOf(row, *runs));
    }
    return entries;
}

Result<Done> removeFromProject(const fs::path& database, const std::string& sha256) {
    auto store = store::ProjectStore::open(database);
    return store ? store.value()->removeRecording(sha256) : Result<Done>(store.error());
}

Result<Done> putBackIntoProject(const fs::path& database, const ProjectEntry& entry) {
    auto store = store::ProjectStore::open(database);
    return store ? store.value()->putRecording(
                       {entry.sha256, entry.id, entry.path, entry.site, entry.lastOpenedAt})
                 : Result<Done>(store.error());
}

Outcome<Done> relocateInProject(const fs::path& database, const std::string& sha256, const fs::path& folder,
                                const CancelToken& cancel) {
    const auto recording = recordings::openRecording(folder);
    if (!recording) {
        return recording.error();
    }
    const auto hash = recordings::hashRecording(*recording, cancel);
    if (!hash.finished()) {
        return hash.failed() ? Outcome<Done>(hash.error()) : Outcome<Done>(Cancelled{});
    }
    if (hash.value() != sha256) {
        Error error;
        error.code = ErrorCode::ValueInvalid;
        error.file = folder.string();
        error.message = VESTIGO_TEXT("Error", "is another recording: its content is not the same");
        error.remedy = VESTIGO_TEXT("Error", "choose the folder that was moved, or open this one as its own");
        return error;
    }
    auto store = store::ProjectStore::open(database);
    if (!store) {
        return store.error();
    }
    return store.value()->putRecording(
        {sha256, recording->id, recording->folder.string(), recording->site, {}});
}

Result<Done> makeProject(const fs::path& database) {
    std::error_code failure;
    if (fs::exists(fs::symlink_status(database, failure))) {
        Error error;
        error.code = ErrorCode::FileUnwritable;
        error.file = database.string();
        error.message = VESTIGO_TEXT("Error", "is there already");
        error.remedy = VESTIGO_TEXT("Error", "choose a new name, or open it as a project");
        return error;
    }
    const auto store = store::ProjectStore::open(database);
    return store ? Result<Done>(Done{}) : Result<Done>(store.error());
}

} // namespace vestigo::workspace
