// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/opened_recording.h"

#include "core/store/project_store.h"

#include <utility>

namespace vestigo::session {

namespace {

analysis::AnalysisPtr storedAnalysis(store::ProjectStore& store, const OpenedRecording& opened) {
    auto run = store.newestRun(opened.sha256, opened.offsets);
    if (run && !run->has_value()) { // better one by other clocks, which the window says, than none
        run = store.newestRun(opened.sha256);
    }
    if (!run || !run->has_value()) {
        return nullptr;
    }
    auto analysis = store.analysisOf(**run);
    if (!analysis || !analysis->has_value()) {
        return nullptr;
    }
    analysis::Analysis found = std::move(*analysis.value());
    found.recordingPath = opened.recording->folder.string();
    return std::make_shared<const analysis::Analysis>(std::move(found));
}

} // namespace

OpenedRecording lookUp(const std::filesystem::path& database,
                       const std::shared_ptr<const recordings::Recording>& recording,
                       const CancelToken& cancel) {
    OpenedRecording opened;
    opened.recording = recording;
    std::error_code failure;
    if (database.empty() || !std::filesystem::exists(database, failure)) {
        return opened;
    }
    const auto store = store::ProjectStore::open(database);
    auto hash = recordings::hashRecording(*recording, cancel);
    if (!store || !hash.finished()) {
        return opened;
    }
    opened.sha256 = hash.take();
    // It stands in the project's list from now on; a project that may only be read lists what it did.
    (void)(*store)->putRecording(
        {opened.sha256, recording->id, recording->folder.string(), recording->site, {}});
    if (const auto log = (*store)->clockOffsets(opened.sha256)) {
        opened.offsets = analysis::offsetsInForce(*log);
    }
    opened.stored = storedAnalysis(**store, opened);
    return opened;
}

} // namespace vestigo::session
