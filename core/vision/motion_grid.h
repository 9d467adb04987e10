// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace vestigo::vision {

/// What moves and what shines where in a video, coarsely: a grid of cells over the whole frame, about ten
/// entries a second. For holding a camera's clock against a table, where a lamp, a needle or a moving part is
/// as good as the motion of all.
struct MotionGrid {
    static constexpr std::size_t columns = 8;
    static constexpr std::size_t rows = 6;
    static constexpr std::size_t values = 2 * columns * rows; ///< an entry's

    std::vector<double> times; ///< common clock, rising, one an entry
    /// An entry's values after the other's: the mean grey of each cell less that of the frame, row by row,
    /// then the mean absolute difference of each cell to the frame before.
    std::vector<float> cells;
};

} // namespace vestigo::vision
