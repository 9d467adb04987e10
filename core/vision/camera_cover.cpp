// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_cover.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

constexpr double staySeconds = 3.0;
constexpr double usualElsewhere = 0.12;  ///< share of the other steps in which a covered pixel may change too
constexpr std::size_t fewestBefore = 16; ///< steps, before anything can be unusual
constexpr int window = 5;                ///< tile pixels
constexpr double structureNoise = 60.0;  ///< variance of grey that is no structure
constexpr float otherStructure = 0.3F;
constexpr float otherGrey = 45.0F;
constexpr double smallestPiece = 0.008; ///< of the frame
constexpr double smallestBeyond = 0.3;  ///< of a piece, outside of what changes by itself
constexpr std::size_t misses = 1;       ///< steps without change that do not end a run

struct Windows {
    cv::Mat mean;
    cv::Mat variance;
};

cv::Mat boxMean(const cv::Mat& picture) {
    cv::Mat mean;
    cv::boxFilter(picture, mean, CV_32F, cv::Size(window, window), cv::Point(-1, -1), true,
                  cv::BORDER_REFLECT_101);
    return mean;
}

Windows windowsOf(const cv::Mat& picture) {
    Windows windows{boxMean(picture), {}};
    windows.variance = boxMean(picture.mul(picture)) - windows.mean.mul(windows.mean);
    windows.variance = cv::max(windows.variance, 0.0F);
    return windows;
}

float medianOf(const cv::Mat& values) {
    std::vector<float> sorted;
    for (int y = 0; y < values.rows; ++y) {
        sorted.insert(sorted.end(), values.ptr<float>(y), values.ptr<float>(y) + values.cols);
    }
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

/// How much of the piece lies outside of what changes by itself: a display that shows another page is no
/// cover.
double shareBeyond(const cv::Mat& piece, const CoverPlace& place) {
    cv::Mat beyond = piece.clone();
    for (const cv::Rect& region : place.changing) {
        const cv::Rect inside = region & cv::Rect(0, 0, piece.cols, piece.rows);
        if (inside.area() > 0) {
            beyond(inside) = 0;
        }
    }
    return cv::countNonZero(beyond) / std::max(1.0, static_cast<double>(cv::countNonZero(piece)));
}

/// What stays covered after specks are taken off and holes closed; `largest` bounds the largest piece.
cv::Mat solid(const cv::Mat& mask, const CoverPlace& place, cv::Rect& largest) {
    cv::Mat closed;
    cv::morphologyEx(mask, closed, cv::MORPH_CLOSE, cv::Mat::ones(5, 5, CV_8UC1));
    cv::morphologyEx(closed, closed, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8UC1));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(closed, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat filled = cv::Mat::zeros(mask.size(), CV_8UC1);
    double most = 0.0;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        cv::Mat piece = cv::Mat::zeros(mask.size(), CV_8UC1);
        cv::drawContours(piece, outlines, static_cast<int>(i), cv::Scalar(255), cv::FILLED);
        const double area = cv::countNonZero(piece);
        if (area < smallestPiece * static_cast<double>(mask.total()) ||
            shareBeyond(piece, place) < smallestBeyond) {
            continue;
        }
        filled |= piece;
        if (area > most) {
            most = area;
            largest = cv::boundingRect(outlines[i]);
        }
    }
    return filled;
}

/// Windows see a cover a little before they lie under it; at the frame's edge it may well go on.
cv::Rect withoutMargin(const cv::Rect& area, cv::Size size) {
    constexpr int margin = 1;
    const int left = area.x > 0 ? margin : 0;
    const int top = area.y > 0 ? margin : 0;
    const int right = area.x + area.width < size.width ? margin : 0;
    const int bottom = area.y + area.height < size.height ? margin : 0;
    const cv::Rect inner(area.x + left, area.y + top, area.width - left - right, area.height - top - bottom);
    return inner.width > 0 && inner.height > 0 ? inner : area;
}

std::optional<CameraFinding> findingOf(std::size_t step, const cv::Mat& staying, const CoverPlace& place,
                                       cv::Mat& cover) {
    cv::Rect largest;
    cover = solid(staying, place, largest);
    const double share = cv::countNonZero(cover) / static_cast<double>(cover.total());
    if (share < place.smallestShare) {
        return std::nullopt;
    }
    CameraFinding found;
    found.step = step;
    found.condition = timeline::CameraCondition::Covered;
    found.severity = share;
    found.value = share;
    found.area = withoutMargin(largest, cover.size());
    return found;
}

} // namespace

