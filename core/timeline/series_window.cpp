// SPDX-License-Identifier: GPL-3.0-or-later
// What a view asks of a series file: rows where few are in sight, extremes of cells where many are.
#include "core/timeline/chunk_reader.h"
#include "core/timeline/series_file.h"

#include <algorithm>
#include <cmath>

namespace vestigo::timeline {

namespace {

constexpr double mostCells = 1e6;
constexpr double rowsPerCell = 4.0;
constexpr double mostSamples = 262144.0;

/// The rows of a chunk that lie in a range.
struct Part {
    std::size_t chunk = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Puts what is found into the cells.
class CellFiller {
public:
    explicit CellFiller(SeriesWindow& window)
        : window_(window) {}

    /// `extent` was seen somewhere in `when`; both of the cells that it may lie in get it.
    void add(const TimeRange& when, const Extent& extent) {
        if (extent.empty() || !(when.end >= window_.range.start) || !(when.start <= window_.range.end)) {
            return;
        }
        for (std::size_t k = cellOf(when.start); k <= cellOf(when.end); ++k) {
            window_.cells[k].include(extent);
        }
    }
    void add(double t, float value) {
        if (t >= window_.range.start && t <= window_.range.end) {
            window_.cells[cellOf(t)].include(value);
        }
    }

private:
    std::size_t cellOf(double t) const {
        const double place = std::floor((t - window_.range.start) / window_.cellSeconds);
        return static_cast<std::size_t>(
            std::clamp(place, 0.0, static_cast<double>(window_.cells.size() - 1)));
    }
    SeriesWindow& window_;
};

/// Goes down one chunk's pyramid of one column until no entry is longer than half a cell.
class Descent {
public:
    Descent(ChunkReader& reader, std::size_t column, double longest, CellFiller& cells)
        : reader_(reader)
        , column_(column)
        , longest_(longest)
        , cells_(cells) {}

