// SPDX-License-Identifier: GPL-3.0-or-later
// Dense convolutions: tiles of some pixels by some vectors of channels, held in registers while the depth
// goes by.
#pragma once

#include "core/models/encoder/fused/kernel_lanes.h"

// Numbers of lanes, channels and cells of a tile are small: their products are offsets as they stand.
// NOLINTBEGIN(bugprone-implicit-widening-of-multiplication-result)
namespace vestigo::models {

namespace {

constexpr int lineFloats = 16; // of the processor's cache; NOLINT(misc-definitions-in-headers): see lanes

enum class Behind { Put, Add, Silu, Relu6 };

template <Behind Then>
VESTIGO_INLINE void finish(float* target, const Lanes& sum) {
    if constexpr (Then == Behind::Put) {
        put(target, sum);
    } else if constexpr (Then == Behind::Add) {
        put(target, lanesAt(target) + sum);
    } else {
        put(target, activated<Then == Behind::Silu>(sum));
    }
}

/// The weights of a tile, and how many floats behind them those lie that are asked for meanwhile.
struct TileWeights {
    const float* weights;
    const float* bias;
    std::ptrdiff_t ahead;
};

/// `Pixels` pixels from `from` on by `Vectors` vectors of channels. Vector v of pixel p goes to
/// targets[p] + v * apart.
template <int Pixels, int Vectors, Behind Then>
inline void tile(const DenseSource& source, const float* from, const TileWeights& given,
                 float* const* targets, std::ptrdiff_t apart) {
    Lanes sums[Pixels][Vectors];
#pragma GCC unroll 8
    for (int p = 0; p < Pixels; ++p) {
#pragma GCC unroll 3
        for (int v = 0; v < Vectors; ++v) {
            sums[p][v] = lanesAt(given.bias + v * lanes);
        }
    }
    const float* weights = given.weights;
    for (int segment = 0; segment < source.segments; ++segment, from += source.segmentApart) {
        for (int k = 0; k < source.depth; ++k, weights += Vectors * lanes) {
            Lanes column[Vectors];
#pragma GCC unroll 3
            for (int v = 0; v < Vectors; ++v) {
                column[v] = lanesAt(weights + v * lanes);
                if (v * lanes % lineFloats == 0) {
                    __builtin_prefetch(weights + given.ahead + v * lanes, 0, 2);
                }
            }
#pragma GCC unroll 8
            for (int p = 0; p < Pixels; ++p) {
                const Lanes number = Lanes{} + from[p * source.pixelApart + k];
#pragma GCC unroll 3
                for (int v = 0; v < Vectors; ++v) {
                    sums[p][v] += column[v] * number;
                }
            }
        }
    }
#pragma GCC unroll 8
    for (int p = 0; p < Pixels; ++p) {
#pragma GCC unroll 3
        for (int v = 0; v < Vectors; ++v) {
            finish<Then>(targets[p] + v * apart, sums[p][v]);
        }
    }
}

using Tile = void (*)(const DenseSource& source, const float* from, const TileWeights& given,
                      float* const* targets, std::ptrdiff_t apart);

/// The tile for that many vectors, of tilePixels pixels or of one.
template <Behind Then>
Tile tileOf(int vectors, bool whole) {
    if (vectors == 3) {
        return whole ? tile<tilePixels, 3, Then> : tile<1, 3, Then>;
    }
    if (vectors == 2) {
        return whole ? tile<tilePixels, 2, Then> : tile<1, 2, Then>;
    }
    return whole ? tile<tilePixels, 1, Then> : tile<1, 1, Then>;
}

inline void dense(const DenseTask& task) {
    const std::ptrdiff_t depth = static_cast<std::ptrdiff_t>(task.source.segments) * task.source.depth;
    int vectors = 0;
    for (int first = 0; first < task.channels; first += vectors * lanes) {
        vectors = nextVectors((task.channels - first) / lanes);
        const float* weights = task.weights + first * depth;
        int step = tilePixels;
        for (int pixel = 0; pixel < task.pixels; pixel += step) {
            step = task.pixels - pixel >= tilePixels ? tilePixels : 1;
            float* targets[tilePixels];
            for (int p = 0; p < step; ++p) {
                targets[p] = task.out + static_cast<std::ptrdiff_t>(pixel + p) * task.channels + first;
            }
            const Tile make =
                task.adds ? tileOf<Behind::Add>(vectors, step > 1) : tileOf<Behind::Put>(vectors, step > 1);
            // The first tile asks for the next one's weights while it reads its own.
            const TileWeights given{weights, task.bias + first, pixel == 0 ? vectors * lanes * depth : 0};
            make(task.source, task.source.in + pixel * task.source.pixelApart, given, targets, lanes);
        }
    }
}

} // namespace

} // namespace vestigo::models
// NOLINTEND(bugprone-implicit-widening-of-multiplication-result)
