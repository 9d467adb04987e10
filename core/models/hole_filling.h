// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace vestigo::models {

/// Fills what is hidden with what lies around it, smoothly: each pixel with the mean of what is visible, at
/// the finest scale of halving at which something is, blended from coarse to fine. `planes` [channels,
/// height, width]; `hidden` [height, width], not 0 where it is. Visible pixels stay as they are. Where
/// nothing is visible: `otherwise`.
void fillSmoothly(std::vector<float>& planes, const std::vector<std::uint8_t>& hidden, int width, int height,
                  int channels, float otherwise = 0.45F);

} // namespace vestigo::models
