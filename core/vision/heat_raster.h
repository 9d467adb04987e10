// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <opencv2/core.hpp>
#include <vector>

namespace vestigo::vision {

/// Collects the difference from the background of each cell of a coarse raster over the frame, step by step,
/// and puts it into units of what is usual there: a conveyor that always moves is not hot, a still door that
/// moves is.
class HeatRaster {
public:
    /// `running`: what is usual is known from the past only.
    HeatRaster(std::size_t steps, bool running);
    /// `difference`: CV_32F over the whole frame.
    void add(std::size_t step, const cv::Mat& difference);
    timeline::HeatSequence finish(const std::string& stream, int frameWidth, int frameHeight);

private:
    void scaleByAll();
    void scaleByPast();

    std::size_t steps_;
    bool running_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<std::uint8_t> raw_; ///< grey levels * rawPerGrey, capped. [steps, rows, columns]
    std::vector<std::uint8_t> present_;
};

} // namespace vestigo::vision
