// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

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

} // namespace vestigo::pipeline
