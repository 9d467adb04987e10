// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/region_samples.h"

#include "core/training/variation.h"

#include <algorithm>
#include <cmath>

namespace vestigo::training {

namespace {

constexpr double leastVisible = 0.4; ///< share of a region that must be in the input for its label to stay
constexpr double leastSide = 3.0;    ///< input pixels

RegionSample laidOut(const LabelledPicture& picture, const models::Letterbox& letterbox) {
    RegionSample sample;
    sample.width = letterbox.width;
    sample.height = letterbox.height;
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

/// The picture in the input, `nearer` than so that all of it is seen, with some region in view.
models::Letterbox placed(const LabelledPicture& picture, InputSize size, double nearer, Random& random) {
    models::Letterbox letterbox =
        models::letterboxOf(picture.picture.width, picture.picture.height, size.width, size.height);
    letterbox.scale *= nearer;
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

/// All that is done to a sample but where its pictures lie.
void vary(RegionSample& sample, Random& random) {
    Planes planes{sample.width, sample.height, std::move(sample.planes)};
    if (random.uniform() < 0.5) {
        mirror(planes);
        for (LabelledPicture::Region& region : sample.regions) {
            region.box.x = sample.width - region.box.x - region.box.width;
        }
    }
    varyColours(planes, random);
    coverSome(planes, random, 0.15); // many of the regions are small
    varySharpness(planes, random, 0.25);
    sample.planes = std::move(planes.values);
}

/// `part` into `whole`, its left upper corner at (left, top).
void paste(RegionSample& whole, const RegionSample& part, int left, int top) {
    for (int c = 0; c < 3 && !part.planes.empty(); ++c) {
        for (int y = 0; y < part.height; ++y) {
            const float* from =
                part.planes.data() + static_cast<std::ptrdiff_t>(c * part.height + y) * part.width;
            float* to = whole.planes.data() +
                        static_cast<std::ptrdiff_t>(c * whole.height + top + y) * whole.width + left;
            std::copy(from, from + part.width, to);
        }
    }
    for (LabelledPicture::Region region : part.regions) {
        region.box.x += left;
        region.box.y += top;
        whole.regions.push_back(region);
    }
}

} // namespace

RegionSample plainSample(const LabelledPicture& picture, InputSize size) {
    return laidOut(
        picture, models::letterboxOf(picture.picture.width, picture.picture.height, size.width, size.height));
}

RegionSample variedSample(const LabelledPicture& picture, Random& random, InputSize size) {
    const double nearer = std::exp(random.uniform() * 0.92 - 0.22); // 0.8 .. 2
    RegionSample sample = laidOut(picture, placed(picture, size, nearer, random));
    if (!sample.planes.empty()) {
        vary(sample, random);
    }
    return sample;
}

RegionSample mosaicSample(const std::array<const LabelledPicture*, 4>& pictures, Random& random,
                          InputSize size) {
    const auto share = [&](int side) { return static_cast<int>(side * (0.35 + 0.3 * random.uniform())); };
    const int x = share(size.width);
    const int y = share(size.height);
    RegionSample sample;
    sample.width = size.width;
    sample.height = size.height;
    sample.planes.resize(3UL * static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height),
                         0.45F);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const bool right = i % 2 == 1;
        const bool below = i >= 2;
        const InputSize quarter{right ? size.width - x : x, below ? size.height - y : y};
        const double nearer = std::exp(random.uniform() * 0.7); // 1 .. 2
        paste(sample, laidOut(*pictures.at(i), placed(*pictures.at(i), quarter, nearer, random)),
              right ? x : 0, below ? y : 0);
    }
    vary(sample, random);
    return sample;
}

} // namespace vestigo::training
