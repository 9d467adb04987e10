// SPDX-License-Identifier: GPL-3.0-or-later
// Squeeze and excitation.
#pragma once

#include "core/models/encoder/fused/kernel_dense.h"

namespace vestigo::models {

namespace {

/// [depth] numbers times a matrix, plus a bias.
inline void product(const float* in, int depth, const float* weights, const float* bias, float* out,
                    int channels) {
    DenseTask task;
    task.source.in = in;
    task.source.depth = depth;
    task.weights = weights;
    task.bias = bias;
    task.out = out;
    task.pixels = 1;
    task.channels = channels;
    dense(task);
}

inline void scaleValues(const SqueezeTask& task) {
    float* values = task.values;
    for (int cell = 0; cell < task.cells; ++cell, values += task.channels) {
        for (int c = 0; c < task.channels; c += lanes) {
            put(values + c, lanesAt(values + c) * lanesAt(task.factors + c));
        }
    }
}

inline void scaleWeights(const SqueezeTask& task) {
    int vectors = 0;
    for (int first = 0; first < task.narrowChannels; first += vectors * lanes) {
        vectors = nextVectors((task.narrowChannels - first) / lanes);
        std::ptrdiff_t at = static_cast<std::ptrdiff_t>(first) * task.channels;
        for (int c = 0; c < task.channels; ++c) {
            for (int v = 0; v < vectors; ++v, at += lanes) {
                put(task.scaledNarrow + at, lanesAt(task.narrow + at) * task.factors[c]);
            }
        }
    }
}

inline void squeeze(const SqueezeTask& task) {
    const float share = 1.0F / static_cast<float>(task.cells);
    for (int c = 0; c < task.channels; c += lanes) {
        put(task.sums + c, lanesAt(task.sums + c) * share);
    }
    product(task.sums, task.channels, task.reduce, task.reduceBias, task.inner, task.innerChannels);
    for (int c = 0; c < task.innerChannels; c += lanes) {
        const Lanes inner = lanesAt(task.inner + c);
        put(task.inner + c, inner * sigmoid(inner));
    }
    product(task.inner, task.squeeze, task.expand, task.expandBias, task.factors, task.channels);
    for (int c = 0; c < task.channels; c += lanes) {
        put(task.factors + c, sigmoid(lanesAt(task.factors + c)));
    }
    task.scaledNarrow == nullptr ? scaleValues(task) : scaleWeights(task);
}

} // namespace

} // namespace vestigo::models
