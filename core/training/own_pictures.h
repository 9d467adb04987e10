// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/drawn_pictures.h"

#include <array>
#include <cstdint>
#include <vector>

namespace vestigo::training {

struct OwnPicturesOptions {
    std::uint64_t seed = 1;
    InputSize input = forDetector().input; ///< of the samples
    double mosaicShare = 0.2;              ///< of the samples, of four pictures
    double drawnShare = 0.25; ///< of the samples, so that what the pictures do not show is not forgotten
};

/// Samples for the detector of pictures in which somebody named the regions, among some that are drawn. Each
/// kind of region that there is comes as often as the others.
class OwnRegionSource final : public RegionSampleSource {
public:
    /// `pictures` must not be empty and must outlive the source.
    OwnRegionSource(const std::vector<LabelledPicture>& pictures, const OwnPicturesOptions& options);
    RegionSample sample(std::uint64_t index) override;

private:
    const LabelledPicture& pick(Random& random) const;

    const std::vector<LabelledPicture>& pictures_;
    OwnPicturesOptions options_;
    DrawnRegionSource drawn_;
    std::vector<std::vector<std::size_t>> withKind_; ///< numbers of the pictures that show one kind
};

} // namespace vestigo::training
