// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_shift.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace vestigo::vision {

namespace {

constexpr double smallestShift = 0.03; ///< of the frame's width, that is a displacement
constexpr double furthestSway = 0.08;  ///< of the frame's width
constexpr double knockSeconds = 2.0;   ///< within which a camera that is knocked lies elsewhere
constexpr double samePlace = 0.3;      ///< of the smallest shift; a camera that sways comes near by itself
constexpr int smallestSide = 8;        ///< tile pixels
constexpr double liesWell = 0.99;      ///< correlation, of a picture that need not be moved
constexpr double worthMoving = 0.004;  ///< of correlation, for a picture to be moved at all

double length(cv::Point2d shift) {
    return std::hypot(shift.x, shift.y);
}

/// Strips and dots show no shift.
bool canBePlaced(const cv::Mat& tile) {
    return tile.cols >= smallestSide && tile.rows >= smallestSide;
}

/// Nothing where the pictures have no structure to tell it by, or nothing in common at that shift.
std::optional<cv::Point2d> within(cv::Point2d shift, const cv::Mat& tile) {
    const bool inside = std::fabs(shift.x) < tile.cols && std::fabs(shift.y) < tile.rows; // false for NaN
    return inside ? std::optional(shift) : std::nullopt;
}

std::optional<cv::Point2d> phaseShift(const cv::Mat& tile, const cv::Mat& usual) {
    cv::Mat now;
    cv::Mat before;
    tile.convertTo(now, CV_32F);
    usual.convertTo(before, CV_32F);
    cv::Mat window;
    cv::createHanningWindow(window, now.size(), CV_32F);
    return within(cv::phaseCorrelate(before, now, window), tile);
}

/// What both pictures show once `picture` is moved back by whole or part pixels.
struct Overlap {
    cv::Mat moved;
    cv::Rect known; ///< of `moved`: what the picture shows of it
};

Overlap movedBack(const cv::Mat& picture, cv::Point2d shift) {
    const cv::Matx23d forth(1.0, 0.0, -shift.x, 0.0, 1.0, -shift.y);
    Overlap overlap;
    cv::warpAffine(picture, overlap.moved, forth, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const int left = std::max(0, static_cast<int>(std::ceil(-shift.x)));
    const int top = std::max(0, static_cast<int>(std::ceil(-shift.y)));
    const int right = std::min(picture.cols, picture.cols - static_cast<int>(std::ceil(shift.x)));
    const int bottom = std::min(picture.rows, picture.rows - static_cast<int>(std::ceil(shift.y)));
    overlap.known = {left, top, std::max(0, right - left), std::max(0, bottom - top)};
    return overlap;
}

double matchOf(const Overlap& overlap, const cv::Mat& usual) {
    if (overlap.known.width < usual.cols / 2 || overlap.known.height < usual.rows / 2) {
        return 0.0;
    }
    return correlation(overlap.moved(overlap.known), usual(overlap.known));
}

/// Phase correlation knows small pictures to half a pixel; this looks for the greatest correlation from
/// there.
cv::Point2d refined(const cv::Mat& tile, const cv::Mat& usual, cv::Point2d start) {
    cv::Mat moves =
        (cv::Mat_<float>(2, 3) << 1, 0, static_cast<float>(start.x), 0, 1, static_cast<float>(start.y));
    try {
        cv::findTransformECC(usual, tile, moves, cv::MOTION_TRANSLATION,
                             cv::TermCriteria(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 15, 1e-3),
                             cv::noArray(), 3);
    } catch (const cv::Exception&) {
        return start; // it found nothing better, or a picture is flat
    }
    const cv::Point2d found(static_cast<double>(moves.at<float>(0, 2)),
                            static_cast<double>(moves.at<float>(1, 2)));
    return within(found, tile).value_or(start);
}

} // namespace

Settled settle(const cv::Mat& tile, const cv::Mat& usual, cv::Point2d before) {
    Settled settled{tile, {}, correlation(tile, usual)};
    if (settled.match >= liesWell || !canBePlaced(tile)) {
        return settled;
    }
    cv::Point2d start;
    double best = settled.match;
    for (const cv::Point2d shift : {phaseShift(tile, usual).value_or(before), before}) {
        if (length(shift) > furthestSway * tile.cols) {
            continue;
        }
        const double match = matchOf(movedBack(tile, shift), usual);
        if (match > best) {
            best = match;
            start = shift;
        }
    }
    const cv::Point2d shift = refined(tile, usual, start);
    if (length(shift) > furthestSway * tile.cols) {
        return settled;
    }
    const Overlap overlap = movedBack(tile, shift);
    const double match = matchOf(overlap, usual);
    // As much of the picture as both cases show is compared, else a bad edge that is cut off would speak for
    // any shift.
    if (match > correlation(tile(overlap.known), usual(overlap.known)) + worthMoving) {
        settled.match = match;
        settled.shift = shift;
        settled.tile = usual.clone();
        overlap.moved(overlap.known).copyTo(settled.tile(overlap.known));
    }
    return settled;
}

std::optional<cv::Point2d> clearShift(const cv::Mat& tile, const cv::Mat& usual) {
    const double match = correlation(tile, usual);
    const auto rough = match < 0.95 && canBePlaced(tile) ? phaseShift(tile, usual) : std::nullopt;
    if (!rough) {
        return std::nullopt;
    }
    const cv::Point2d shift = refined(tile, usual, *rough);
    const double moved = matchOf(movedBack(tile, shift), usual);
    return moved >= match + 0.1 && moved >= 0.7 ? std::optional(shift) : std::nullopt;
}

DisplacementWatch::DisplacementWatch(double stepSeconds)
    : memory_(static_cast<std::size_t>(std::max(1.0, std::round(knockSeconds / stepSeconds)))) {}

bool DisplacementWatch::add(std::size_t step, cv::Point2d shift, int tileWidth) {
    const double smallest = smallestShift * tileWidth;
    const auto since = [&](std::size_t other) { return step > other ? step - other : other - step; };
    while (!last_.empty() && since(last_.front().step) > memory_) {
        last_.pop_front(); // where it lay before it was covered says nothing: it may have swayed since
    }
    const cv::Point2d before = last_.empty() ? shift : last_.front().shift;
    if (from_) {
        const bool knockedBack = (shift - before).dot(knock_) <= -0.5 * knock_.dot(knock_);
        if (knockedBack || length(shift - *from_) < samePlace * smallest) {
            from_.reset();
            last_.clear();
        }
    } else if (length(shift - before) >= smallest && length(shift) >= smallest) {
        from_ = before;
        knock_ = shift - before;
    }
    last_.push_back({step, shift});
    return from_.has_value() || length(shift) > furthestSway * tileWidth;
}

} // namespace vestigo::vision
