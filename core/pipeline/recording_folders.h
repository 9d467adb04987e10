// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dataset/dataset_file.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace vestigo::pipeline {

/// Recordings to learn from, and those that are kept for measuring.
struct RecordingFolders {
    std::vector<std::filesystem::path> learnt;
    std::vector<std::filesystem::path> heldOut;
};

/// Of a data set (folder with dataset.json) its splits train and val; of a folder of recordings one of five
/// is held out, chosen by the seed, as soon as there are two; one recording is learnt from. Fails where there
/// is none.
Result<RecordingFolders> recordingFolders(const std::filesystem::path& folder, std::uint64_t seed);

/// A data set as its dataset.json says; a folder of recordings without one (three levels deep at most, links
/// not followed) as a data set whose splits are made up: the recordings in the order of the SHA-256 of their
/// paths in the folder, the first fifth is "test", the second "val" (from three recordings on), the rest
/// "train". So the same folder is always split alike, whoever asks: what was held out of a training is what a
/// comparison measures on.
Result<dataset::Dataset> openRecordings(const std::filesystem::path& folder);

/// Whether the folder says itself how it is split.
bool hasOwnSplits(const std::filesystem::path& folder);

} // namespace vestigo::pipeline
