// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_look.h"

namespace vestigo::vision {

/// What a stream shows most of the time: medians over many of its steps.
struct CameraUsual {
    cv::Mat tile;                          ///< CV_8UC1; empty: nothing is known yet
    std::array<float, lookCells> detail{}; ///< grey levels
    double dark = 0.0;                     ///< 5th percentile of grey
    double bright = 0.0;                   ///< 95th percentile of grey
    double saturated = 0.0;                ///< share of the pixels
    double stillShare = 0.0;               ///< CameraLook::stillShare
    double change = 0.0;                   ///< CameraLook::meanChange
    /// Median correlation of the steps' pictures with `tile`: low where the camera itself moves.
    double steadiness = 0.0;
};

/// `all` in any order; empty pointers are not allowed.
CameraUsual usualOf(const std::vector<const CameraLook*>& all);

/// Pearson correlation of two pictures of equal size; 0 where one of them is flat.
double correlation(const cv::Mat& a, const cv::Mat& b);

} // namespace vestigo::vision
