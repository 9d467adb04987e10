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

} // namespace

RegionSample plainSample(const LabelledPicture& picture) {
    return laidOut(picture, models::letterboxOf(picture.picture.width, picture.picture.height,
                                                models::detectorWidth, models::detectorHeight));
}

RegionSample variedSample(const LabelledPicture& picture, Random& random) {
    models::Letterbox letterbox = models::letterboxOf(picture.picture.width, picture.picture.height,
                                                      models::detectorWidth, models::detectorHeight);
    const double zoom = std::exp((random.uniform() - 0.45) * 1.1); // 0.6 .. 1.8
    letterbox.scale *= zoom;
    const double freeX = letterbox.width - picture.picture.width * letterbox.scale;
    const double freeY = letterbox.height - picture.picture.height * letterbox.scale;
    letterbox.left = freeX * random.uniform();
    letterbox.top = freeY * random.uniform();
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
