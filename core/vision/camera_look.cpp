// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_look.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

constexpr int saturatedGrey = 248;

/// Means of the cells of a CV_32F picture.
cv::Mat cellMeans(const cv::Mat& picture) {
    cv::Mat cells;
    cv::resize(picture, cells, cv::Size(lookColumns, lookRows), 0.0, 0.0, cv::INTER_AREA);
    return cells;
}

void describe(CameraLook& look, const cv::Mat& grey) {
    std::array<int, 256> counts{};
    for (int y = 0; y < grey.rows; ++y) {
        const std::uint8_t* line = grey.ptr<std::uint8_t>(y);
        for (int x = 0; x < grey.cols; ++x) {
            ++counts[line[x]];
        }
    }
    const auto total = static_cast<double>(grey.total());
    double below = 0.0;
    double saturated = 0.0;
    bool darkKnown = false;
    bool brightKnown = false;
    for (int value = 0; value < 256; ++value) {
        below += counts[static_cast<std::size_t>(value)];
        saturated += value >= saturatedGrey ? counts[static_cast<std::size_t>(value)] : 0;
        if (!darkKnown && below >= 0.05 * total) {
            look.dark = static_cast<float>(value);
            darkKnown = true;
        }
        if (!brightKnown && below >= 0.95 * total) {
            look.bright = static_cast<float>(value);
            brightKnown = true;
        }
    }
    look.saturated = static_cast<float>(saturated / total);
    cv::Mat laplacian;
    cv::Laplacian(grey, laplacian, CV_32F);
    const cv::Mat cells = cellMeans(cv::abs(laplacian));
    std::copy_n(cells.ptr<float>(0), lookCells, look.detail.begin());
    const double factor = std::min(1.0, static_cast<double>(tileSide) / std::max(grey.cols, grey.rows));
    const cv::Size size(std::max(1, static_cast<int>(std::lround(grey.cols * factor))),
                        std::max(1, static_cast<int>(std::lround(grey.rows * factor))));
    cv::resize(grey, look.tile, size, 0.0, 0.0, cv::INTER_AREA);
}

} // namespace

double CameraLook::stillShare() const {
    constexpr float nothing = 0.05F;
    const auto still = std::count_if(change.begin(), change.end(), [](float c) { return c < nothing; });
    return static_cast<double>(still) / static_cast<double>(lookCells);
}

double CameraLook::meanChange() const {
    double sum = 0.0;
    for (const float c : change) {
        sum += static_cast<double>(c);
    }
    return sum / static_cast<double>(lookCells);
}

std::optional<CameraLook> CameraLooks::add(std::size_t step, const cv::Mat& grey) {
    std::optional<CameraLook> over;
    if (open_ && step > step_) {
        over = finish();
    }
    step_ = step;
    open_ = true;
    if (last_.size() == grey.size()) {
        cv::Mat difference;
        cv::absdiff(grey, last_, difference);
        difference.convertTo(difference, CV_32F);
        const cv::Mat cells = cellMeans(difference);
        const float* values = cells.ptr<float>(0);
        for (std::size_t c = 0; c < lookCells; ++c) {
            changeSum_[c] += static_cast<double>(values[c]);
        }
        ++changes_;
    }
    last_ = grey;
    return over;
}

std::optional<CameraLook> CameraLooks::finish() {
    if (!open_) {
        return std::nullopt;
    }
    open_ = false;
    CameraLook look;
    look.step = step_;
    describe(look, last_);
    look.changeKnown = changes_ > 0;
    for (std::size_t c = 0; c < lookCells; ++c) {
        look.change[c] = static_cast<float>(changeSum_[c] / std::max(1, changes_));
        changeSum_[c] = 0.0;
    }
    changes_ = 0;
    return look;
}

} // namespace vestigo::vision
