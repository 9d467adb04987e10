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

inline void squeeze(const SqueezeTask& task) {
    const float share = 1.0F / static_cast<float>(task.cells);
    for (int c = 0; c < task.channels; c += lanes) {
        put(task.sums + c, lanesAt(task.sums + c) * share);
    }
    product(task.sums, task.channels, task.reduce, task.reduceBias, task.inner, task.innerChannels);
    for (int c = 0; c < task.innerChannels; c += lanes) {
        put(task.inner + c, activated<true>(lanesAt(task.inner + c)));
    }
    product(task.inner, task.squeeze, task.expand, task.expandBias, task.factors, task.channels);
    for (int c = 0; c < task.channels; c += lanes) {
        const Lanes factor = sigmoid(lanesAt(task.factors + c), Lanes{} + 1.0F);
        float* values = task.values + c;
        for (int cell = 0; cell < task.cells; ++cell, values += task.channels) {
            put(values, lanesAt(values) * factor);
        }
    }
}

} // namespace

} // namespace vestigo::models
