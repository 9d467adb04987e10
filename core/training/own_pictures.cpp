// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/own_pictures.h"

#include <algorithm>

namespace vestigo::training {

namespace {

DrawnPicturesOptions drawnBeside(const OwnPicturesOptions& own) {
    DrawnPicturesOptions options = forDetector();
    options.seed = own.seed;
    options.input = own.input;
    options.picturesBefore = 40; // a short training shall not wait for long
    options.kept = 400;
    return options;
}

} // namespace

OwnRegionSource::OwnRegionSource(const std::vector<LabelledPicture>& pictures,
                                 const OwnPicturesOptions& options)
    : pictures_(pictures)
    , options_(options)
    , drawn_(drawnBeside(options)) {
    std::array<std::vector<std::size_t>, models::keyRegionNames.size()> withKind;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        for (const LabelledPicture::Region& region : pictures[i].regions) {
            std::vector<std::size_t>& list = withKind.at(region.kind);
            if (list.empty() || list.back() != i) {
                list.push_back(i);
            }
        }
    }
    std::copy_if(withKind.begin(), withKind.end(), std::back_inserter(withKind_),
                 [](const auto& list) { return !list.empty(); });
}

const LabelledPicture& OwnRegionSource::pick(Random& random) const {
    if (withKind_.empty() || random.uniform() < 0.1) { // pictures in which nothing is named teach, too
        return pictures_[random.below(pictures_.size())];
    }
    const auto& list = withKind_[random.below(withKind_.size())];
    return pictures_[list[random.below(list.size())]];
}

RegionSample OwnRegionSource::sample(std::uint64_t index) {
    Random random(mixedSeed(options_.seed + 4, index));
    if (random.uniform() < options_.drawnShare) {
        return drawn_.sample(index);
    }
    if (random.uniform() >= options_.mosaicShare) {
        return variedSample(pick(random), random, options_.input);
    }
    std::array<const LabelledPicture*, 4> four{};
    for (const LabelledPicture*& one : four) {
        one = &pick(random);
    }
    return mosaicSample(four, random, options_.input);
}

} // namespace vestigo::training
