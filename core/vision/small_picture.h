// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <opencv2/core.hpp>
#include <vector>

namespace vestigo::vision {

/// The picture's own pixels, CV_8UC1 or CV_8UC3 (BGR), to be read only and as long as the picture lives.
/// Empty when the picture is empty or inconsistent.
cv::Mat pixelsOfPicture(const timeline::Picture& picture);

/// A picture as a small grey matrix, longest side meterSide. Empty when the picture is empty or inconsistent.
cv::Mat smallGrey(const timeline::Picture& picture);

/// Pixelwise median of pictures of equal size.
cv::Mat medianPicture(const std::vector<cv::Mat>& pictures);

/// |a - b| with the mean grey of each taken off first. CV_32F
cv::Mat absoluteDifference(const cv::Mat& a, const cv::Mat& b);

/// Greatest mean of a block of `side` x `side` pixels.
double greatestBlock(const cv::Mat& difference, int side);

} // namespace vestigo::vision
