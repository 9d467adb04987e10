// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vestigo::models {

/// The key regions of the contract (spec/recording.md), in the order of the detector's classes.
constexpr std::array<const char*, 6> keyRegionNames = {"control_panel", "indicator_lights", "moving_part",
                                                       "gauge",         "operator_hands",   "display"};
/// Index into keyRegionNames; -1: no key region.
int keyRegionOf(const std::string& name);

/// A box that a detector found.
struct DetectedRegion {
    std::size_t kind = 0; ///< index into keyRegionNames
    timeline::Box box;    ///< in pixels of the picture that was looked at
    double confidence = 0.0;
};

/// Intersection over union, 0..1; 0 where a box has no area.
double overlapOf(const timeline::Box& a, const timeline::Box& b);

/// Non-maximum suppression, kind by kind: strongest first, without those that overlap a stronger one of their
/// kind by more than `greatestOverlap`, at most `most`. Of equals the earlier one comes first.
std::vector<DetectedRegion> keepStrongest(std::vector<DetectedRegion> regions, double greatestOverlap,
                                          std::size_t most);

/// How a picture lies in the network's input: scaled by one factor, centred, grey around it.
struct Letterbox {
    int width = 0; ///< of the input
    int height = 0;
    double scale = 1.0; ///< input pixels per pixel of the picture
    double left = 0.0;  ///< where the picture begins in the input
    double top = 0.0;
};
Letterbox letterboxOf(int pictureWidth, int pictureHeight, int width, int height);

/// A box of the input as one of the picture, cut at the picture's edges.
timeline::Box inPicture(const Letterbox& letterbox, const timeline::Box& box, int pictureWidth,
                        int pictureHeight);
timeline::Box inInput(const Letterbox& letterbox, const timeline::Box& box);

/// The network's input, [3, height, width], red, green, blue, 0..1. Each input pixel is the mean of what it
/// covers (or interpolated where the picture is enlarged). Empty where the picture is empty or inconsistent.
std::vector<float> planesOf(const timeline::Picture& picture, const Letterbox& letterbox);

} // namespace vestigo::models
