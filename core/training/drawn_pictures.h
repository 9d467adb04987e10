// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/region_samples.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

namespace vestigo::dataset::synthetic {
class CameraView;
}

namespace vestigo::training {

struct DrawnPicturesOptions {
    std::uint64_t seed = 1;
    int width = 320; ///< of the pictures that are drawn
    int height = 240;
    int statesPerCamera = 4; ///< a camera is dear, a picture of it is cheap
    int samplesPerPicture = 6;
    std::uint64_t picturesBefore = 240; ///< the first sample; else it would be of one machine for long
    bool covers = true;                 ///< some with something before the lens
    double flatShare = 0.0;             ///< of the pictures, by the other painter (flat/scene.h)
    double mosaicShare = 0.0;           ///< of the samples, of four pictures
    InputSize input;                    ///< of the samples
    std::size_t kept = 2000; ///< pictures from which samples are made; the oldest goes when a new one comes
};

/// What the detector that ships learns from.
DrawnPicturesOptions forDetector();

/// Pictures of machines of the synthetic plant, drawn when they are asked for, each in a random state before
/// a random camera. Picture `index` is the same each time; asked for in order they come fastest.
class DrawnPictures {
public:
    explicit DrawnPictures(const DrawnPicturesOptions& options);
    ~DrawnPictures();
    DrawnPictures(const DrawnPictures&) = delete;
    DrawnPictures& operator=(const DrawnPictures&) = delete;
    LabelledPicture picture(std::uint64_t index);

private:
    DrawnPicturesOptions options_;
    std::uint64_t camera_ = UINT64_MAX; ///< which one `view_` is
    std::unique_ptr<dataset::synthetic::CameraView> view_;
};

/// One seed of two numbers, well mixed.
std::uint64_t mixedSeed(std::uint64_t seed, std::uint64_t index);

/// Drawn pictures that are kept for many samples; every few samples a new one joins them and the oldest goes.
class KeptPictures {
public:
    explicit KeptPictures(const DrawnPicturesOptions& options);
    /// Those that are kept for sample `index`.
    const std::deque<LabelledPicture>& at(std::uint64_t index);
    /// One of them.
    const LabelledPicture& pick(std::uint64_t index, Random& random);

private:
    DrawnPicturesOptions options_;
    DrawnPictures pictures_;
    std::uint64_t next_ = 0; ///< picture that is drawn next
    std::deque<LabelledPicture> kept_;
};

/// Samples for the detector: varied views of drawn pictures.
class DrawnRegionSource final : public RegionSampleSource {
public:
    explicit DrawnRegionSource(const DrawnPicturesOptions& options);
    RegionSample sample(std::uint64_t index) override;

private:
    DrawnPicturesOptions options_;
    KeptPictures pictures_;
};

} // namespace vestigo::training
