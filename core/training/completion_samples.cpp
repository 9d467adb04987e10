// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/completion_samples.h"

#include "core/training/variation.h"

#include <algorithm>
#include <cmath>

namespace vestigo::training {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double leastCover = 0.04;
constexpr double mostCover = 0.4;

/// An ellipse or a bar with round ends, in units of the cover's sides.
struct Shape {
    double x = 0.0;
    double y = 0.0;
    double length = 0.0; // half of it
    double width = 0.0;
    double angle = 0.0;
    bool bar = false;

    bool holds(double px, double py) const {
        const double along = (px - x) * std::cos(angle) + (py - y) * std::sin(angle);
        const double across = (py - y) * std::cos(angle) - (px - x) * std::sin(angle);
        if (!bar) {
            return along * along / (length * length) + across * across / (width * width) < 1.0;
        }
        const double beyond = std::max(0.0, std::abs(along) - length);
        return beyond * beyond + across * across < width * width;
    }
};

Shape randomShape(Random& random) {
    Shape shape;
    shape.bar = random.below(2) == 0;
    shape.x = random.uniform();
    shape.y = random.uniform();
    shape.length = 0.08 + 0.3 * random.uniform();
    shape.width = (shape.bar ? 0.04 : 0.08) + 0.12 * random.uniform();
    shape.angle = pi * random.uniform();
    return shape;
}

void addTo(std::vector<std::uint8_t>& hidden, int width, int height, const Shape& shape) {
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (shape.holds((x + 0.5) / width, (y + 0.5) / height)) {
                hidden[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)] = 1;
            }
        }
    }
}

/// A square piece of the picture, mostly round a key region.
models::Letterbox pieceOf(const LabelledPicture& picture, Random& random) {
    const double shorter = std::min(picture.picture.width, picture.picture.height);
    double side = shorter * (0.25 + 0.5 * random.uniform());
    double x = picture.picture.width * random.uniform();
    double y = picture.picture.height * random.uniform();
    if (!picture.regions.empty() && random.uniform() < 0.75) {
        const timeline::Box& box = picture.regions[random.below(picture.regions.size())].box;
        x = box.x + box.width * random.uniform();
        y = box.y + box.height * random.uniform();
        side = std::clamp(std::max(box.width, box.height) * (1.0 + 2.0 * random.uniform()), 32.0, shorter);
    }
    models::Letterbox piece{completionSide, completionSide, completionSide / side, 0.0, 0.0};
    piece.left = -std::clamp(x - side / 2.0, 0.0, picture.picture.width - side) * piece.scale;
    piece.top = -std::clamp(y - side / 2.0, 0.0, picture.picture.height - side) * piece.scale;
    return piece;
}

} // namespace

std::vector<std::uint8_t> randomCover(int width, int height, Random& random) {
    std::vector<std::uint8_t> hidden(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    const auto share = [&](const std::vector<std::uint8_t>& of) {
        return static_cast<double>(std::count(of.begin(), of.end(), 1)) / static_cast<double>(of.size());
    };
    for (int tries = 0; tries < 20 && (tries < 1 || share(hidden) < leastCover || random.below(2) == 0);
         ++tries) {
        std::vector<std::uint8_t> more = hidden;
        addTo(more, width, height, randomShape(random));
        if (share(more) <= mostCover) {
            hidden = std::move(more);
        }
    }
    return hidden;
}

DrawnCompletionSource::DrawnCompletionSource(const DrawnPicturesOptions& options)
    : pictures_(options)
    , seed_(options.seed) {}

CompletionSample DrawnCompletionSource::sample(std::uint64_t index) {
    Random random(mixedSeed(seed_ + 3, index));
    const LabelledPicture& picture = pictures_.pick(index, random);
    CompletionSample sample;
    Planes planes{completionSide, completionSide,
                  models::planesOf(picture.picture, pieceOf(picture, random))};
    if (planes.values.empty()) {
        return sample;
    }
    if (random.uniform() < 0.5) {
        mirror(planes);
    }
    if (random.uniform() < 0.5) {
        varyColours(planes, random);
    }
    sample.planes = std::move(planes.values);
    sample.hidden = randomCover(completionSide, completionSide, random);
    return sample;
}

} // namespace vestigo::training
