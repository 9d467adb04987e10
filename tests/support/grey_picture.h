// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace vestigo::testing {

/// A grey picture as the camera delivered it, at `t` seconds. `pixels`: [height, width]
inline timeline::Picture greyPicture(double t, int width, int height, std::vector<std::uint8_t> pixels) {
    timeline::Picture picture;
    picture.t = t;
    picture.width = picture.sourceWidth = width;
    picture.height = picture.sourceHeight = height;
    picture.format = timeline::PixelFormat::Grey8;
    picture.bytesPerLine = static_cast<std::size_t>(width);
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
    return picture;
}

} // namespace vestigo::testing
