// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace vestigo::timeline {

/// The smallest and the largest of some values; nothing while none was finite.
struct Extent {
    float smallest = std::numeric_limits<float>::infinity();
    float largest = -std::numeric_limits<float>::infinity();

    bool empty() const { return !(smallest <= largest); }
    void include(float value) {
        // A comparison with NaN is false: what is missing changes nothing.
        smallest = value < smallest ? value : smallest;
        largest = value > largest ? value : largest;
    }
    void include(const Extent& other) {
        smallest = other.smallest < smallest ? other.smallest : smallest;
        largest = other.largest > largest ? other.largest : largest;
    }
};
static_assert(sizeof(Extent) == 8, "two floats, as they lie in the file");

/// How the times of a chunk's rows are kept.
enum class TimeKind : std::uint8_t {
    Uniform = 0, ///< not at all: first + i * step
    Ticks = 1,   ///< whole microseconds after the first, 32 bits each
    Exact = 2    ///< 64-bit floating point
};

/// The pyramid of minima and maxima over the rows of one column of one chunk, and where all parts of a chunk
/// lie in the file. Level 0 has an entry per `baseBucket` rows, each further level one per `branching`
/// entries, up to the level that has at most `branching`. Plain arithmetic; tested by itself.
class ChunkLayout {
public:
    static constexpr std::size_t baseBucket = 32;
    static constexpr std::size_t branching = 4;
    static constexpr std::size_t mostRows = 65536;

    ChunkLayout(std::size_t rows, std::size_t columns, TimeKind times)
        : rows_(rows)
        , columns_(columns)
        , times_(times) {
        for (std::size_t count = divided(rows, baseBucket); count > 0; count = divided(count, branching)) {
            levels_.push_back({nodes_, count});
            nodes_ += count;
            if (count <= branching) {
                break;
            }
        }
    }

    std::size_t rows() const { return rows_; }
    std::size_t levels() const { return levels_.size(); }
    std::size_t nodesOf(std::size_t level) const { return levels_[level].count; }
    /// Rows that an entry of this level speaks for.
    static std::size_t bucket(std::size_t level) {
        std::size_t size = baseBucket;
        for (std::size_t i = 0; i < level; ++i) {
            size *= branching;
        }
        return size;
    }
    std::size_t buckets() const { return levels_.empty() ? 0 : levels_.front().count; }

    // Places relative to the chunk's beginning, in bytes.
    std::size_t timesAt(std::size_t row) const {
        return row * (times_ == TimeKind::Ticks ? sizeof(std::uint32_t) : sizeof(double));
    }
    /// First and last time of each base bucket: two doubles; none where times are uniform.
    std::size_t boundsAt(std::size_t baseBucketIndex) const {
        return timesBytes() + baseBucketIndex * 2 * sizeof(double);
    }
    std::size_t nodeAt(std::size_t column, std::size_t level, std::size_t index) const {
        return nodesBegin() + (column * nodes_ + levels_[level].begin + index) * sizeof(Extent);
    }
    std::size_t valueAt(std::size_t column, std::size_t row) const {
        return nodesBegin() + columns_ * nodes_ * sizeof(Extent) + (column * rows_ + row) * sizeof(float);
    }
    std::size_t bytes() const { return valueAt(columns_, 0); }

private:
    struct Level {
        std::size_t begin;
        std::size_t count;
    };
    static std::size_t divided(std::size_t count, std::size_t by) { return (count + by - 1) / by; }
    std::size_t timesBytes() const {
        if (times_ == TimeKind::Uniform) {
            return 0;
        }
        return divided(timesAt(rows_), sizeof(double)) * sizeof(double);
    }
    std::size_t nodesBegin() const {
        return times_ == TimeKind::Uniform ? 0 : timesBytes() + buckets() * 2 * sizeof(double);
    }

    std::size_t rows_;
    std::size_t columns_;
    TimeKind times_;
    std::vector<Level> levels_;
    std::size_t nodes_ = 0;
};

/// Rows of a chunk so that the values of a chunk stay below 32 MiB: a power of two, 1,024 to 65,536.
inline std::size_t chunkRows(std::size_t columns) {
    std::size_t rows = ChunkLayout::mostRows;
    while (rows > 1024 && rows * std::max<std::size_t>(columns, 1) * sizeof(float) > (32U << 20U)) {
        rows /= 2;
    }
    return rows;
}

} // namespace vestigo::timeline
