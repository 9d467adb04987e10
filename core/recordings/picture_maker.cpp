// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/picture_maker.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::recordings {

namespace {

struct Size {
    int width;
    int height;
};

Size scaledSize(int width, int height, int longestSide) {
    const int longest = std::max(width, height);
    if (longestSide <= 0 || longest <= longestSide) {
        return {width, height};
    }
    const double factor = static_cast<double>(longestSide) / longest;
    return {std::max(1, static_cast<int>(std::lround(width * factor))),
            std::max(1, static_cast<int>(std::lround(height * factor)))};
}

} // namespace

std::optional<timeline::Picture> PictureMaker::make(const AVFrame& frame, double seconds) {
    const std::int64_t pixels = static_cast<std::int64_t>(frame.width) * frame.height;
    if (frame.width <= 0 || frame.height <= 0 ||
        pixels > static_cast<std::int64_t>(VideoLimits::largestPixels)) {
        return std::nullopt;
    }
    const Size size = scaledSize(frame.width, frame.height, options_.longestSide);
    const bool grey = options_.format == timeline::PixelFormat::Grey8;
    const AVPixelFormat target = grey ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_BGR24;
    const bool smaller = size.width < frame.width;
    scaler_.reset(sws_getCachedContext(scaler_.release(), frame.width, frame.height,
                                       static_cast<AVPixelFormat>(frame.format), size.width, size.height,
                                       target, smaller ? SWS_AREA : SWS_BILINEAR, nullptr, nullptr, nullptr));
    if (!scaler_) {
        return std::nullopt;
    }
    timeline::Picture picture;
    picture.t = seconds;
    picture.width = size.width;
    picture.height = size.height;
    picture.sourceWidth = frame.width;
    picture.sourceHeight = frame.height;
    picture.format = options_.format;
    // Lines padded to 32 bytes and some room behind: swscale's vector code writes past the end of a line.
    constexpr std::size_t alignment = 32;
    const std::size_t used = static_cast<std::size_t>(size.width) * (grey ? 1 : 3);
    picture.bytesPerLine = (used + alignment - 1) / alignment * alignment;
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(
        picture.bytesPerLine * static_cast<std::size_t>(size.height) + 2 * alignment);
    const std::array<std::uint8_t*, 4> planes{bytes->data(), nullptr, nullptr, nullptr};
    const std::array<int, 4> strides{static_cast<int>(picture.bytesPerLine), 0, 0, 0};
    if (sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, planes.data(),
                  strides.data()) <= 0) {
        return std::nullopt;
    }
    picture.pixels = std::move(bytes);
    return picture;
}

} // namespace vestigo::recordings
