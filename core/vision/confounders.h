// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/preparation.h"

#include <opencv2/core.hpp>

namespace vestigo::vision {

/// CV_8UC1 of a picture, CV_8UC3 (BGR) or CV_8UC1 itself.
cv::Mat greyOf(const cv::Mat& picture);

/// Confounders::luminance of a picture, CV_8UC3 (BGR) or CV_8UC1, of any size.
float luminanceOf(const cv::Mat& picture);

/// Confounders::noise of a grey picture that was not scaled: scaling takes the noise away.
float noiseOf(const cv::Mat& grey);

} // namespace vestigo::vision
