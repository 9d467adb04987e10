// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/region_detector.h"
#include "core/training/region_samples.h"

#include <array>

namespace vestigo::training {

/// How many regions of one kind there were, were found, and were named where there was none.
struct RegionCounts {
    std::size_t there = 0;
    std::size_t found = 0;
    std::size_t wrong = 0;
    double overlap = 0.0; ///< sum over those that were found
};

struct RegionRecall {
    std::array<RegionCounts, models::keyRegionNames.size()> kinds;
    std::size_t pictures = 0;
    /// Mean over the kinds that there were of the share that was found.
    double meanRecall() const;
    /// Share of the found ones in all that were named.
    double precision() const;
};

/// Counts one picture: each region that is there is found by the strongest detection of its kind, not taken
/// yet, that overlaps it by `leastOverlap`.
void countRegions(RegionRecall& recall, const std::vector<LabelledPicture::Region>& there,
                  const std::vector<models::DetectedRegion>& detected, double leastOverlap = 0.5);

} // namespace vestigo::training
