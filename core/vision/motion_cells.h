// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/motion_grid.h"

#include <array>
#include <opencv2/core.hpp>

namespace vestigo::vision {

/// Fills a MotionGrid from small grey pictures: the frames of a tenth of a second become one entry, and an
/// hour of them is kept.
class MotionCells {
public:
    /// `difference`: absoluteDifference of the picture to the one before.
    void add(double t, const cv::Mat& grey, const cv::Mat& difference);
    MotionGrid take();

private:
    void endEntry();

    MotionGrid grid_;
    std::array<double, MotionGrid::values> sums_{};
    double firstTime_ = 0.0;
    double timeSum_ = 0.0;
    int frames_ = 0;
};

} // namespace vestigo::vision
