// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/video.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace vestigo::recordings {

/// One image of a folder and when it was shown.
struct TimedImage {
    double seconds = 0.0;
    std::filesystem::path file;
};

/// The images of a folder by time; names are milliseconds ("0.png", "500.jpg"). Other files are passed over.
/// So are images whose time lies beyond what any recording lasts. An empty list is an error, and so is a
/// symbolic link that leads out of the folder.
Result<std::vector<TimedImage>> listImages(const std::filesystem::path& folder);

/// Says that images were passed over because no recording reaches their time; nothing when there are none.
std::optional<Error> imagesBeyondAllTime(const std::filesystem::path& folder);

Result<std::unique_ptr<VideoReader>> openImageFolder(const std::filesystem::path& folder,
                                                     const VideoReader::Options& options);

} // namespace vestigo::recordings
