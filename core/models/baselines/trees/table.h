// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::models::trees {

/// Rows to learn from.
struct Table {
    std::size_t columns = 0;
    std::vector<float> values;        ///< [row, column], NaN where unknown
    std::vector<std::uint8_t> labels; ///< [row] 1 or 0
    std::vector<float> weights;       ///< [row]
    /// [row] which recording it is of. The steps of one recording resemble one another: a tree is grown on
    /// some recordings, not on some steps of all.
    std::vector<std::uint32_t> groups;
    std::size_t rows() const { return labels.size(); }
    const float* row(std::size_t i) const { return values.data() + i * columns; }
};

/// The table with each value replaced by the number of its bin, so that a split needs a histogram and no
/// sorting.
struct Bins {
    static constexpr std::size_t most = 64; ///< of a column, the bin of unknown values among them
    /// [column] ascending; bin b > 0 ends with edges[b - 1], the last bin has no end. Bin 0: unknown.
    std::vector<std::vector<float>> edges;
    std::vector<std::uint8_t> codes; ///< [row, column]
};

/// Bins that hold about equally many of a column's known values each.
Bins binsOf(const Table& table, const CancelToken& cancel);

} // namespace vestigo::models::trees
