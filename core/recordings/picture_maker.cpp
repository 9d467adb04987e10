// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/picture_maker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

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

/// Lines padded to 32 bytes and some room behind: swscale's vector code writes past the end of a line.
constexpr std::size_t alignment = 32;

std::size_t paddedLine(int width, std::size_t bytesPerPixel) {
    return (static_cast<std::size_t>(width) * bytesPerPixel + alignment - 1) / alignment * alignment;
}

/// The frame's plane of luminance; nullptr where it has none of 8 bits.
const std::uint8_t* luminanceOf(const AVFrame& frame) {
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    constexpr std::uint64_t others =
        AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BITSTREAM;
    if (format == nullptr || (format->flags & others) != 0 || format->comp[0].depth != 8 ||
        format->comp[0].step != 1 || format->comp[0].plane != 0 || frame.data[0] == nullptr) {
        return nullptr;
    }
    return frame.data[0] + format->comp[0].offset;
}

/// Stored luminance as grey of the full range.
std::array<std::uint8_t, 256> fullRange(const AVFrame& frame) {
    const bool full = frame.color_range == AVCOL_RANGE_JPEG || frame.format == AV_PIX_FMT_GRAY8 ||
                      frame.format == AV_PIX_FMT_YUVJ420P || frame.format == AV_PIX_FMT_YUVJ422P ||
                      frame.format == AV_PIX_FMT_YUVJ444P;
    std::array<std::uint8_t, 256> table{};
    for (int i = 0; i < 256; ++i) {
        const double wide = full ? i : (i - 16) * 255.0 / 219.0;
        table[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(std::lround(std::clamp(wide, 0.0, 255.0)));
    }
    return table;
}

} // namespace

Orientation orientationOf(const AVStream& stream) {
    size_t size = 0;
    const std::uint8_t* bytes = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    std::array<std::int32_t, 9> matrix{};
    if (bytes == nullptr || size < sizeof(matrix)) {
        return {};
    }
    std::memcpy(matrix.data(), bytes, sizeof(matrix));
    const auto sign = [&matrix](std::size_t at) {
        constexpr std::int32_t half = 1 << 15; // 16.16 fixed point
        return matrix[at] > half ? 1 : (matrix[at] < -half ? -1 : 0);
    };
    const Orientation found{sign(0), sign(1), sign(3), sign(4)};
    const bool straight = found.xx != 0 && found.yy != 0 && found.xy == 0 && found.yx == 0;
    const bool turned = found.xx == 0 && found.yy == 0 && found.xy != 0 && found.yx != 0;
    return straight || turned ? found : Orientation{};
}

/// Puts the pixels of an upright picture where they are shown; sizes and lines of `picture` change with it.
void PictureMaker::turn(timeline::Picture& picture, const std::vector<std::uint8_t>& pixels) const {
    const std::size_t depth = picture.format == timeline::PixelFormat::Grey8 ? 1 : 3;
    const int width = picture.width;
    const int height = picture.height;
    const std::size_t fromLine = picture.bytesPerLine;
    if (orientation_.swapsSides()) {
        std::swap(picture.width, picture.height);
        std::swap(picture.sourceWidth, picture.sourceHeight);
    }
    picture.bytesPerLine = paddedLine(picture.width, depth);
    auto turned = std::make_shared<std::vector<std::uint8_t>>(picture.bytesPerLine *
                                                              static_cast<std::size_t>(picture.height));
    const int left = orientation_.xx + orientation_.yx < 0 ? picture.width - 1 : 0;
    const int top = orientation_.xy + orientation_.yy < 0 ? picture.height - 1 : 0;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* from = pixels.data() + static_cast<std::size_t>(y) * fromLine;
        for (int x = 0; x < width; ++x, from += depth) {
            const int column = left + orientation_.xx * x + orientation_.yx * y;
            const int row = top + orientation_.xy * x + orientation_.yy * y;
            std::copy_n(from, depth,
                        turned->data() + static_cast<std::size_t>(row) * picture.bytesPerLine +
                            static_cast<std::size_t>(column) * depth);
        }
    }
    picture.pixels = std::move(turned);
}

timeline::Picture PictureMaker::middleOf(const AVFrame& frame, double seconds) {
    timeline::Picture middle;
    middle.t = seconds;
    middle.width = middle.sourceWidth = std::min(frame.width, options_.fineSide);
    middle.height = middle.sourceHeight = std::min(frame.height, options_.fineSide);
    middle.format = timeline::PixelFormat::Grey8;
    middle.bytesPerLine = static_cast<std::size_t>(middle.width);
    const std::uint8_t* plane = luminanceOf(frame);
    std::ptrdiff_t stride = frame.linesize[0];
    std::vector<std::uint8_t> whole;
    std::array<std::uint8_t, 256> table{};
    if (plane != nullptr) {
        table = fullRange(frame);
    } else {
        greyScaler_.reset(sws_getCachedContext(
            greyScaler_.release(), frame.width, frame.height, static_cast<AVPixelFormat>(frame.format),
            frame.width, frame.height, AV_PIX_FMT_GRAY8, SWS_POINT, nullptr, nullptr, nullptr));
        stride = static_cast<std::ptrdiff_t>(paddedLine(frame.width, 1));
        whole.resize(static_cast<std::size_t>(stride) * static_cast<std::size_t>(frame.height) +
                     2 * alignment);
        const std::array<std::uint8_t*, 4> planes{whole.data(), nullptr, nullptr, nullptr};
        const std::array<int, 4> strides{static_cast<int>(stride), 0, 0, 0};
        if (!greyScaler_ || sws_scale(greyScaler_.get(), frame.data, frame.linesize, 0, frame.height,
                                      planes.data(), strides.data()) <= 0) {
            return {};
        }
        plane = whole.data();
        std::iota(table.begin(), table.end(), std::uint8_t{0});
    }
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(middle.width) *
                                                              static_cast<std::size_t>(middle.height));
    const std::ptrdiff_t left = (frame.width - middle.width) / 2;
    const std::ptrdiff_t top = (frame.height - middle.height) / 2;
    std::uint8_t* to = pixels->data();
    for (int y = 0; y < middle.height; ++y, to += middle.width) {
        const std::uint8_t* from = plane + (top + y) * stride + left;
        std::transform(from, from + middle.width, to, [&table](std::uint8_t v) { return table[v]; });
    }
    middle.pixels = std::move(pixels);
    return middle;
}

std::optional<timeline::Picture> PictureMaker::make(const AVFrame& frame, double seconds) {
    const std::int64_t pixels = static_cast<std::int64_t>(frame.width) * frame.height;
    if (frame.width <= 0 || frame.height <= 0 ||
        pixels > static_cast<std::int64_t>(VideoLimits::largestPixels)) {
        return std::nullopt;
    }
    fine_ = options_.fineSide > 0 ? middleOf(frame, seconds) : timeline::Picture();
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
    picture.bytesPerLine = paddedLine(size.width, grey ? 1 : 3);
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(
        picture.bytesPerLine * static_cast<std::size_t>(size.height) + 2 * alignment);
    const std::array<std::uint8_t*, 4> planes{bytes->data(), nullptr, nullptr, nullptr};
    const std::array<int, 4> strides{static_cast<int>(picture.bytesPerLine), 0, 0, 0};
    if (sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, planes.data(),
                  strides.data()) <= 0) {
        return std::nullopt;
    }
    if (orientation_.isUpright()) {
        picture.pixels = std::move(bytes);
    } else {
        turn(picture, *bytes);
    }
    return picture;
}

} // namespace vestigo::recordings
