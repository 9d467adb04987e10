// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/heat_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::report_render {

namespace {

constexpr std::array<QRgb, 9> inferno{0xff000004, 0xff210c4a, 0xff56106e, 0xff89226a, 0xffbb3754,
                                      0xffe35932, 0xfff98c0a, 0xfff9c932, 0xfffcffa4};
constexpr double strongestOpacity = 0.6; // what lies below stays to be seen

/// The grey level below which 19 of 20 cells lie.
int noiseLevel(const timeline::HeatSequence& heat) {
    constexpr std::size_t mostSamples = 500'009;
    const std::size_t stride = heat.cells.size() / mostSamples + 1;
    std::array<std::size_t, 256> histogram{};
    std::size_t samples = 0;
    for (std::size_t i = 0; i < heat.cells.size(); i += stride) {
        ++histogram[heat.cells[i]];
        ++samples;
    }
    std::size_t below = 0;
    for (int level = 0; level < 256; ++level) {
        below += histogram[static_cast<std::size_t>(level)];
        if (static_cast<double>(below) >= 0.95 * static_cast<double>(samples)) {
            return level;
        }
    }
    return 255;
}

} // namespace

QColor heatColour(double value) {
    const double place = std::clamp(std::isfinite(value) ? value : 0.0, 0.0, 1.0) * (inferno.size() - 1);
    const std::size_t left = std::min(static_cast<std::size_t>(place), inferno.size() - 2);
    const double share = place - static_cast<double>(left);
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    const QRgb a = inferno[left];
    const QRgb b = inferno[left + 1];
    return QColor(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QImage heatImage(const timeline::HeatSequence& heat, std::size_t step) {
    constexpr int largestSide = 4096;
    if (heat.columns <= 0 || heat.rows <= 0 || heat.columns > largestSide || heat.rows > largestSide) {
        return {};
    }
    const std::size_t raster = static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows);
    if (step >= heat.cells.size() / raster) {
        return {};
    }
    const int noise = noiseLevel(heat);
    if (noise >= 250) {
        return {};
    }
    QImage image(heat.columns, heat.rows, QImage::Format_ARGB32_Premultiplied);
    const std::uint8_t* cells = heat.step(step);
    for (int y = 0; y < heat.rows; ++y) {
        for (int x = 0; x < heat.columns; ++x) {
            const double above = (*cells++ - noise) / (255.0 - noise);
            QColor colour = heatColour(0.25 + 0.75 * above);
            colour.setAlphaF(static_cast<float>(strongestOpacity * std::clamp(2.5 * above, 0.0, 1.0)));
            image.setPixel(x, y, qPremultiply(colour.rgba()));
        }
    }
    return image;
}

QImage pictureImage(const timeline::Picture& picture) {
    constexpr int largestSide = 8192;
    const bool colour = picture.format == timeline::PixelFormat::Bgr24;
    const std::size_t least = static_cast<std::size_t>(std::max(0, picture.width)) * (colour ? 3U : 1U);
    if (picture.empty() || picture.width <= 0 || picture.height <= 0 || picture.width > largestSide ||
        picture.height > largestSide || picture.bytesPerLine < least ||
        picture.pixels->size() <
            picture.bytesPerLine * static_cast<std::size_t>(picture.height - 1) + least) {
        return {};
    }
    const QImage view(picture.pixels->data(), picture.width, picture.height,
                      static_cast<qsizetype>(picture.bytesPerLine),
                      colour ? QImage::Format_BGR888 : QImage::Format_Grayscale8);
    return view.convertToFormat(QImage::Format_RGB32);
}

} // namespace vestigo::report_render
