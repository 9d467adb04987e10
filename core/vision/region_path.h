// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_cover.h"
#include "core/vision/preparation.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/background_segm.hpp>

namespace vestigo::vision {

/// The path of one key region through time. Background and occlusion are told at the pace of frames and of
/// half seconds.
class RegionPath {
public:
    RegionPath(const timeline::Box& box, const PreparationOptions& options);

    /// `frame`: CV_8UC3 (BGR) or CV_8UC1. Adds what it took to `times`.
    Result<PreparedRegion> prepare(const cv::Mat& frame, const timeline::Picture& picture,
                                   PreparationTimes& times);
    const timeline::Box& box() const { return box_; }

private:
    cv::Mat cut(const cv::Mat& frame, const timeline::Picture& picture) const;
    cv::Mat equalise(const cv::Mat& rgb);
    void learnBackground(const cv::Mat& light, PreparedRegion& region);
    void findOcclusion(const cv::Mat& light, double t, PreparedRegion& region);
    Result<Done> complete(PreparedRegion& region, double t);

    timeline::Box box_;
    const PreparationOptions& options_;
    cv::Ptr<cv::CLAHE> contrast_;
    cv::Ptr<cv::BackgroundSubtractorMOG2> mixture_;
    double judgeSeconds_; ///< between two looks at what covers the region
    CoverWatch cover_;
    cv::Mat background_;                  ///< CV_8UC1
    cv::Mat occluded_;                    ///< CV_8UC1, of the last half second
    std::vector<std::uint8_t> drawn_;     ///< what the completer drew last
    std::vector<std::uint8_t> drawnMask_; ///< for this cover
    double drawnAt_ = 0.0;
    double judgedAt_ = 0.0;
    double occludedSince_ = 0.0;
    bool judged_ = false;
    int frames_ = 0;
};

} // namespace vestigo::vision
