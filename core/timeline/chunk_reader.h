// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"

namespace vestigo::timeline {

/// One chunk of a series file while it is read. What cannot be read is empty or missing.
class ChunkReader {
public:
    ChunkReader(const SeriesFile& file, std::size_t chunk);

    const SeriesChunk& chunk() const { return chunk_; }
    const ChunkLayout& layout() const { return layout_; }

    /// Index of the first row at `t` or later; rows() where there is none.
    std::size_t firstAtOrAfter(double t);
    /// Times of rows [first, last), ascending.
    std::vector<double> times(std::size_t first, std::size_t last) const;
    std::vector<float> values(std::size_t column, std::size_t first, std::size_t last) const;
    std::vector<Extent> nodes(std::size_t column, std::size_t level, std::size_t first,
                              std::size_t last) const;
    /// When the rows of an entry of the pyramid were taken.
    TimeRange timesOf(std::size_t level, std::size_t index);

private:
    void loadBounds();
    double uniform(std::size_t row) const { return chunk_.first + static_cast<double>(row) * chunk_.step; }

    const SeriesFile& file_;
    SeriesChunk chunk_;
    ChunkLayout layout_;
    std::vector<double> bounds_; ///< first, last of each base bucket
    bool loaded_ = false;
};

} // namespace vestigo::timeline
