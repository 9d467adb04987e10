// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_footer.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// Rows that wait for being written, by column. Sorts itself by time.
class RowBuffer {
public:
    RowBuffer(std::size_t columns, std::size_t capacity);

    std::size_t columns() const { return columns_; }
    std::size_t rows() const { return times_.size(); }
    bool full() const { return rows() == capacity_; }
    const std::vector<double>& times() const { return times_; }
    const float* column(std::size_t column) const { return values_.data() + column * stride_; }

    /// `values`: one for each column; what is not finite is missing.
    void add(double t, const double* values);
    /// By time; rows of equal times keep their order.
    void sort();
    void dropFront(std::size_t count);

private:
    std::size_t columns_;
    std::size_t capacity_;
    std::size_t stride_;
    std::vector<double> times_;
    std::vector<float> values_;
    bool sorted_ = true;
};

/// The first `rows` rows of a sorted buffer as a chunk's bytes (ChunkLayout). Appends the extents of its
/// columns. The chunk's offset is left to the caller.
SeriesChunk encodeChunk(const RowBuffer& buffer, std::size_t rows, std::string& bytes,
                        std::vector<Extent>& extents);

} // namespace vestigo::timeline
