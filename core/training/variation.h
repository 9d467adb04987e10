// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <vector>

namespace vestigo::training {

/// Three planes of red, green and blue, 0..1, row by row.
struct Planes {
    int width = 0;
    int height = 0;
    std::vector<float> values; ///< [3, height, width]

    float* plane(int channel) { return values.data() + offset(channel); }
    const float* plane(int channel) const { return values.data() + offset(channel); }
    std::size_t area() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }

private:
    std::size_t offset(int channel) const { return static_cast<std::size_t>(channel) * area(); }
};

/// Left and right exchanged.
void mirror(Planes& planes);

/// Other colours: channels exchanged, tinted, or all grey; brighter, darker, other contrast and gamma.
void varyColours(Planes& planes, Random& random);

/// Out of focus or moved in `blurred` of the cases, noisy.
void varySharpness(Planes& planes, Random& random, double blurred = 0.5);

/// Rectangles and stripes of one colour before the picture, each up to `largest` of its width and height.
void coverSome(Planes& planes, Random& random, double largest = 0.3);

} // namespace vestigo::training
