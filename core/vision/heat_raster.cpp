// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/heat_raster.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

constexpr int wideRaster = 32;
constexpr int narrowRaster = 16;
constexpr std::size_t wideSteps = 8192;   ///< up to here the wide raster
constexpr std::size_t mostSteps = 100000; ///< beyond, no heat map: it would not fit
constexpr double rawPerGrey = 4.0;
constexpr double usualFloor = 1.5; ///< grey levels: camera noise is no variation worth dividing by
constexpr float fullScale = 12.0F; ///< usual variations that count as the hottest

std::uint8_t heatOf(double grey, double usual, double spread) {
    const double units = (grey - usual) / std::max(usualFloor, 1.4826 * spread);
    return static_cast<std::uint8_t>(std::clamp(units / fullScale * 255.0, 0.0, 255.0));
}

} // namespace

HeatRaster::HeatRaster(std::size_t steps, bool running)
    : steps_(steps)
    , running_(running) {}

void HeatRaster::add(std::size_t step, const cv::Mat& difference) {
    if (steps_ > mostSteps || step >= steps_) {
        return;
    }
    if (raw_.empty()) {
        columns_ = steps_ <= wideSteps ? wideRaster : narrowRaster;
        rows_ = std::clamp(
            static_cast<int>(std::lround(static_cast<double>(columns_) * difference.rows / difference.cols)),
            1, 2 * columns_);
        raw_.assign(steps_ * static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
        present_.assign(steps_, 0);
    }
    cv::Mat cells;
    cv::resize(difference, cells, cv::Size(columns_, rows_), 0.0, 0.0, cv::INTER_AREA);
    std::uint8_t* out =
        raw_.data() + step * static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    for (int y = 0; y < rows_; ++y) {
        for (int x = 0; x < columns_; ++x) {
            *out++ = static_cast<std::uint8_t>(std::clamp(cells.at<float>(y, x) * rawPerGrey, 0.0, 255.0));
        }
    }
    present_[step] = 1;
}

/// Usual: median and median absolute deviation of the cell over the recording.
void HeatRaster::scaleByAll() {
    const std::size_t cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    std::vector<double> values;
    for (std::size_t c = 0; c < cells; ++c) {
        values.clear();
        for (std::size_t k = 0; k < steps_; ++k) {
            if (present_[k] != 0) {
                values.push_back(raw_[k * cells + c] / rawPerGrey);
            }
        }
        if (values.empty()) {
            continue;
        }
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        const double usual = *middle;
        for (double& value : values) {
            value = std::abs(value - usual);
        }
        std::nth_element(values.begin(), middle, values.end());
        const double spread = *middle;
        for (std::size_t k = 0; k < steps_; ++k) {
            std::uint8_t& cell = raw_[k * cells + c];
            cell = heatOf(cell / rawPerGrey, usual, spread);
        }
    }
}

/// Usual: slowly following mean and mean deviation of what was seen before.
void HeatRaster::scaleByPast() {
    const std::size_t cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    constexpr double follow = 0.05;
    for (std::size_t c = 0; c < cells; ++c) {
        double usual = 0.0;
        double spread = 0.0;
        bool any = false;
        for (std::size_t k = 0; k < steps_; ++k) {
            if (present_[k] == 0) {
                continue;
            }
            std::uint8_t& cell = raw_[k * cells + c];
            const double grey = cell / rawPerGrey;
            if (!any) {
                usual = grey;
                any = true;
            }
            cell = heatOf(grey, usual, spread);
            spread += follow * (std::abs(grey - usual) - spread);
            usual += follow * (grey - usual);
        }
    }
}

timeline::HeatSequence HeatRaster::finish(const std::string& stream, int frameWidth, int frameHeight) {
    timeline::HeatSequence heat;
    heat.stream = stream;
    heat.frameWidth = frameWidth;
    heat.frameHeight = frameHeight;
    if (raw_.empty()) {
        return heat;
    }
    if (running_) {
        scaleByPast();
    } else {
        scaleByAll();
    }
    heat.columns = columns_;
    heat.rows = rows_;
    heat.scale = fullScale;
    heat.cells = std::move(raw_);
    heat.present = std::move(present_);
    return heat;
}

} // namespace vestigo::vision