    void run(std::size_t first, std::size_t last) {
        const std::size_t start = startLevel();
        if (start == none) {
            addRows(first, last);
            return;
        }
        const std::size_t size = ChunkLayout::bucket(start);
        addNodes(start, first / size, (last + size - 1) / size);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The coarsest level whose entries are usually short enough; `none`: only rows are.
    std::size_t startLevel() const {
        const SeriesChunk& chunk = reader_.chunk();
        const double perRow = (chunk.last - chunk.first) / static_cast<double>(chunk.rows);
        std::size_t level = none;
        for (std::size_t i = 0; i < reader_.layout().levels(); ++i) {
            if (perRow * static_cast<double>(ChunkLayout::bucket(i)) <= longest_) {
                level = i;
            }
        }
        return level;
    }

    void addNodes(std::size_t level, std::size_t first, std::size_t last) {
        last = std::min(last, reader_.layout().nodesOf(level));
        if (first >= last) {
            return;
        }
        const std::vector<Extent> nodes = reader_.nodes(column_, level, first, last);
        for (std::size_t i = first; i < last; ++i) {
            const TimeRange when = reader_.timesOf(level, i);
            if (!(when.length() > longest_)) {
                cells_.add(when, nodes[i - first]);
            } else if (level > 0) { // a gap or a slow stretch lies in it
                addNodes(level - 1, i * ChunkLayout::branching, (i + 1) * ChunkLayout::branching);
            } else {
                addRows(i * ChunkLayout::baseBucket, (i + 1) * ChunkLayout::baseBucket);
            }
        }
    }

    void addRows(std::size_t first, std::size_t last) {
        last = std::min(last, reader_.layout().rows());
        if (first >= last) {
            return;
        }
        const std::vector<double> times = reader_.times(first, last);
        const std::vector<float> values = reader_.values(column_, first, last);
        for (std::size_t i = 0; i < times.size(); ++i) {
            cells_.add(times[i], values[i]);
        }
    }

    ChunkReader& reader_;
    std::size_t column_;
    double longest_;
    CellFiller& cells_;
};

/// Cells lie on whole multiples of their length, so that a picture that is moved keeps its shape.
void layCells(SeriesWindow& window, const TimeRange& range, double cellSeconds) {
    const double least = (range.end - range.start) / mostCells;
    window.cellSeconds = std::max({cellSeconds, least, 1e-9});
    window.range.start = std::floor(range.start / window.cellSeconds) * window.cellSeconds;
    const double count = std::ceil((range.end - window.range.start) / window.cellSeconds);
    window.cells.resize(static_cast<std::size_t>(std::clamp(count, 1.0, 2.0 * mostCells)));
    window.range.end = window.range.start + static_cast<double>(window.cells.size()) * window.cellSeconds;
}

/// Rows of the chunk in the range and one more on either side.
Part partOf(const SeriesFile& file, const SeriesChunk& chunk, std::size_t index, const TimeRange& range) {
    Part part{index, 0, chunk.rows};
    if (chunk.first < range.start || chunk.last > range.end) {
        ChunkReader reader(file, index);
        part.first = reader.firstAtOrAfter(range.start);
        part.last = reader.firstAtOrAfter(range.end);
        part.first -= part.first > 0 ? 1 : 0;
        part.last += part.last < chunk.rows ? 1 : 0;
    }
    return part;
}

void collectSamples(const SeriesFile& file, std::size_t column, const std::vector<Part>& parts,
                    SeriesWindow& window) {
    for (const Part& part : parts) {
        ChunkReader reader(file, part.chunk);
        const std::vector<double> times = reader.times(part.first, part.last);
        const std::vector<float> values = reader.values(column, part.first, part.last);
        for (std::size_t i = 0; i < times.size(); ++i) {
            window.samples.push_back({times[i], values[i]});
        }
    }
    const auto earlier = [](const SeriesSample& a, const SeriesSample& b) { return a.t < b.t; };
    if (!std::is_sorted(window.samples.begin(), window.samples.end(), earlier)) {
        std::stable_sort(window.samples.begin(), window.samples.end(), earlier); // chunks overlap
    }
}

} // namespace

SeriesWindow SeriesFile::window(std::size_t column, const TimeRange& range, double cellSeconds) const {
    SeriesWindow window;
    window.range = range;
    if (!std::isfinite(range.start) || !std::isfinite(range.end) || !(range.end > range.start) ||
        !std::isfinite(cellSeconds) || !(cellSeconds > 0.0) || column >= footer_.columns.size()) {
        return window;
    }
    std::vector<Part> parts;
    double rows = 0.0;
    // Chunks just outside are looked at too: a line from their last row reaches into the range.
    const double beside = 2.0 * footer_.usualStep;
    for (std::size_t i = 0; i < footer_.chunks.size(); ++i) {
        const SeriesChunk& chunk = footer_.chunks[i];
        if (chunk.last >= range.start - beside && chunk.first <= range.end + beside) {
            parts.push_back(partOf(*this, chunk, i, range));
            rows += static_cast<double>(parts.back().last - parts.back().first);
        }
    }
    if (rows <= std::min(rowsPerCell * (range.end - range.start) / cellSeconds, mostSamples)) {
        collectSamples(*this, column, parts, window);
        return window;
    }
    layCells(window, range, cellSeconds);
    CellFiller filler(window);
    const double longest = window.cellSeconds / 2.0;
    for (const Part& part : parts) {
        const SeriesChunk& chunk = footer_.chunks[part.chunk];
        if (chunk.last - chunk.first <= longest) {
            filler.add({chunk.first, chunk.last}, footer_.extent(column, part.chunk));
            continue;
        }
        ChunkReader reader(*this, part.chunk);
        Descent(reader, column, longest, filler).run(part.first, part.last);
    }
    return window;
}

} // namespace vestigo::timeline
