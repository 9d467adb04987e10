// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/recordings/errors.h"
#include "core/recordings/image_folder.h"

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

} // namespace

Result<std::vector<TimedImage>> listImages(const fs::path& folder) {
    std::vector<TimedImage> images;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const fs::path& file = entry->path();
        const std::optional<double> milliseconds = parseNumber(file.stem().string());
        if (!milliseconds || *milliseconds < 0.0 || !isImageName(file)) {
            continue;
        }
        const auto inside = resolveInside(folder, file.filename().string(), folder, file.filename().string());
        if (!inside) {
            return inside.error();
        }
        images.push_back({*milliseconds / 1000.0, *inside});
        if (images.size() > VideoLimits::frames) {
            return folderError(ErrorCode::TooLarge, folder, VESTIGO_TEXT("Error", "holds too many images"));
        }
    }
    if (failure) {
        return folderError(ErrorCode::FileUnreadable, folder, VESTIGO_TEXT("Error", "cannot be read: %1"),
                           {failure.message()});
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
