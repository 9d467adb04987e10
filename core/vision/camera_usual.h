// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/camera_look.h"

namespace vestigo::vision {

constexpr std::size_t fewestLooks = 12; ///< steps, before anything can be usual

/// What a stream shows most of the time: medians over many of its steps.
struct CameraUsual {
    cv::Mat tile;                          ///< CV_8UC1; empty: nothing is known yet
    std::array<float, lookCells> detail{}; ///< grey levels
    double dark = 0.0;                     ///< 5th percentile of grey
    double bright = 0.0;                   ///< 95th percentile of grey
    double saturated = 0.0;                ///< share of the pixels
    double stillShare = 0.0;               ///< CameraLook::stillShare
    double change = 0.0;                   ///< CameraLook::meanChange
    /// Median correlation of the steps' pictures, moved back (settle), with `tile`: low where the camera
    /// itself moves.
    double steadiness = 0.0;
};

/// Those that show a scene and film it: the picture is not flat, and it does not just repeat. All of them
/// where those are fewer than a fifth: what a camera shows for most of the time is the usual, but for a
/// camera that failed.
std::vector<const CameraLook*> filming(const std::vector<const CameraLook*>& all);

enum class Lying : std::uint8_t {
    Anyhow, ///< as the camera saw it: they are moved back first
    Settled ///< moved back before, where that could be
};

/// `all` in any order; empty pointers are not allowed.
CameraUsual usualOf(const std::vector<const CameraLook*>& all, Lying lying = Lying::Anyhow);

/// Nothing can be told apart in the picture.
bool isFlat(const CameraLook& look);
/// Nothing changes from frame to frame, nearly everywhere.
bool isStill(const CameraLook& look);
/// The picture repeats as no camera that goes on to film lets it.
bool repeatsExactly(const CameraLook& look);

/// The middle of at least one value; of an even number the greater of the two.
double medianOf(std::vector<double> values);

/// Pearson correlation of two pictures of equal size; 0 where one of them is flat.
double correlation(const cv::Mat& a, const cv::Mat& b);

} // namespace vestigo::vision
