// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/motion_cells.h"

#include <opencv2/imgproc.hpp>
#include <utility>

namespace vestigo::vision {

namespace {

constexpr double entrySeconds = 0.1;
constexpr double tolerance = 1e-3; ///< so that 10 frames a second are 10 entries, whatever the clock's digits
constexpr std::size_t mostEntries = 36000;

} // namespace

void MotionCells::add(double t, const cv::Mat& grey, const cv::Mat& difference) {
    if (frames_ > 0 && !(t - firstTime_ < entrySeconds - tolerance)) {
        endEntry();
    }
    if (grid_.times.size() >= mostEntries) {
        return;
    }
    if (frames_ == 0) {
        firstTime_ = t;
    }
    const cv::Size size(static_cast<int>(MotionGrid::columns), static_cast<int>(MotionGrid::rows));
    cv::Mat light;
    cv::Mat change;
    grey.convertTo(light, CV_32F, 1.0, -cv::mean(grey)[0]);
    cv::resize(light, light, size, 0.0, 0.0, cv::INTER_AREA);
    cv::resize(difference, change, size, 0.0, 0.0, cv::INTER_AREA);
    std::size_t at = 0;
    for (const cv::Mat* part : {&light, &change}) {
        for (int y = 0; y < part->rows; ++y) {
            for (int x = 0; x < part->cols; ++x) {
                sums_[at++] += static_cast<double>(part->at<float>(y, x));
            }
        }
    }
    timeSum_ += t;
    ++frames_;
}

void MotionCells::endEntry() {
    grid_.times.push_back(timeSum_ / frames_);
    for (double& sum : sums_) {
        grid_.cells.push_back(static_cast<float>(sum / frames_));
        sum = 0.0;
    }
    timeSum_ = 0.0;
    frames_ = 0;
}

MotionGrid MotionCells::take() {
    if (frames_ > 0) {
        endEntry();
    }
    return std::exchange(grid_, {});
}

} // namespace vestigo::vision
