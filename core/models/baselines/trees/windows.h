// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace vestigo::models::trees {

/// Steps before and after the one that is judged.
struct Window {
    std::size_t before;
    std::size_t after;
};

/// Mean of the known values in the window of each step; NaN where none is.
std::vector<float> windowMeans(const std::vector<float>& values, const Window& window);

} // namespace vestigo::models::trees
