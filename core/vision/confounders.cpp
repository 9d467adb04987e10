// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/confounders.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

constexpr int block = 16;     ///< pixels
constexpr int mostSide = 320; ///< a cut from the middle says as much as the whole of a large frame

/// The difference of two Laplacians, blind to edges and ramps (Immerkaer, "Fast noise variance estimation",
/// 1996); its mean absolute value is 6 sigma sqrt(2 / pi).
double deviationOf(double meanAbsolute) {
    constexpr double pi = 3.14159265358979323846;
    return meanAbsolute * std::sqrt(pi / 2.0) / 6.0;
}

} // namespace

cv::Mat greyOf(const cv::Mat& picture) {
    cv::Mat grey = picture;
    if (picture.channels() == 3) {
        cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    }
    return grey;
}

float luminanceOf(const cv::Mat& picture) {
    const cv::Scalar mean = cv::mean(picture);
    return static_cast<float>(picture.channels() == 3 ? 0.114 * mean[0] + 0.587 * mean[1] + 0.299 * mean[2]
                                                      : mean[0]);
}

float noiseOf(const cv::Mat& grey) {
    const int width = std::min(grey.cols, mostSide);
    const int height = std::min(grey.rows, mostSide);
    if (width < 3 || height < 3) {
        return 0.0F;
    }
    const cv::Mat middle = grey(cv::Rect((grey.cols - width) / 2, (grey.rows - height) / 2, width, height));
    const cv::Matx33f mask(1.0F, -2.0F, 1.0F, -2.0F, 4.0F, -2.0F, 1.0F, -2.0F, 1.0F);
    cv::Mat residual;
    cv::filter2D(middle, residual, CV_16S, mask);
    residual = cv::abs(residual);
    // The quiet half of the blocks: texture that fine is rare everywhere at once.
    std::vector<double> blocks;
    for (int y = 0; y + block <= height; y += block) {
        for (int x = 0; x + block <= width; x += block) {
            blocks.push_back(cv::mean(residual(cv::Rect(x, y, block, block)))[0]);
        }
    }
    if (blocks.empty()) {
        return static_cast<float>(deviationOf(cv::mean(residual)[0]));
    }
    const auto quarter = blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 4);
    std::nth_element(blocks.begin(), quarter, blocks.end());
    return static_cast<float>(deviationOf(*quarter));
}

} // namespace vestigo::vision
