// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio leaves to OpenCV.
#include "core/dataset/synthetic/drawing/studio.h"

#include <opencv2/imgproc.hpp>

namespace vestigo::dataset::synthetic::drawing {

/// Blurs what lies far behind the machine, as a lens that is focused on it does; nothing of the machine
/// bleeds into it.
void Studio::softenBackground(float focusDepth) {
    cv::Mat picture(still_.height, still_.width, CV_8UC4, still_.bgra.data());
    const float begins = 1.0F / (focusDepth + 1.2F);
    cv::Mat mask(still_.height, still_.width, CV_32F);
    for (int y = 0; y < still_.height; ++y) {
        for (int x = 0; x < still_.width; ++x) {
            const float nearness = still_.nearness[still_.at(x, y)];
            mask.at<float>(y, x) = 1.0F - smooth(begins * 0.9F, begins, nearness);
        }
    }
    cv::Mat values;
    picture.convertTo(values, CV_32F);
    cv::Mat mask4;
    cv::merge(std::vector<cv::Mat>{mask, mask, mask, mask}, mask4);
    cv::Mat weighted = values.mul(mask4);
    const double sigma = std::max(0.6, static_cast<double>(still_.width) / 420.0);
    cv::GaussianBlur(weighted, weighted, {}, sigma);
    cv::GaussianBlur(mask4, values, {}, sigma);
    for (int y = 0; y < still_.height; ++y) {
        for (int x = 0; x < still_.width; ++x) {
            const float part = mask.at<float>(y, x);
            const auto& sum = weighted.at<cv::Vec4f>(y, x);
            const float weight = values.at<cv::Vec4f>(y, x)[0];
            if (part > 0.01F && weight > 0.01F) {
                auto& pixel = picture.at<cv::Vec4b>(y, x);
                for (int c = 0; c < 4; ++c) {
                    pixel[c] = static_cast<std::uint8_t>(
                        std::clamp(mix(static_cast<float>(pixel[c]), sum[c] / weight, part), 0.0F, 255.0F));
                }
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
