// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/recording_folders.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/dataset/dataset_file.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

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
    constexpr int deepest = 2; // levels below the first
    std::vector<fs::path> found;
    std::error_code failure;
    std::size_t looked = 0;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failure);
    for (const fs::recursive_directory_iterator end; !failure && it != end && looked < mostEntries;
         it.increment(failure), ++looked) {
        const bool recording = isRecording(it->path());
        if (recording) {
            found.push_back(it->path());
        }
        if (recording || it.depth() >= deepest) {
            it.disable_recursion_pending();
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

dataset::DatasetEntry entryOf(const fs::path& folder, const fs::path& recording) {
    dataset::DatasetEntry entry;
    entry.folder = recording;
    entry.path = recording.lexically_relative(folder).generic_string();
    return entry;
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

bool hasOwnSplits(const fs::path& folder) {
    std::error_code failure;
    return fs::is_regular_file(folder / "dataset.json", failure) || fs::is_regular_file(folder, failure);
}

Result<dataset::Dataset> openRecordings(const fs::path& folder) {
    if (hasOwnSplits(folder)) {
        return dataset::openDataset(folder);
    }
    dataset::Dataset made;
    made.folder = folder;
    made.name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    if (isRecording(folder)) {
        made.recordings.push_back(entryOf(folder, folder));
        return made;
    }
    for (const fs::path& recording : recordingsBelow(folder)) {
        made.recordings.push_back(entryOf(folder, recording));
    }
    if (made.recordings.empty()) {
        return noRecording(folder);
    }
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < made.recordings.size(); ++i) {
        order.emplace_back(sha256(made.recordings[i].path), i);
    }
    std::sort(order.begin(), order.end());
    const std::size_t fifth = (order.size() + 4) / 5;
    for (std::size_t k = 0; k < order.size() && order.size() > 1; ++k) {
        if (k < fifth) {
            made.recordings[order[k].second].split = dataset::Split::Test;
        } else if (k < 2 * fifth && order.size() > 2) {
            made.recordings[order[k].second].split = dataset::Split::Val;
        }
    }
    return made;
}

} // namespace vestigo::pipeline
