// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <cstdint>
#include <vector>

namespace vestigo::vision {

/// Cuts a box out of pictures and brings it to `side` by `side` pixels, RGB: the mean over what falls into a
/// pixel where the box is larger, linear between pixels where it is smaller. Proportions are not kept.
class RegionSampler {
public:
    /// `box` in pixels of the source frame; an empty one is the whole frame.
    RegionSampler(const timeline::Box& box, int side);

    /// [side, side, 3], red, green, blue. Grey pictures give three times the same.
    std::vector<std::uint8_t> sample(const timeline::Picture& picture);

private:
    /// Which pixels of a line make one pixel of the result, and how much of each.
    struct Axis {
        std::vector<int> first;
        std::vector<int> count;
        std::vector<float> weights; ///< [side, most]
        int most = 0;
    };
    static Axis axisOf(double begin, double length, int size, int side);

    timeline::Box box_;
    int side_;
    int width_ = 0; ///< of the pictures that the axes are for
    int height_ = 0;
    Axis across_;
    Axis down_;
};

} // namespace vestigo::vision
