// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/drawn_pictures.h"

#include "core/training/flat/scene.h"
#include "core/training/random_scene.h"

#include <algorithm>

namespace vestigo::training {

std::uint64_t mixedSeed(std::uint64_t seed, std::uint64_t index) {
    Random random(seed ^ (index * 0x9e3779b97f4a7c15ULL + 0x2545f4914f6cdd1dULL));
    return random.bits();
}

DrawnPicturesOptions forDetector() {
    DrawnPicturesOptions options;
    options.samplesPerPicture = 4;
    options.flatShare = 0.75;
    options.mosaicShare = 0.2;
    options.input = {256, 192};
    options.kept = 1200;
    return options;
}

namespace {

/// The plant calls each of its instruments a gauge; one of figures, which lies flat, looks like a display.
std::size_t seenAs(std::size_t kind, const timeline::Box& box) {
    static const auto gauge = static_cast<std::size_t>(models::keyRegionOf("gauge"));
    static const auto display = static_cast<std::size_t>(models::keyRegionOf("display"));
    return kind == gauge && box.width > 1.4 * box.height ? display : kind;
}

} // namespace

DrawnPictures::DrawnPictures(const DrawnPicturesOptions& options)
    : options_(options) {}

DrawnPictures::~DrawnPictures() = default;

LabelledPicture DrawnPictures::picture(std::uint64_t index) {
    Random choice(mixedSeed(options_.seed + 3, index));
    if (choice.uniform() < options_.flatShare) {
        return flat::flatPicture(choice.bits());
    }
    const std::uint64_t camera = index / static_cast<std::uint64_t>(std::max(1, options_.statesPerCamera));
    Random cameraRandom(mixedSeed(options_.seed, camera));
    const auto spec = randomCamera(cameraRandom, options_.width, options_.height);
    if (camera != camera_) {
        auto made = dataset::synthetic::CameraView::create(spec);
        camera_ = camera;
        view_ = made ? made.take() : nullptr;
    }
    LabelledPicture labelled;
    if (view_ == nullptr) {
        return labelled;
    }
    Random random(mixedSeed(options_.seed + 1, index));
    dataset::synthetic::DrawnFrame frame = view_->draw(randomScene(random, spec, options_.covers));
    labelled.picture = std::move(frame.picture);
    for (const dataset::synthetic::NamedBox& region : frame.regions) {
        const int kind = models::keyRegionOf(region.name);
        if (kind >= 0) {
            labelled.regions.push_back({seenAs(static_cast<std::size_t>(kind), region.box), region.box});
        }
    }
    return labelled;
}

KeptPictures::KeptPictures(const DrawnPicturesOptions& options)
    : options_(options)
    , pictures_(options) {}

const std::deque<LabelledPicture>& KeptPictures::at(std::uint64_t index) {
    const std::uint64_t count =
        options_.picturesBefore + index / static_cast<std::uint64_t>(std::max(1, options_.samplesPerPicture));
    // After an interruption: those that would be kept by now.
    next_ = std::max(next_, count > options_.kept ? count - options_.kept : 0);
    for (; next_ < count; ++next_) {
        kept_.push_back(pictures_.picture(next_));
        if (kept_.size() > options_.kept) {
            kept_.pop_front();
        }
    }
    return kept_;
}

const LabelledPicture& KeptPictures::pick(std::uint64_t index, Random& random) {
    const auto& kept = at(index);
    return kept[random.below(kept.size())];
}

DrawnRegionSource::DrawnRegionSource(const DrawnPicturesOptions& options)
    : options_(options)
    , pictures_(options) {}

RegionSample DrawnRegionSource::sample(std::uint64_t index) {
    Random random(mixedSeed(options_.seed + 2, index));
    if (random.uniform() >= options_.mosaicShare) {
        return variedSample(pictures_.pick(index, random), random, options_.input);
    }
    const auto& kept = pictures_.at(index);
    std::array<const LabelledPicture*, 4> four{};
    for (const LabelledPicture*& one : four) {
        one = &kept[random.below(kept.size())];
    }
    return mosaicSample(four, random, options_.input);
}

} // namespace vestigo::training
