// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <cstdint>

namespace vestigo::recordings {

/// Gaussian noise on every value of every pixel, as if the sensor were bad: how a study asks what noise does.
struct PictureNoise {
    double sigma = 0.0;     ///< standard deviation, in parts of full scale (1: 255 grey levels)
    std::uint64_t seed = 1; ///< of the stream; the same numbers are drawn for every sigma
};

/// The picture with noise, cut at black and white. Which numbers are drawn depends on the seed, the picture's
/// time and its size alone. Sigma 0, or an empty picture: as it is.
timeline::Picture withNoise(const timeline::Picture& picture, const PictureNoise& noise);

} // namespace vestigo::recordings
