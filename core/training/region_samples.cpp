// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/region_samples.h"

#include "core/models/region_detector.h"
#include "core/training/variation.h"

#include <algorithm>
#include <cmath>

namespace vestigo::training {

namespace {

constexpr double leastVisible = 0.4; ///< share of a region that must be in the input for its label to stay
constexpr double leastSide = 3.0;    ///< input pixels

RegionSample laidOut(const LabelledPicture& picture, const models::Letterbox& letterbox) {
    RegionSample sample;
    sample.planes = models::planesOf(picture.picture, letterbox);
    for (const LabelledPicture::Region& region : picture.regions) {
        const timeline::Box whole = models::inInput(letterbox, region.box);
        const double right = std::min(whole.x + whole.width, static_cast<double>(letterbox.width));
        const double bottom = std::min(whole.y + whole.height, static_cast<double>(letterbox.height));
        const double left = std::max(0.0, whole.x);
        const double top = std::max(0.0, whole.y);
        const bool seen = right - left >= leastSide && bottom - top >= leastSide &&
                          (right - left) * (bottom - top) >= leastVisible * whole.width * whole.height;
        if (seen) {
            sample.regions.push_back({region.kind, {left, top, right - left, bottom - top}});
        }
    }
    return sample;
}

/// Where to begin along one axis, so that `middle` of the picture comes to a random place of the input; an
/// axis on which the picture is larger than the input stays filled.
double beginning(double middle, int pictureSize, double scale, int inputSize, Random& random) {
    const double begin = inputSize * (0.15 + 0.7 * random.uniform()) - middle * scale;
    const double rest = inputSize - pictureSize * scale;
    return std::clamp(begin, std::min(0.0, rest), std::max(0.0, rest));
}

/// Nearer or farther than the camera was, mostly nearer, with some region in view.
models::Letterbox variedPlace(const LabelledPicture& picture, Random& random) {
    models::Letterbox letterbox = models::letterboxOf(picture.picture.width, picture.picture.height,
                                                      models::detectorWidth, models::detectorHeight);
    letterbox.scale *= std::exp(random.uniform() * 1.25 - 0.2); // 0.8 .. 2.9
    double x = picture.picture.width * random.uniform();
    double y = picture.picture.height * random.uniform();
    if (!picture.regions.empty() && random.uniform() < 0.8) {
        const timeline::Box& box = picture.regions[random.below(picture.regions.size())].box;
        x = box.x + box.width / 2.0;
        y = box.y + box.height / 2.0;
    }
    letterbox.left = beginning(x, picture.picture.width, letterbox.scale, letterbox.width, random);
    letterbox.top = beginning(y, picture.picture.height, letterbox.scale, letterbox.height, random);
    return letterbox;
}

} // namespace

RegionSample plainSample(const LabelledPicture& picture) {
    return laidOut(picture, models::letterboxOf(picture.picture.width, picture.picture.height,
                                                models::detectorWidth, models::detectorHeight));
}

RegionSample variedSample(const LabelledPicture& picture, Random& random) {
    const models::Letterbox letterbox = variedPlace(picture, random);
    RegionSample sample = laidOut(picture, letterbox);
    if (sample.planes.empty()) {
        return sample;
    }
    Planes planes{letterbox.width, letterbox.height, std::move(sample.planes)};
    if (random.uniform() < 0.5) {
        mirror(planes);
        for (LabelledPicture::Region& region : sample.regions) {
            region.box.x = letterbox.width - region.box.x - region.box.width;
        }
    }
    varyColours(planes, random);
    coverSome(planes, random);
    varySharpness(planes, random);
    sample.planes = std::move(planes.values);
    return sample;
}

} // namespace vestigo::training
