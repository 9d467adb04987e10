// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_findings.h"

#include <vector>

namespace vestigo::vision {

/// What a cover is told by besides its staying.
struct CoverPlace {
    std::vector<cv::Rect> changing; ///< regions of the tile that change by themselves
    double smallestShare = 0.07;    ///< of the frame
};

/// 255 where `tile` shows another structure than `usual`, whatever the light: windows whose grey values do
/// not go with each other, or whose grey is far off once the gain and offset of the whole picture are taken
/// out. CV_8UC1
cv::Mat changedStructure(const cv::Mat& tile, const cv::Mat& usual);

/// Finds what lies over a part of the frame: a change of structure that comes, stays where it is for a while,
/// and is not usual at its place, as it is where parts come and go.
class CoverWatch {
public:
    CoverWatch(bool running, double stepSeconds);
    /// Looks in order of time; `place`: what holds at the look's time. Running: the finding of this
    /// look, if there is one.
    std::optional<CameraFinding> add(const CameraLook& look, const CameraUsual& usual,
                                     const CoverPlace& place);
    /// Not running: the findings of all looks.
    std::vector<CameraFinding> finish();
    /// Running: 255 where the last look was covered, the size of its tile. CV_8UC1
    const cv::Mat& cover() const { return last_; }

private:
    struct Kept {
        std::size_t step;
        cv::Mat changed; ///< 255 or 0
        CoverPlace place;
    };
    void markStaying(std::size_t pixel);

    bool running_;
    cv::Mat last_;
    std::size_t needed_; ///< steps that a cover must stay
    std::vector<Kept> kept_;
    // Running: per pixel the length of the present run of changes, what was seen before it, and misses in it.
    std::vector<std::uint32_t> run_;
    std::vector<std::uint32_t> changedBefore_;
    std::vector<std::uint8_t> missed_;
    std::size_t looks_ = 0;
};

} // namespace vestigo::vision
