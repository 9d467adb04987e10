// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/small_picture.h"

#include "core/vision/change_energy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

cv::Mat pixelsOfPicture(const timeline::Picture& picture) {
    const bool grey = picture.format == timeline::PixelFormat::Grey8;
    const std::size_t line = static_cast<std::size_t>(std::max(0, picture.width)) * (grey ? 1 : 3);
    if (picture.empty() || picture.width <= 0 || picture.height <= 0 || picture.bytesPerLine < line ||
        picture.pixels->size() < picture.bytesPerLine * static_cast<std::size_t>(picture.height - 1) + line) {
        return {};
    }
    // OpenCV takes no pointer to constant data; the matrix is only read.
    return {picture.height, picture.width, grey ? CV_8UC1 : CV_8UC3,
            const_cast<std::uint8_t*>(picture.pixels->data()), picture.bytesPerLine}; // NOLINT
}

cv::Mat smallGrey(const timeline::Picture& picture) {
    const cv::Mat whole = pixelsOfPicture(picture);
    cv::Mat small;
    if (whole.empty()) {
        return small;
    }
    const int longest = std::max(picture.width, picture.height);
    if (longest > meterSide) {
        const double factor = static_cast<double>(meterSide) / longest;
        const cv::Size size(std::max(1, static_cast<int>(std::lround(picture.width * factor))),
                            std::max(1, static_cast<int>(std::lround(picture.height * factor))));
        cv::resize(whole, small, size, 0.0, 0.0, cv::INTER_AREA);
    } else {
        small = whole.clone();
    }
    if (small.channels() == 3) {
        cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
    }
    return small;
}

cv::Mat medianPicture(const std::vector<cv::Mat>& pictures) {
    cv::Mat median(pictures.front().size(), CV_8UC1);
    std::vector<std::uint8_t> values(pictures.size());
    for (int y = 0; y < median.rows; ++y) {
        for (int x = 0; x < median.cols; ++x) {
            for (std::size_t i = 0; i < pictures.size(); ++i) {
                values[i] = pictures[i].at<std::uint8_t>(y, x);
            }
            const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::nth_element(values.begin(), middle, values.end());
            median.at<std::uint8_t>(y, x) = *middle;
        }
    }
    return median;
}

cv::Mat absoluteDifference(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat first;
    cv::Mat second;
    a.convertTo(first, CV_32F, 1.0, -cv::mean(a)[0]);
    b.convertTo(second, CV_32F, 1.0, -cv::mean(b)[0]);
    cv::Mat difference;
    cv::absdiff(first, second, difference);
    return difference;
}

double greatestBlock(const cv::Mat& difference, int side) {
    cv::Mat blocks;
    cv::boxFilter(difference, blocks, CV_32F, cv::Size(side, side), cv::Point(-1, -1), true,
                  cv::BORDER_REFLECT);
    double greatest = 0.0;
    cv::minMaxLoc(blocks, nullptr, &greatest);
    return greatest;
}

} // namespace vestigo::vision
