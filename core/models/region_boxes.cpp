// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/region_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vestigo::models {

namespace {

constexpr float surround = 114.0F / 255.0F; // as grey as most scenes

/// Share of source pixels in one target pixel along one axis: first source index and weights that sum to 1.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// Taps of the target pixels that lie on the picture; others have no weights.
std::vector<Taps> tapsOf(int target, int source, double scale, double begin) {
    std::vector<Taps> taps(static_cast<std::size_t>(target));
    const double reach = std::max(1.0, 1.0 / scale); // of a triangle, in source pixels
    for (int i = 0; i < target; ++i) {
        const double place = (i + 0.5 - begin) / scale; // of the middle, in the source
        if (place < 0.0 || place > source) {
            continue;
        }
        Taps& tap = taps[static_cast<std::size_t>(i)];
        const int first = std::clamp(static_cast<int>(std::ceil(place - 0.5 - reach)), 0, source - 1);
        const int last = std::clamp(static_cast<int>(std::floor(place - 0.5 + reach)), first, source - 1);
        tap.first = first;
        double sum = 0.0;
        for (int k = first; k <= last; ++k) {
            const double weight = std::max(0.0, 1.0 - std::abs(k + 0.5 - place) / reach) + 1e-9;
            tap.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : tap.weights) {
            weight = static_cast<float>(weight / sum);
        }
    }
    return taps;
}

bool consistent(const timeline::Picture& picture, std::size_t channels) {
    return !picture.empty() && picture.width > 0 && picture.height > 0 &&
           picture.bytesPerLine >= static_cast<std::size_t>(picture.width) * channels &&
           picture.pixels->size() >= picture.bytesPerLine * (static_cast<std::size_t>(picture.height) - 1) +
                                         static_cast<std::size_t>(picture.width) * channels;
}

/// One line of the picture, resampled along x: [channel][x].
void resampleLine(const std::uint8_t* line, std::size_t channels, const std::vector<Taps>& taps,
                  std::vector<float>& out) {
    const std::size_t width = taps.size();
    std::fill(out.begin(), out.end(), 0.0F);
    for (std::size_t x = 0; x < width; ++x) {
        const Taps& tap = taps[x];
        const std::uint8_t* pixel = line + static_cast<std::size_t>(tap.first) * channels;
        for (const float weight : tap.weights) {
            for (std::size_t c = 0; c < channels; ++c) {
                out[c * width + x] += weight * static_cast<float>(pixel[c]);
            }
            pixel += channels;
        }
    }
}

} // namespace

int keyRegionOf(const std::string& name) {
    const auto* const found = std::find(keyRegionNames.begin(), keyRegionNames.end(), name);
    return found == keyRegionNames.end() ? -1 : static_cast<int>(found - keyRegionNames.begin());
}

double overlapOf(const timeline::Box& a, const timeline::Box& b) {
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    if (!(width > 0.0 && height > 0.0)) {
        return 0.0;
    }
    const double common = width * height;
    return common / (a.width * a.height + b.width * b.height - common);
}

std::vector<DetectedRegion> keepStrongest(std::vector<DetectedRegion> regions, double greatestOverlap,
                                          std::size_t most) {
    std::stable_sort(regions.begin(), regions.end(), [](const DetectedRegion& a, const DetectedRegion& b) {
        return a.confidence > b.confidence;
    });
    std::vector<DetectedRegion> kept;
    for (const DetectedRegion& region : regions) {
        if (kept.size() >= most) {
            break;
        }
        const bool hidden = std::any_of(kept.begin(), kept.end(), [&](const DetectedRegion& stronger) {
            return stronger.kind == region.kind && overlapOf(stronger.box, region.box) > greatestOverlap;
        });
        if (!hidden) {
            kept.push_back(region);
        }
    }
    return kept;
}

Letterbox letterboxOf(int pictureWidth, int pictureHeight, int width, int height) {
    Letterbox letterbox;
    letterbox.width = width;
    letterbox.height = height;
    letterbox.scale =
        std::min(static_cast<double>(width) / pictureWidth, static_cast<double>(height) / pictureHeight);
    letterbox.left = (width - pictureWidth * letterbox.scale) / 2.0;
    letterbox.top = (height - pictureHeight * letterbox.scale) / 2.0;
    return letterbox;
}

timeline::Box inPicture(const Letterbox& letterbox, const timeline::Box& box, int pictureWidth,
                        int pictureHeight) {
    const auto across = [&](double x) {
        return std::clamp((x - letterbox.left) / letterbox.scale, 0.0, static_cast<double>(pictureWidth));
    };
    const auto down = [&](double y) {
        return std::clamp((y - letterbox.top) / letterbox.scale, 0.0, static_cast<double>(pictureHeight));
    };
    const double left = across(box.x);
    const double top = down(box.y);
    return {left, top, across(box.x + box.width) - left, down(box.y + box.height) - top};
}

timeline::Box inInput(const Letterbox& letterbox, const timeline::Box& box) {
    return {box.x * letterbox.scale + letterbox.left, box.y * letterbox.scale + letterbox.top,
            box.width * letterbox.scale, box.height * letterbox.scale};
}

std::vector<float> planesOf(const timeline::Picture& picture, const Letterbox& letterbox) {
    const std::size_t channels = picture.format == timeline::PixelFormat::Grey8 ? 1 : 3;
    if (!consistent(picture, channels)) {
        return {};
    }
    const auto columns = tapsOf(letterbox.width, picture.width, letterbox.scale, letterbox.left);
    const auto rows = tapsOf(letterbox.height, picture.height, letterbox.scale, letterbox.top);
    const auto width = static_cast<std::size_t>(letterbox.width);
    const std::size_t area = width * static_cast<std::size_t>(letterbox.height);
    std::vector<float> planes(3 * area, surround);
    std::vector<float> line(channels * width);
    for (std::size_t y = 0; y < rows.size(); ++y) {
        const Taps& row = rows[y];
        for (std::size_t k = 0; k < row.weights.size(); ++k) {
            resampleLine(picture.pixels->data() +
                             (static_cast<std::size_t>(row.first) + k) * picture.bytesPerLine,
                         channels, columns, line);
            for (std::size_t c = 0; c < 3; ++c) {
                const float* from =
                    line.data() + (channels == 3 ? 2 - c : 0) * width; // from blue, green, red
                float* to = planes.data() + c * area + y * width;
                for (std::size_t x = 0; x < width; ++x) {
                    if (!columns[x].weights.empty()) {
                        to[x] = (k == 0 ? 0.0F : to[x]) + row.weights[k] * from[x] / 255.0F;
                    }
                }
            }
        }
    }
    return planes;
}

} // namespace vestigo::models
