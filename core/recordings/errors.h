// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// An Error of a file, in one expression.
inline Error fileError(ErrorCode code, const std::filesystem::path& file, std::string place,
                       const Text& message, const Text& remedy, std::vector<std::string> arguments = {}) {
    return Error{code, file.string(), std::move(place), message, std::move(arguments), remedy};
}

/// Of a video of which nothing can be seen in the time of its recording.
inline Error noFrameInTime(const std::filesystem::path& video) {
    return fileError(ErrorCode::Truncated, video, {},
                     VESTIGO_TEXT("Error", "no frame of it can be decoded within the recording's time"),
                     VESTIGO_TEXT("Error", "take the video from the camera or recorder again"));
}

/// "line 7"
inline std::string lineNumber(std::uint64_t line) {
    return "line " + std::to_string(line);
}

} // namespace vestigo::recordings
