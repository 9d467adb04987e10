// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/region_recall.h"

namespace vestigo::training {

double RegionRecall::meanRecall() const {
    double sum = 0.0;
    double count = 0.0;
    for (const RegionCounts& kind : kinds) {
        if (kind.there > 0) {
            sum += static_cast<double>(kind.found) / static_cast<double>(kind.there);
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

double RegionRecall::precision() const {
    std::size_t found = 0;
    std::size_t named = 0;
    for (const RegionCounts& kind : kinds) {
        found += kind.found;
        named += kind.found + kind.wrong;
    }
    return named > 0 ? static_cast<double>(found) / static_cast<double>(named) : 0.0;
}

void countRegions(RegionRecall& recall, const std::vector<LabelledPicture::Region>& there,
                  const std::vector<models::DetectedRegion>& detected, double leastOverlap) {
    ++recall.pictures;
    std::vector<bool> taken(there.size(), false);
    for (const LabelledPicture::Region& region : there) {
        ++recall.kinds.at(region.kind).there;
    }
    for (const models::DetectedRegion& one : detected) { // strongest first
        std::size_t best = there.size();
        double greatest = leastOverlap;
        for (std::size_t i = 0; i < there.size(); ++i) {
            const double overlap = models::overlapOf(there[i].box, one.box);
            if (!taken[i] && there[i].kind == one.kind && overlap >= greatest) {
                greatest = overlap;
                best = i;
            }
        }
        RegionCounts& counts = recall.kinds.at(one.kind);
        if (best == there.size()) {
            ++counts.wrong;
        } else {
            taken[best] = true;
            ++counts.found;
            counts.overlap += greatest;
        }
    }
}

} // namespace vestigo::training
