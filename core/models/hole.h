// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vestigo::models {

/// The surroundings of what is covered in a picture, scaled for the network.
struct Hole {
    int left = 0; ///< of the surroundings, in pixels of the picture
    int top = 0;
    int right = 0; ///< behind the last one
    int bottom = 0;
    double scale = 1.0; ///< input pixels per pixel
    int width = 0;      ///< of the input; 4 divides it
    int height = 0;
    std::vector<float> planes;        ///< [3, height, width] 0..1, what is hidden is filled smoothly
    std::vector<std::uint8_t> hidden; ///< [height, width] 1 where it is, or where no picture is
};

/// Longest side of the network's input.
constexpr int holeSide = 96;

/// Whether the mask (Grey8) is as large as the picture and both have their pixels.
bool maskFits(const timeline::Picture& picture, const timeline::Picture& mask);

/// The hole of a mask that fits; nothing where nothing is covered.
std::optional<Hole> holeOf(const timeline::Picture& picture, const timeline::Picture& mask);

/// The picture with `planes` (as large as the hole's) in place of what is covered. All other bytes stay.
timeline::Picture patched(const timeline::Picture& picture, const timeline::Picture& mask, const Hole& hole,
                          const std::vector<float>& planes);

} // namespace vestigo::models
