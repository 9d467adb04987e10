// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/hole.h"

#include "core/models/hole_filling.h"
#include "core/models/region_boxes.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models {

namespace {

bool holds(const timeline::Picture& picture, std::size_t channels) {
    return !picture.empty() && picture.width > 0 && picture.height > 0 &&
           picture.bytesPerLine >= static_cast<std::size_t>(picture.width) * channels &&
           picture.pixels->size() >= picture.bytesPerLine * (static_cast<std::size_t>(picture.height) - 1) +
                                         static_cast<std::size_t>(picture.width) * channels;
}

std::size_t channelsOf(const timeline::Picture& picture) {
    return picture.format == timeline::PixelFormat::Grey8 ? 1 : 3;
}

bool covered(const timeline::Picture& mask, int x, int y) {
    return (*mask.pixels)[static_cast<std::size_t>(y) * mask.bytesPerLine + static_cast<std::size_t>(x)] != 0;
}

/// The covered part's frame: false where nothing is covered.
bool frameOf(const timeline::Picture& mask, Hole& hole) {
    hole.left = mask.width;
    hole.top = mask.height;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            if (covered(mask, x, y)) {
                hole.left = std::min(hole.left, x);
                hole.right = std::max(hole.right, x + 1);
                hole.top = std::min(hole.top, y);
                hole.bottom = y + 1;
            }
        }
    }
    return hole.right > hole.left;
}

/// As far again around it as it is large, half of that on each side, within the picture.
void widen(Hole& hole, const timeline::Picture& picture) {
    const int x = std::max(8, (hole.right - hole.left) / 2);
    const int y = std::max(8, (hole.bottom - hole.top) / 2);
    hole.left = std::max(0, hole.left - x);
    hole.top = std::max(0, hole.top - y);
    hole.right = std::min(picture.width, hole.right + x);
    hole.bottom = std::min(picture.height, hole.bottom + y);
}

int inFours(double length) {
    return std::max(4, 4 * static_cast<int>(std::lround(length / 4.0)));
}

/// The mask as a picture of 0 and 255, whatever its values are.
timeline::Picture blackAndWhite(const timeline::Picture& mask) {
    timeline::Picture made = mask;
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(*mask.pixels);
    for (std::uint8_t& pixel : *pixels) {
        pixel = pixel != 0 ? 255 : 0;
    }
    made.pixels = std::move(pixels);
    return made;
}

float sampled(const float* plane, int width, int height, double x, double y) {
    const double left = std::clamp(x - 0.5, 0.0, width - 1.0);
    const double top = std::clamp(y - 0.5, 0.0, height - 1.0);
    const int u = static_cast<int>(left);
    const int v = static_cast<int>(top);
    const int right = std::min(u + 1, width - 1);
    const int below = std::min(v + 1, height - 1);
    const auto a = static_cast<float>(left - u);
    const auto b = static_cast<float>(top - v);
    const auto at = [&](int i, int k) {
        return plane[static_cast<std::size_t>(k) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(i)];
    };
    return (1 - b) * ((1 - a) * at(u, v) + a * at(right, v)) +
           b * ((1 - a) * at(u, below) + a * at(right, below));
}

} // namespace

bool maskFits(const timeline::Picture& picture, const timeline::Picture& mask) {
    return mask.format == timeline::PixelFormat::Grey8 && mask.width == picture.width &&
           mask.height == picture.height && holds(picture, channelsOf(picture)) && holds(mask, 1);
}

std::optional<Hole> holeOf(const timeline::Picture& picture, const timeline::Picture& mask) {
    Hole hole;
    if (!frameOf(mask, hole)) {
        return std::nullopt;
    }
    widen(hole, picture);
    const int longest = std::max(hole.right - hole.left, hole.bottom - hole.top);
    hole.scale = std::min(1.0, static_cast<double>(holeSide) / longest);
    hole.width = inFours((hole.right - hole.left) * hole.scale);
    hole.height = inFours((hole.bottom - hole.top) * hole.scale);
    const Letterbox place{hole.width, hole.height, hole.scale, -hole.left * hole.scale,
                          -hole.top * hole.scale};
    hole.planes = planesOf(picture, place);
    const std::vector<float> hidden = planesOf(blackAndWhite(mask), place);
    const auto area = static_cast<std::size_t>(hole.width) * static_cast<std::size_t>(hole.height);
    hole.hidden.resize(area);
    for (std::size_t i = 0; i < area; ++i) {
        hole.hidden[i] = hidden[i] > 0.02F ? 1 : 0; // also the grey where no picture is
    }
    fillSmoothly(hole.planes, hole.hidden, hole.width, hole.height, 3);
    return hole;
}

timeline::Picture patched(const timeline::Picture& picture, const timeline::Picture& mask, const Hole& hole,
                          const std::vector<float>& planes) {
    const std::size_t channels = channelsOf(picture);
    const auto area = static_cast<std::size_t>(hole.width) * static_cast<std::size_t>(hole.height);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(*picture.pixels);
    for (int y = hole.top; y < hole.bottom; ++y) {
        for (int x = hole.left; x < hole.right; ++x) {
            if (!covered(mask, x, y)) {
                continue;
            }
            const double u = (x + 0.5 - hole.left) * hole.scale;
            const double v = (y + 0.5 - hole.top) * hole.scale;
            std::uint8_t* to = pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine +
                               static_cast<std::size_t>(x) * channels;
            for (std::size_t c = 0; c < channels; ++c) {
                const float* plane =
                    planes.data() + (channels == 3 ? 2 - c : 1) * area; // blue first; grey: the green
                const float value = sampled(plane, hole.width, hole.height, u, v);
                to[c] = static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
            }
        }
    }
    timeline::Picture made = picture;
    made.pixels = std::move(pixels);
    return made;
}

} // namespace vestigo::models
