// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/recording_folders.h"

#include "core/base/random.h"
#include "core/dataset/dataset_file.h"

#include <algorithm>
#include <system_error>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostEntries = 50000;

Error noRecording(const fs::path& folder) {
    Error error;
    error.code = ErrorCode::FileMissing;
    error.file = folder.string();
    error.message = VESTIGO_TEXT("Error", "holds neither a data set nor a recording");
    error.remedy = VESTIGO_TEXT(
        "Error", "give a folder with dataset.json or recording.json, or one whose folders are recordings");
    return error;
}

bool isRecording(const fs::path& folder) {
    std::error_code failure;
    return fs::is_regular_file(folder / "recording.json", failure);
}

Result<RecordingFolders> ofDataset(const fs::path& folder) {
    const auto dataset = dataset::openDataset(folder);
    if (!dataset) {
        return dataset.error();
    }
    RecordingFolders found;
    for (const dataset::DatasetEntry& entry : dataset->recordings) {
        if (entry.split == dataset::Split::Train) {
            found.learnt.push_back(entry.folder);
        } else if (entry.split == dataset::Split::Val) {
            found.heldOut.push_back(entry.folder);
        }
    }
    return found.learnt.empty() ? Result<RecordingFolders>(noRecording(folder)) : std::move(found);
}

/// In the order of their names, so that the same folder gives the same.
std::vector<fs::path> recordingsBelow(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code failure;
    std::size_t looked = 0;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end && looked < mostEntries;
         it.increment(failure), ++looked) {
        if (isRecording(it->path())) {
            found.push_back(it->path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Result<RecordingFolders> recordingFolders(const fs::path& folder, std::uint64_t seed) {
    std::error_code failure;
    if (fs::is_regular_file(folder / "dataset.json", failure)) {
        return ofDataset(folder);
    }
    RecordingFolders found;
    if (isRecording(folder)) {
        found.learnt.push_back(folder);
        return found;
    }
    found.learnt = recordingsBelow(folder);
    if (found.learnt.empty()) {
        return noRecording(folder);
    }
    Random random(seed);
    const std::size_t kept = found.learnt.size() < 2 ? 0 : (found.learnt.size() + 4) / 5;
    for (std::size_t i = 0; i < kept; ++i) {
        const auto chosen =
            found.learnt.begin() + static_cast<std::ptrdiff_t>(random.below(found.learnt.size()));
        found.heldOut.push_back(*chosen);
        found.learnt.erase(chosen);
    }
    return found;
}

} // namespace vestigo::pipeline
