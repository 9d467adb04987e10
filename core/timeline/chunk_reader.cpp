// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/chunk_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::timeline {

ChunkReader::ChunkReader(const SeriesFile& file, std::size_t chunk)
    : file_(file)
    , chunk_(file.footer_.chunks[chunk])
    , layout_(chunk_.rows, file.footer_.columns.size(), chunk_.times) {}

void ChunkReader::loadBounds() {
    if (loaded_) {
        return;
    }
    loaded_ = true;
    bounds_.resize(2 * layout_.buckets());
    if (!file_.read(chunk_.offset + layout_.boundsAt(0), bounds_.data(), bounds_.size() * sizeof(double))) {
        std::fill(bounds_.begin(), bounds_.end(), std::numeric_limits<double>::quiet_NaN());
    }
}

std::size_t ChunkReader::firstAtOrAfter(double t) {
    const std::size_t rows = layout_.rows();
    if (!(t > chunk_.first)) {
        return 0;
    }
    if (t > chunk_.last) {
        return rows;
    }
    if (chunk_.times == TimeKind::Uniform) {
        const double place = chunk_.step > 0.0 ? std::ceil((t - chunk_.first) / chunk_.step - 1e-6) : 0.0;
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(rows)));
    }
    loadBounds();
    std::size_t low = 0; // the first bucket whose last row is not before t
    std::size_t high = layout_.buckets();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        (bounds_[2 * middle + 1] < t ? low : high) = bounds_[2 * middle + 1] < t ? middle + 1 : middle;
    }
    const std::size_t begin = std::min(low * ChunkLayout::baseBucket, rows);
    const std::size_t end = std::min(begin + ChunkLayout::baseBucket, rows);
    const std::vector<double> exact = times(begin, end);
    return begin + static_cast<std::size_t>(std::lower_bound(exact.begin(), exact.end(), t) - exact.begin());
}

std::vector<double> ChunkReader::times(std::size_t first, std::size_t last) const {
    std::vector<double> all(last - first);
    if (chunk_.times == TimeKind::Uniform) {
        for (std::size_t i = first; i < last; ++i) {
            all[i - first] = uniform(i);
        }
        return all;
    }
    bool read = false;
    if (chunk_.times == TimeKind::Ticks) {
        std::vector<std::uint32_t> ticks(last - first);
        read = file_.read(chunk_.offset + layout_.timesAt(first), ticks.data(),
                          ticks.size() * sizeof(std::uint32_t));
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            all[i] = chunk_.first + static_cast<double>(ticks[i]) * 1e-6;
        }
    } else {
        read = file_.read(chunk_.offset + layout_.timesAt(first), all.data(), all.size() * sizeof(double));
    }
    // What was tampered with must not break an order that callers rely on.
    double before = chunk_.first;
    for (double& t : all) {
        t = read && t >= before && t <= chunk_.last ? t : before;
        before = t;
    }
    return all;
}

std::vector<float> ChunkReader::values(std::size_t column, std::size_t first, std::size_t last) const {
    std::vector<float> all(last - first);
    if (!file_.read(chunk_.offset + layout_.valueAt(column, first), all.data(), all.size() * sizeof(float))) {
        std::fill(all.begin(), all.end(), std::numeric_limits<float>::quiet_NaN());
    }
    return all;
}

std::vector<Extent> ChunkReader::nodes(std::size_t column, std::size_t level, std::size_t first,
                                       std::size_t last) const {
    std::vector<Extent> all(last - first);
    if (!file_.read(chunk_.offset + layout_.nodeAt(column, level, first), all.data(),
                    all.size() * sizeof(Extent))) {
        std::fill(all.begin(), all.end(), Extent());
    }
    return all;
}

TimeRange ChunkReader::timesOf(std::size_t level, std::size_t index) {
    const std::size_t size = ChunkLayout::bucket(level);
    const std::size_t first = index * size;
    const std::size_t last = std::min(first + size, layout_.rows()) - 1;
    if (chunk_.times == TimeKind::Uniform) {
        return {uniform(first), uniform(last)};
    }
    loadBounds();
    return {bounds_[2 * (first / ChunkLayout::baseBucket)],
            bounds_[2 * (last / ChunkLayout::baseBucket) + 1]};
}

} // namespace vestigo::timeline
