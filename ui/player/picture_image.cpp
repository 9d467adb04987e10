// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_image.h"

#include <limits>

namespace vestigo::ui_player {

namespace {

using Pixels = std::shared_ptr<const std::vector<std::uint8_t>>;

void releasePixels(void* keeper) {
    delete static_cast<Pixels*>(keeper);
}

} // namespace

QImage imageOf(const timeline::Picture& picture) {
    constexpr int largestSide = 16384;
    if (picture.empty() || picture.width <= 0 || picture.height <= 0 || picture.width > largestSide ||
        picture.height > largestSide) {
        return {};
    }
    const std::size_t channels = picture.format == timeline::PixelFormat::Grey8 ? 1 : 3;
    const std::size_t lineBytes = static_cast<std::size_t>(picture.width) * channels;
    const std::size_t lines = static_cast<std::size_t>(picture.height);
    if (picture.bytesPerLine < lineBytes || picture.bytesPerLine > std::numeric_limits<int>::max() ||
        picture.pixels->size() < picture.bytesPerLine * (lines - 1) + lineBytes) {
        return {};
    }
    const QImage::Format format = channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_BGR888;
    auto keeper = std::make_unique<Pixels>(picture.pixels);
    return QImage(picture.pixels->data(), picture.width, picture.height,
                  static_cast<qsizetype>(picture.bytesPerLine), format, &releasePixels, keeper.release());
}

} // namespace vestigo::ui_player
