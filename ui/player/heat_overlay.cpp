// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/heat_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace vestigo::ui_player {

namespace {

constexpr std::array<QRgb, 9> infernoAnchors{0xff000004, 0xff210c4a, 0xff56106e, 0xff89226a, 0xffbb3754,
                                             0xffe35932, 0xfff98c0a, 0xfff9c932, 0xfffcffa4};
constexpr int paletteSize = 256;

double blend(double a, double b, double share) {
    return a + (b - a) * share;
}

QRgb interpolatedAnchor(double value) {
    const double place = std::clamp(value, 0.0, 1.0) * (infernoAnchors.size() - 1);
    const std::size_t left = std::min(static_cast<std::size_t>(place), infernoAnchors.size() - 2);
    const double share = place - static_cast<double>(left);
    const QRgb a = infernoAnchors[left];
    const QRgb b = infernoAnchors[left + 1];
    const auto mix = [share](int from, int to) {
        return static_cast<int>(std::lround(blend(from, to, share)));
    };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

/// Colours of the overlay by value between noise and full: opacity grows from nothing to full in the first
/// half.
std::array<QRgb, paletteSize> overlayPalette(double noiseShare) {
    std::array<QRgb, paletteSize> palette{};
    for (int i = 0; i < paletteSize; ++i) {
        const double above = static_cast<double>(i) / (paletteSize - 1);
        const QRgb colour = interpolatedAnchor(blend(noiseShare, 1.0, above));
        const int alpha = static_cast<int>(std::lround(255.0 * std::min(1.0, 2.0 * above)));
        palette[static_cast<std::size_t>(i)] =
            qPremultiply(qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha));
    }
    return palette;
}

/// Where a pixel of the magnified raster lies between two cells.
struct Between {
    int first = 0;
    int second = 0;
    float share = 0.0F;
};

std::vector<Between> placesBetweenCells(int cells, int magnification) {
    std::vector<Between> places(static_cast<std::size_t>(cells) * static_cast<std::size_t>(magnification));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double centre = (static_cast<double>(i) + 0.5) / magnification - 0.5;
        const double bounded = std::clamp(centre, 0.0, static_cast<double>(cells - 1));
        places[i].first = static_cast<int>(bounded);
        places[i].second = std::min(places[i].first + 1, cells - 1);
        places[i].share = static_cast<float>(bounded - places[i].first);
    }
    return places;
}

} // namespace

QColor heatColour(double value) {
    return QColor::fromRgb(interpolatedAnchor(std::isfinite(value) ? value : 0.0));
}

bool isUsable(const timeline::HeatSequence& heat) {
    constexpr int largestRaster = 4096;
    if (heat.columns <= 0 || heat.rows <= 0 || heat.columns > largestRaster || heat.rows > largestRaster ||
        heat.frameWidth <= 0 || heat.frameHeight <= 0 || !std::isfinite(heat.scale) || heat.scale <= 0.0F) {
        return false;
    }
    const std::size_t raster = static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows);
    return heat.cells.size() >= raster;
}

double noiseLevel(const timeline::HeatSequence& heat) {
    if (!isUsable(heat)) {
        return 0.0;
    }
    // A stride that is coprime to most rasters samples long recordings without favouring a place in the
    // frame.
    constexpr std::size_t mostSamples = 2'000'003;
    const std::size_t stride = heat.cells.size() / mostSamples + 1;
    std::array<std::size_t, 256> histogram{};
    std::size_t samples = 0;
    for (std::size_t i = 0; i < heat.cells.size(); i += stride) {
        ++histogram[heat.cells[i]];
        ++samples;
    }
    std::size_t below = 0;
    for (std::size_t value = 0; value < histogram.size(); ++value) {
        below += histogram[value];
        if (static_cast<double>(below) >= 0.95 * static_cast<double>(samples)) {
            return static_cast<double>(value) / 255.0 * static_cast<double>(heat.scale);
        }
    }
    return 0.0;
}

std::optional<std::size_t> heatStepAt(const timeline::HeatSequence& heat, const timeline::Grid& grid,
                                      double t) {
    if (!isUsable(heat) || grid.stepSeconds <= 0.0 || !std::isfinite(t) || t < -grid.stepSeconds) {
        return std::nullopt;
    }
    const double place = std::max(0.0, std::ceil(t / grid.stepSeconds - 1e-6));
    const std::size_t raster = static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows);
    const std::size_t steps = heat.cells.size() / raster;
    if (place >= static_cast<double>(steps)) {
        return std::nullopt;
    }
    const auto step = static_cast<std::size_t>(place);
    if (step < heat.present.size() && heat.present[step] == 0) {
        return std::nullopt;
    }
    return step;
}

QImage heatImage(const timeline::HeatSequence& heat, std::size_t step, const HeatScale& scale) {
    const std::size_t raster = static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows);
    if (!isUsable(heat) || step >= heat.cells.size() / raster || !(scale.full > scale.noise)) {
        return {};
    }
    const int magnification = std::clamp(384 / std::max(heat.columns, heat.rows), 1, 16);
    const auto across = placesBetweenCells(heat.columns, magnification);
    const auto down = placesBetweenCells(heat.rows, magnification);
    const auto palette = overlayPalette(std::clamp(scale.noise / scale.full, 0.0, 1.0));
    const float unit = heat.scale / 255.0F;
    const auto noise = static_cast<float>(scale.noise);
    const float stretch = static_cast<float>(paletteSize - 1) / (static_cast<float>(scale.full) - noise);

    QImage image(static_cast<int>(across.size()), static_cast<int>(down.size()),
                 QImage::Format_ARGB32_Premultiplied);
    const std::uint8_t* cells = heat.step(step);
    for (int y = 0; y < image.height(); ++y) {
        const Between& row = down[static_cast<std::size_t>(y)];
        const std::uint8_t* upper = cells + static_cast<std::ptrdiff_t>(row.first) * heat.columns;
        const std::uint8_t* lower = cells + static_cast<std::ptrdiff_t>(row.second) * heat.columns;
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (std::size_t x = 0; x < across.size(); ++x) {
            const Between& column = across[x];
            const float top =
                upper[column.first] + (upper[column.second] - upper[column.first]) * column.share;
            const float bottom =
                lower[column.first] + (lower[column.second] - lower[column.first]) * column.share;
            const float value = (top + (bottom - top) * row.share) * unit;
            const float index =
                std::clamp((value - noise) * stretch, 0.0F, static_cast<float>(paletteSize - 1));
            line[x] = palette[static_cast<std::size_t>(index)];
        }
    }
    return image;
}

} // namespace vestigo::ui_player
