// SPDX-License-Identifier: GPL-3.0-or-later
// Depthwise convolutions, fed by the dense ones whose channels they take.
#pragma once

#include "core/models/encoder/fused/kernel_dense.h"

// Numbers of lanes, channels and cells of a tile are small: their products are offsets as they stand.
// NOLINTBEGIN(bugprone-implicit-widening-of-multiplication-result)
namespace vestigo::models {

namespace {

/// The activated rows that a kernel of `vectors` vectors of channels reads, as many as depthwiseRows(): row y
/// lies at place y modulo their number. Beside each row lie columns that stay zero.
struct Ring {
    float* rows;
    int count;
    std::ptrdiff_t rowFloats;
    std::ptrdiff_t vectorFloats;

    float* row(int y) const { return rows + (y % count) * rowFloats; }
};

inline Ring ringOf(const DepthwiseTask& task) {
    Ring ring{};
    ring.rows = task.rows;
    ring.count = depthwiseRows(tilePixels, task.width, task.kernel);
    ring.rowFloats = static_cast<std::ptrdiff_t>(task.width + 2 * task.kernel) * lanes;
    ring.vectorFloats = ring.count * ring.rowFloats;
    for (std::ptrdiff_t i = 0; i < tileVectors * ring.vectorFloats; i += lanes) {
        put(ring.rows + i, Lanes{});
    }
    return ring;
}

/// What a row of one vector of channels is made from.
struct RowTask {
    const float* const* rows;
    int top;
    int bottom;
    const float* weights;
    Lanes bias;
    int width;
    std::ptrdiff_t channels;
    float* out;
};

/// `Count` cells of a row of the output from cell `x` on, from the rows of activated input that the kernel
/// covers: those from `top` to `bottom` of its `Kernel` rows lie inside the picture.
template <int Kernel, int Stride, bool Silu, int Count>
VESTIGO_INLINE Lanes cellsOf(const RowTask& task, int x) {
    const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(x) * Stride * lanes;
    Lanes sums[Count];
#pragma GCC unroll 8
    for (int i = 0; i < Count; ++i) {
        sums[i] = task.bias;
    }
    for (int y = task.top; y < task.bottom; ++y) {
        const float* row = task.rows[y] + place;
        const float* factors = task.weights + static_cast<std::ptrdiff_t>(y) * Kernel * lanes;
#pragma GCC unroll 5
        for (int k = 0; k < Kernel; ++k) {
            const Lanes factor = lanesAt(factors + k * lanes);
#pragma GCC unroll 8
            for (int i = 0; i < Count; ++i) {
                sums[i] += factor * lanesAt(row + lanes * (i * Stride + k));
            }
        }
    }
    float* out = task.out + x * task.channels;
    Lanes total{};
#pragma GCC unroll 8
    for (int i = 0; i < Count; ++i) {
        const Lanes value = activated<Silu>(sums[i]);
        put(out + i * task.channels, value);
        total += value;
    }
    return total;
}

/// The cells of a row from `x` on, `Count` at a time; gives where fewer are left.
template <int Kernel, int Stride, bool Silu, int Count>
VESTIGO_INLINE int stretchOf(const RowTask& task, int x, Lanes& total) {
    for (; x + Count <= task.width; x += Count) {
        total += cellsOf<Kernel, Stride, Silu, Count>(task, x);
    }
    return x;
}

/// One row of the output of one vector of channels; gives its sum.
template <int Kernel, int Stride, bool Silu>
Lanes rowOf(const RowTask& task) {
    Lanes total{};
    int x = stretchOf<Kernel, Stride, Silu, tilePixels>(task, 0, total);
    if constexpr (tilePixels > 4) {
        x = stretchOf<Kernel, Stride, Silu, 4>(task, x, total);
    }
    stretchOf<Kernel, Stride, Silu, 1>(task, x, total);
    return total;
}

using Row = Lanes (*)(const RowTask& task);

template <bool Silu>
Row rowWith(const DepthwiseTask& task) {
    if (task.kernel == 3) {
        return task.stride == 1 ? rowOf<3, 1, Silu> : rowOf<3, 2, Silu>;
    }
    return task.stride == 1 ? rowOf<5, 1, Silu> : rowOf<5, 2, Silu>;
}

/// Some vectors of channels of one picture.
struct Panel {
    int picture;
    int first; ///< channel
    int vectors;
};

/// Makes the channels of pixels from `pixel` on, as many as the tile holds, and puts them into the ring.
template <Behind Then>
int makePixels(const DepthwiseTask& task, const Panel& panel, const Ring& ring, int pixel) {
    const DenseSource& source = task.source;
    const int step = task.height * task.width - pixel >= tilePixels ? tilePixels : 1;
    int y = pixel / task.width;
    int x = pixel % task.width;
    const float* from =
        source.in + panel.picture * source.pictureApart + y * source.rowApart + x * source.pixelApart;
    float* targets[tilePixels];
    for (int p = 0; p < step; ++p) {
        targets[p] = ring.row(y) + static_cast<std::ptrdiff_t>(x + task.padBefore) * lanes;
        if (++x == task.width) {
            x = 0;
            ++y;
        }
    }
    const std::ptrdiff_t depth = static_cast<std::ptrdiff_t>(source.segments) * source.depth;
    const TileWeights given{task.dense + panel.first * depth, task.denseBias + panel.first,
                            pixel == 0 ? panel.vectors * lanes * depth : (pixel == step ? task.later : 0)};
    tileOf<Then>(panel.vectors, step > 1)(source, from, given, targets, ring.vectorFloats);
    return step;
}

inline void panelOf(const DepthwiseTask& task, const Panel& panel, const Ring& ring, Row makeRow) {
    Lanes totals[tileVectors]{};
    const std::ptrdiff_t rowFloats = static_cast<std::ptrdiff_t>(task.outWidth) * task.channels;
    float* out = task.out + panel.picture * task.outHeight * rowFloats + panel.first;
    int made = 0; // pixels
    for (int row = 0; row < task.outHeight; ++row, out += rowFloats) {
        const int begin = row * task.stride - task.padBefore;
        const int end = begin + task.kernel < task.height ? begin + task.kernel : task.height;
        while (made < end * task.width) {
            made += task.silu ? makePixels<Behind::Silu>(task, panel, ring, made)
                              : makePixels<Behind::Relu6>(task, panel, ring, made);
        }
        const float* rows[5];
        RowTask cells{rows, begin < 0 ? -begin : 0, end - begin,   nullptr,
                      {},   task.outWidth,          task.channels, out};
        for (int y = cells.top; y < cells.bottom; ++y) {
            rows[y] = ring.row(begin + y);
        }
        for (int v = 0; v < panel.vectors; ++v, cells.out += lanes) {
            const std::ptrdiff_t channel = panel.first + v * lanes;
            cells.weights = task.weights + channel * task.kernel * task.kernel;
            cells.bias = lanesAt(task.bias + channel);
            totals[v] += makeRow(cells);
            for (int y = cells.top; y < cells.bottom; ++y) {
                rows[y] += ring.vectorFloats;
            }
        }
    }
    float* sums = task.sums + static_cast<std::ptrdiff_t>(panel.picture) * task.channels + panel.first;
    for (int v = 0; v < panel.vectors; ++v) {
        put(sums + v * lanes, totals[v]);
    }
}

inline void depthwise(const DepthwiseTask& task) {
    const Ring ring = ringOf(task);
    const Row makeRow = task.silu ? rowWith<true>(task) : rowWith<false>(task);
    Panel panel{};
    for (panel.first = 0; panel.first < task.channels; panel.first += panel.vectors * lanes) {
        panel.vectors = nextVectors((task.channels - panel.first) / lanes);
        // The pictures within the panel: its weights are read once for all of them.
        for (panel.picture = 0; panel.picture < task.pictures; ++panel.picture) {
            panelOf(task, panel, ring, makeRow);
        }
    }
}

} // namespace

} // namespace vestigo::models
// NOLINTEND(bugprone-implicit-widening-of-multiplication-result)
