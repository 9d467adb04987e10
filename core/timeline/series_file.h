// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/timeline/grid.h"
#include "core/timeline/series_footer.h"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::timeline {

struct SeriesSample {
    double t = 0.0;
    float value = 0.0F; ///< NaN: missing
};

/// One column over a stretch of time, either every row of it or the extremes of cells of equal length.
struct SeriesWindow {
    TimeRange range;          ///< what was asked for, widened to whole cells
    double cellSeconds = 0.0; ///< 0: `samples` holds every row
    /// Extremes of the rows in [range.start + k * cellSeconds, ... + 1). An entry of the pyramid that reaches
    /// over an edge counts on both sides of it, so a value may also show in the next cell, but in none is one
    /// lost.
    std::vector<Extent> cells;
    /// Rows with start <= t < end and one more on either side, ascending.
    std::vector<SeriesSample> samples;

    bool isSamples() const { return cellSeconds == 0.0; }
};

/// A table of any length, kept by columns with a pyramid of minima and maxima (series_layout.h), made by
/// SeriesWriter. Reads with pread, not through a mapping: a file that is cut short by somebody while it is
/// open gives gaps, not SIGBUS, and the memory held is a few buffers whatever is looked at. Each block is
/// held against its sum when it is read for the first time: what was damaged on the disk is missing and never
/// shown as a value. Any thread may read.
class SeriesFile {
public:
    /// A file that is not ours, of another version, cut short or changed is refused with DatabaseInvalid.
    static Result<std::shared_ptr<const SeriesFile>> open(const std::filesystem::path& path);
    ~SeriesFile();
    SeriesFile(const SeriesFile&) = delete;
    SeriesFile& operator=(const SeriesFile&) = delete;

    const std::string& identity() const { return footer_.identity; }
    const std::vector<std::string>& columns() const { return footer_.columns; }
    std::optional<std::size_t> columnOf(const std::string& name) const;
    std::uint64_t rows() const { return footer_.rows; }
    double usualStep() const { return footer_.usualStep; }
    TimeRange range() const; ///< of all rows
    Extent extent(std::size_t column) const;
    std::uint64_t bytes() const { return bytes_; }
    /// Something that was read was not what had been written: the file is to be made anew.
    bool damaged() const { return damaged_; }

    /// Every row where there are at most four a cell, else cells. `range` is cut to a million cells.
    /// Unreadable parts are missing values.
    SeriesWindow window(std::size_t column, const TimeRange& range, double cellSeconds) const;

    /// Rows without a value that at() looks past: a slow sensor in a fast table has one only now and then.
    static constexpr std::size_t heldRows = 10;

    /// The last row not later than `t` that has a value, of the `heldRows` rows before at most; else the last
    /// row, which has none. Nothing before the first row.
    std::optional<SeriesSample> at(std::size_t column, double t) const;

    /// Rows with start <= t <= end in ascending order as far as chunks do not overlap; values in the order of
    /// `wanted`; unreadable parts are missing values. False from the visitor stops, and is answered then.
    using RowVisitor = std::function<bool(double t, const std::vector<float>& values)>;
    bool visitRows(const std::vector<std::size_t>& wanted, const TimeRange& range,
                   const RowVisitor& visit) const;

private:
    SeriesFile() = default;
    friend class ChunkReader;
    /// Of the chunks; false where it cannot be read or is not what was written.
    bool read(std::uint64_t offset, void* to, std::size_t bytes) const;
    bool readUnchecked(std::uint64_t offset, void* to, std::size_t bytes) const;
    bool isSound(std::uint64_t block) const;

    int descriptor_ = -1;
    std::uint64_t bytes_ = 0;
    SeriesFooter footer_;
    std::uint64_t bodyEnd_ = 0;                        ///< where the footer begins
    std::unique_ptr<std::atomic<bool>[]> soundBlocks_; ///< that were held against their sum
    mutable std::atomic<bool> damaged_{false};
};

} // namespace vestigo::timeline
