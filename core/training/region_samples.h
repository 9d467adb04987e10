// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/region_detector.h"

#include <array>
#include <cstdint>
#include <vector>

namespace vestigo::training {

/// A picture with what lies where in it.
struct LabelledPicture {
    timeline::Picture picture; ///< Bgr24 or Grey8
    struct Region {
        std::size_t kind = 0; ///< index into models::keyRegionNames
        timeline::Box box;    ///< in pixels of the picture
    };
    std::vector<Region> regions;
};

/// What the detector learns from: the input of the network, and its regions in input pixels.
struct RegionSample {
    int width = 0; ///< of the input; 32 divides it and the height
    int height = 0;
    std::vector<float> planes; ///< [3, height, width] red, green, blue, 0..1
    std::vector<LabelledPicture::Region> regions;
};

/// An endless supply of samples. The same index gives the same sample.
class RegionSampleSource {
public:
    virtual ~RegionSampleSource() = default;
    virtual RegionSample sample(std::uint64_t index) = 0;
};

/// Size of the network's input.
struct InputSize {
    int width = models::detectorWidth;
    int height = models::detectorHeight;
};

/// The picture as the detector will see it, unchanged.
RegionSample plainSample(const LabelledPicture& picture, InputSize size = {});

/// The picture as another camera might have taken it: other scale and place (pieces that are mostly outside
/// lose their label), mirrored, other colours, light, contrast, sharpness and noise, and sometimes something
/// before it.
RegionSample variedSample(const LabelledPicture& picture, Random& random, InputSize size = {});

/// Four pictures beside each other, each smaller than it was or cut, and varied as above.
RegionSample mosaicSample(const std::array<const LabelledPicture*, 4>& pictures, Random& random,
                          InputSize size = {});

} // namespace vestigo::training
