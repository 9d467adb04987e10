// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/recordings/errors.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace vestigo::recordings {

namespace {

namespace fs = std::filesystem;

Error folderError(ErrorCode code, const fs::path& folder, const Text& message,
                  std::vector<std::string> arguments = {}) {
    return fileError(code, folder, {}, message,
                     VESTIGO_TEXT("Error", "take the video from the camera or recorder again"),
                     std::move(arguments));
}

bool isImageName(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    static constexpr std::array<const char*, 9> known{".png", ".jpg", ".jpeg", ".bmp", ".ppm",
                                                      ".pgm", ".tif", ".tiff", ".webp"};
    return std::find(known.begin(), known.end(), extension) != known.end();
}

/// When an image was shown, by its name; nothing: it is no image, or its name is no time.
std::optional<double> secondsOf(const fs::path& file) {
    const std::optional<double> milliseconds = parseNumber(file.stem().string());
    if (!milliseconds || *milliseconds < 0.0 || !isImageName(file)) {
        return std::nullopt;
    }
    return *milliseconds / 1000.0;
}

bool beyondAllTime(double seconds) {
    return seconds > RecordingLimits::longestSeconds;
}

Error beyondAllTimeError(const fs::path& folder, std::size_t count) {
    return fileError(
        ErrorCode::ValueInvalid, folder, {},
        VESTIGO_TEXT("Error", "images passed over because their name is a time beyond the %2 "
                              "days that a recording may last: %1"),
        VESTIGO_TEXT("Error", "name each image by its time in milliseconds since the recording began"),
        {std::to_string(count), formatNumber(RecordingLimits::longestSeconds / 86400.0)});
}

} // namespace

std::optional<Error> imagesBeyondAllTime(const fs::path& folder) {
    std::size_t beyond = 0;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const std::optional<double> seconds = secondsOf(entry->path());
        beyond += seconds && beyondAllTime(*seconds) ? 1 : 0;
    }
    return beyond > 0 ? std::optional(beyondAllTimeError(folder, beyond)) : std::nullopt;
}

Result<std::vector<TimedImage>> listImages(const fs::path& folder) {
    std::vector<TimedImage> images;
    std::size_t beyond = 0;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const fs::path& file = entry->path();
        const std::optional<double> seconds = secondsOf(file);
        if (!seconds || beyondAllTime(*seconds)) {
            beyond += seconds ? 1 : 0;
            continue;
        }
        const auto inside = resolveInside(folder, file.filename().string(), folder, file.filename().string());
        if (!inside) {
            return inside.error();
        }
        images.push_back({*seconds, *inside});
        if (images.size() > VideoLimits::frames) {
            return folderError(ErrorCode::TooLarge, folder, VESTIGO_TEXT("Error", "holds too many images"));
        }
    }
    if (failure) {
        return folderError(ErrorCode::FileUnreadable, folder, VESTIGO_TEXT("Error", "cannot be read: %1"),
                           {failure.message()});
    }
    if (images.empty() && beyond > 0) {
        return beyondAllTimeError(folder, beyond);
    }
    if (images.empty()) {
        return folderError(
            ErrorCode::Empty, folder,
            VESTIGO_TEXT("Error", "the folder holds no image whose name is its time in milliseconds"));
    }
    std::sort(images.begin(), images.end(), [](const TimedImage& a, const TimedImage& b) {
        return a.seconds != b.seconds ? a.seconds < b.seconds : a.file < b.file;
    });
    return images;
}

} // namespace vestigo::recordings
