// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio leaves to OpenCV.
#include "core/dataset/synthetic/drawing/studio.h"

#include <opencv2/imgproc.hpp>

namespace vestigo::dataset::synthetic::drawing {

/// Blurs what lies far behind the machine, as a lens that is focused on it does; nothing of the machine
/// bleeds into it. Whole numbers all the way: their filters give the same bits on every processor.
void Studio::softenBackground(float focusDepth) {
    cv::Mat picture(still_.height, still_.width, CV_8UC4, still_.bgra.data());
    const float begins = 1.0F / (focusDepth + 1.2F);
    cv::Mat mask(still_.height, still_.width, CV_8U);
    cv::Mat weighted(still_.height, still_.width, CV_16UC4);
    cv::Mat weights(still_.height, still_.width, CV_16U);
    for (int y = 0; y < still_.height; ++y) {
        for (int x = 0; x < still_.width; ++x) {
            const float far = 1.0F - smooth(begins * 0.9F, begins, still_.nearness[still_.at(x, y)]);
            const auto part = static_cast<std::uint8_t>(far * 255.0F);
            mask.at<std::uint8_t>(y, x) = part;
            weights.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(part * 255);
            const auto& from = picture.at<cv::Vec4b>(y, x);
            auto& to = weighted.at<cv::Vec<std::uint16_t, 4>>(y, x);
            for (int c = 0; c < 4; ++c) {
                to[c] = static_cast<std::uint16_t>(from[c] * part);
            }
        }
    }
    const double sigma = std::max(0.6, static_cast<double>(still_.width) / 420.0);
    cv::GaussianBlur(weighted, weighted, {}, sigma);
    cv::GaussianBlur(weights, weights, {}, sigma);
    for (int y = 0; y < still_.height; ++y) {
        for (int x = 0; x < still_.width; ++x) {
            const int part = mask.at<std::uint8_t>(y, x);
            const int weight = weights.at<std::uint16_t>(y, x);
            if (part < 3 || weight < 600) {
                continue;
            }
            const auto& sum = weighted.at<cv::Vec<std::uint16_t, 4>>(y, x);
            auto& pixel = picture.at<cv::Vec4b>(y, x);
            for (int c = 0; c < 4; ++c) {
                const int soft = std::min(255, sum[c] * 255 / weight);
                pixel[c] = static_cast<std::uint8_t>((pixel[c] * (255 - part) + soft * part) / 255);
            }
        }
    }
}

void Studio::shrink(const Area& fine, Pixels& into) const {
    const cv::Mat all(work_.height, work_.width, CV_8UC4, const_cast<std::uint8_t*>(work_.bgra.data()));
    cv::Mat small(into.height, into.width, CV_8UC4, into.bytes.data());
    const cv::Rect from(fine.x0, fine.y0, fine.width(), fine.height());
    const cv::Rect to(fine.x0 / fineness_, fine.y0 / fineness_, fine.width() / fineness_,
                      fine.height() / fineness_);
    cv::Mat target = small(to);
    cv::resize(all(from), target, target.size(), 0, 0, cv::INTER_AREA);
}

} // namespace vestigo::dataset::synthetic::drawing
