// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/chunk_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace vestigo::timeline {

namespace {

/// How far a time may be off what is written for it: a nanosecond, or what a double can hold that far out.
double tolerance(double first, double last) {
    return std::max(1e-9, 4.0 * std::numeric_limits<double>::epsilon() *
                              std::max(std::fabs(first), std::fabs(last)));
}

bool isUniform(const std::vector<double>& times, std::size_t rows, double step, double off) {
    for (std::size_t i = 0; i < rows; ++i) {
        if (!(std::fabs(times[0] + static_cast<double>(i) * step - times[i]) <= off)) {
            return false;
        }
    }
    return true;
}

bool areTicks(const std::vector<double>& times, std::size_t rows, double off) {
    if (times[rows - 1] - times[0] > 4294.0) { // more microseconds than 32 bits hold
        return false;
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const double ticks = std::round((times[i] - times[0]) * 1e6);
        if (!(std::fabs(times[0] + ticks * 1e-6 - times[i]) <= off)) {
            return false;
        }
    }
    return true;
}

void put(std::string& bytes, std::size_t at, const void* from, std::size_t count) {
    std::memcpy(&bytes[at], from, count);
}

void putTimes(std::string& bytes, const SeriesChunk& chunk, const ChunkLayout& layout,
              const std::vector<double>& times) {
    std::vector<double> kept(times.begin(), times.begin() + chunk.rows);
    if (chunk.times == TimeKind::Ticks) {
        std::vector<std::uint32_t> ticks(chunk.rows);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            ticks[i] = static_cast<std::uint32_t>(std::llround((times[i] - chunk.first) * 1e6));
            kept[i] = chunk.first + static_cast<double>(ticks[i]) * 1e-6;
        }
        put(bytes, layout.timesAt(0), ticks.data(), ticks.size() * sizeof(std::uint32_t));
    } else {
        put(bytes, layout.timesAt(0), kept.data(), kept.size() * sizeof(double));
    }
    for (std::size_t i = 0; i < layout.buckets(); ++i) {
        const std::size_t last = std::min((i + 1) * ChunkLayout::baseBucket, kept.size()) - 1;
        const double bounds[2] = {kept[i * ChunkLayout::baseBucket], kept[last]};
        put(bytes, layout.boundsAt(i), bounds, sizeof(bounds));
    }
}

/// Answers the extent of the whole column.
Extent putColumn(std::string& bytes, const ChunkLayout& layout, std::size_t column, const float* values) {
    put(bytes, layout.valueAt(column, 0), values, layout.rows() * sizeof(float));
    std::vector<Extent> level(layout.buckets());
    for (std::size_t i = 0; i < level.size(); ++i) {
        const std::size_t end = std::min((i + 1) * ChunkLayout::baseBucket, layout.rows());
        for (std::size_t row = i * ChunkLayout::baseBucket; row < end; ++row) {
            level[i].include(values[row]);
        }
    }
    for (std::size_t depth = 0;; ++depth) {
        put(bytes, layout.nodeAt(column, depth, 0), level.data(), level.size() * sizeof(Extent));
        if (depth + 1 == layout.levels()) {
            break;
        }
        std::vector<Extent> above(layout.nodesOf(depth + 1));
        for (std::size_t i = 0; i < level.size(); ++i) {
            above[i / ChunkLayout::branching].include(level[i]);
        }
        level = std::move(above);
    }
    Extent whole;
    for (const Extent& extent : level) {
        whole.include(extent);
    }
    return whole;
}

} // namespace

RowBuffer::RowBuffer(std::size_t columns, std::size_t capacity)
    : columns_(columns)
    , capacity_(capacity)
    // Columns a power of two apart would all fall into one set of the processor's cache.
    , stride_(capacity + 16)
    , values_(columns * stride_) {
    times_.reserve(capacity);
}

void RowBuffer::add(double t, const double* values) {
    sorted_ = sorted_ && (times_.empty() || t >= times_.back());
    float* to = values_.data() + times_.size();
    for (std::size_t i = 0; i < columns_; ++i, to += stride_) {
        const auto value = static_cast<float>(values[i]);
        *to = std::isfinite(value) ? value : std::numeric_limits<float>::quiet_NaN();
    }
    times_.push_back(t);
}

void RowBuffer::sort() {
    if (sorted_) {
        return;
    }
    std::vector<std::size_t> order(rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return times_[a] < times_[b]; });
    std::vector<double> times(rows());
    std::vector<float> values(rows());
    for (std::size_t i = 0; i < order.size(); ++i) {
        times[i] = times_[order[i]];
    }
    times_.swap(times);
    times_.reserve(capacity_);
    for (std::size_t c = 0; c < columns_; ++c) {
        float* column = values_.data() + c * stride_;
        for (std::size_t i = 0; i < order.size(); ++i) {
            values[i] = column[order[i]];
        }
        std::copy(values.begin(), values.end(), column);
    }
    sorted_ = true;
}

void RowBuffer::dropFront(std::size_t count) {
    for (std::size_t c = 0; c < columns_; ++c) {
        float* column = values_.data() + c * stride_;
        std::copy(column + count, column + rows(), column);
    }
    times_.erase(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(count));
}

SeriesChunk encodeChunk(const RowBuffer& buffer, std::size_t rows, std::string& bytes,
                        std::vector<Extent>& extents) {
    const std::vector<double>& times = buffer.times();
    SeriesChunk chunk;
    chunk.rows = static_cast<std::uint32_t>(rows);
    chunk.first = times[0];
    chunk.last = times[rows - 1];
    chunk.step = rows > 1 ? (chunk.last - chunk.first) / static_cast<double>(rows - 1) : 0.0;
    const double off = tolerance(chunk.first, chunk.last);
    chunk.times = isUniform(times, rows, chunk.step, off)
                      ? TimeKind::Uniform
                      : (areTicks(times, rows, off) ? TimeKind::Ticks : TimeKind::Exact);
    const ChunkLayout layout(rows, buffer.columns(), chunk.times);
    bytes.assign(layout.bytes(), '\0');
    if (chunk.times != TimeKind::Uniform) {
        putTimes(bytes, chunk, layout, times);
    }
    for (std::size_t column = 0; column < buffer.columns(); ++column) {
        extents.push_back(putColumn(bytes, layout, column, buffer.column(column)));
    }
    return chunk;
}

} // namespace vestigo::timeline
