// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_usual.h"

#include <deque>
#include <optional>

namespace vestigo::vision {

/// A picture moved back to where another one lies.
struct Settled {
    cv::Mat tile;      ///< CV_8UC1; at the edges, of which the moved picture knows nothing, the other picture
    cv::Point2d shift; ///< tile pixels by which it was off; 0 where moving it makes it no more like the other
    double match = 0.0; ///< correlation with the other, moved
};

/// A mast sways in the wind and a machine shakes the bracket: what such a camera sees is compared with what
/// it usually sees only once it lies over it. `before`: where the last look lay, tried too, since somebody in
/// the picture can hide where this one lies. Shifts beyond a twelfth of the width are not taken back.
Settled settle(const cv::Mat& tile, const cv::Mat& usual, cv::Point2d before = {});

/// How far the look is off, where that is beyond doubt, however far: tile pixels.
std::optional<cv::Point2d> clearShift(const cv::Mat& tile, const cv::Mat& usual);

/// Tells a camera that was knocked aside from one that sways: it lies elsewhere from one moment to the next,
/// and stays there; or it lies further off than any mast sways.
class DisplacementWatch {
public:
    explicit DisplacementWatch(double stepSeconds);
    /// One look after the other, forwards or backwards in time, `shift` against the usual; tile pixels.
    /// Whether the camera is displaced.
    bool add(std::size_t step, cv::Point2d shift, int tileWidth);

private:
    struct Place {
        std::size_t step;
        cv::Point2d shift;
    };
    std::size_t memory_; ///< steps
    std::deque<Place> last_;
    std::optional<cv::Point2d> from_; ///< where it lay before it was displaced
    cv::Point2d knock_;               ///< by which it was
};

} // namespace vestigo::vision
