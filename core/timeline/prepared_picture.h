// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/camera_state.h"
#include "core/timeline/picture.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// One key region of a frame as the stages of the visual path left it (VG-MS-ST-GAT, Section 2.3). Pictures
/// are [side, side, 3], red, green, blue; masks and the background [side, side]; all of them stand for `box`.
struct PreparedRegion {
    Box box;          ///< source pixels, of positive size
    std::string kind; ///< "gauge", "display", ...; empty: nobody has named it
    int side = 0;
    std::vector<std::uint8_t> equalised;
    std::vector<std::uint8_t> background;
    std::vector<std::uint8_t> moving;   ///< 255 where it moves
    std::vector<std::uint8_t> occluded; ///< 255 where it is covered
    /// `equalised` with what is covered drawn by a network; empty: nobody has asked for it, or nothing is
    /// covered.
    std::vector<std::uint8_t> completed;
    float movingShare = 0.0F;   ///< of the region, 0..1
    float occludedShare = 0.0F; ///< of the region, 0..1
};

/// What the visual path made of the frame that a stream shows at one moment.
struct PreparedPicture {
    double t = 0.0;     ///< of the frame, common clock
    double since = 0.0; ///< the background was learnt from here on
    RegionSource source = RegionSource::WholeFrame;
    /// Enough was seen before to tell what covers the picture from what was always there.
    bool coverKnown = false;
    bool completed = false; ///< covered parts were completed, if there are any
    std::vector<PreparedRegion> regions;

    std::size_t bytes() const {
        std::size_t sum = sizeof(PreparedPicture);
        for (const PreparedRegion& region : regions) {
            sum += sizeof(PreparedRegion) + region.equalised.size() + region.background.size() +
                   region.moving.size() + region.occluded.size() + region.completed.size();
        }
        return sum;
    }
};

using PreparedPicturePtr = std::shared_ptr<const PreparedPicture>;

} // namespace vestigo::timeline