cv::Mat changedStructure(const cv::Mat& tile, const cv::Mat& usual) {
    cv::Mat now;
    cv::Mat before;
    tile.convertTo(now, CV_32F);
    usual.convertTo(before, CV_32F);
    const Windows nowWindows = windowsOf(now);
    const Windows beforeWindows = windowsOf(before);
    // The gain of the light, from the windows that have structure in both.
    cv::Mat ratio;
    cv::sqrt((nowWindows.variance + structureNoise) / (beforeWindows.variance + structureNoise), ratio);
    const float gain = std::clamp(medianOf(ratio), 0.25F, 4.0F);
    const cv::Mat covariance = boxMean(now.mul(before)) - nowWindows.mean.mul(beforeWindows.mean);
    const double g = static_cast<double>(gain);
    const cv::Mat structure = (covariance * (2.0 * g) + structureNoise) /
                              (nowWindows.variance + beforeWindows.variance * (g * g) + structureNoise);
    cv::Mat offset = nowWindows.mean - beforeWindows.mean * g;
    offset -= static_cast<double>(medianOf(offset));
    cv::Mat changed = (structure < otherStructure) | (cv::abs(offset) > otherGrey);
    return changed;
}

CoverWatch::CoverWatch(bool running, double stepSeconds)
    : running_(running)
    , needed_(static_cast<std::size_t>(std::max(2.0, std::round(staySeconds / stepSeconds)))) {}

std::optional<CameraFinding> CoverWatch::add(const CameraLook& look, const CameraUsual& usual,
                                             const CoverPlace& place) {
    const cv::Mat changed = changedStructure(look.tile, usual.tile);
    if (!running_) {
        kept_.push_back({look.step, changed, place});
        return std::nullopt;
    }
    const std::size_t pixels = changed.total();
    if (run_.size() != pixels) {
        run_.assign(pixels, 0);
        changedBefore_.assign(pixels, 0);
        missed_.assign(pixels, 0);
        looks_ = 0;
    }
    cv::Mat staying = cv::Mat::zeros(changed.size(), CV_8UC1);
    std::uint8_t* out = staying.ptr<std::uint8_t>(0);
    const std::uint8_t* in = changed.ptr<std::uint8_t>(0);
    for (std::size_t p = 0; p < pixels; ++p) {
        if (in[p] != 0) {
            ++run_[p];
            missed_[p] = 0;
        } else if (run_[p] > 0 && ++missed_[p] > misses) {
            changedBefore_[p] += run_[p];
            run_[p] = 0;
            missed_[p] = 0;
        }
        const std::size_t before = looks_ > run_[p] ? looks_ - run_[p] : 0;
        const bool unusual =
            before >= fewestBefore && changedBefore_[p] <= usualElsewhere * static_cast<double>(before);
        out[p] = in[p] != 0 && run_[p] >= needed_ && unusual ? 255 : 0;
    }
    ++looks_;
    return findingOf(look.step, staying, place, last_);
}

/// Leaves of the pixel's changes those that stay and are not usual.
void CoverWatch::markStaying(std::size_t pixel) {
    struct Run {
        std::size_t first;
        std::size_t last;
        std::size_t changed;
    };
    std::vector<Run> runs;
    std::size_t total = 0;
    for (std::size_t k = 0; k < kept_.size(); ++k) {
        if (kept_[k].changed.ptr<std::uint8_t>(0)[pixel] == 0) {
            continue;
        }
        ++total;
        if (!runs.empty() && k - runs.back().last <= misses + 1) {
            runs.back().last = k;
            ++runs.back().changed;
        } else {
            runs.push_back({k, k, 1});
        }
    }
    for (const Run& run : runs) {
        const std::size_t length = run.last - run.first + 1;
        const double others = static_cast<double>(kept_.size() - length);
        // What is there from the first picture on did not come: the other is the change.
        const bool stays = run.first > 0 && length >= needed_ && kept_.size() - length >= fewestBefore &&
                           static_cast<double>(total - run.changed) <= usualElsewhere * others;
        for (std::size_t k = run.first; k <= run.last; ++k) {
            kept_[k].changed.ptr<std::uint8_t>(0)[pixel] = stays ? 255 : 0;
        }
    }
}

std::vector<CameraFinding> CoverWatch::finish() {
    std::vector<CameraFinding> found;
    if (kept_.empty()) {
        return found;
    }
    for (std::size_t p = 0; p < kept_.front().changed.total(); ++p) {
        markStaying(p);
    }
    for (const Kept& kept : kept_) {
        if (const auto one = findingOf(kept.step, kept.changed, kept.place, last_)) {
            found.push_back(*one);
        }
    }
    return found;
}

} // namespace vestigo::vision
