// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/folded_weights.h"

#include <mutex>
#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
#include <vector>

namespace vestigo::models {

/// The weights of one dense convolution in the orders that oneDNN asked for, so that plans for other batches
/// and other workers share them.
class OrderedWeights {
public:
    OrderedWeights(const FoldedConvolution& folded, int out, int in, int kernel);
    dnnl::memory ordered(const dnnl::memory::desc& wanted, const dnnl::engine& engine);
    const dnnl::memory& bias(const dnnl::engine& engine);
    int out() const { return out_; }
    int in() const { return in_; }
    int kernel() const { return kernel_; }

private:
    std::mutex mutex_;
    FoldedConvolution folded_;
    int out_;
    int in_;
    int kernel_;
    std::vector<dnnl::memory> kept_;
    dnnl::memory bias_;
};

struct DenseShape {
    int batch = 1;
    int height = 0;
    int width = 0;
    int stride = 1;
    int padBefore = 0;
    int outHeight = 0;
    int outWidth = 0;
    bool addsToTarget = false; ///< the result is added to what lies at its place
};

/// One dense convolution with bias, in the layout [batch, height, width, channels], ready to run.
class DenseConvolution {
public:
    DenseConvolution(OrderedWeights& weights, const DenseShape& shape, const dnnl::engine& engine);
    void run(const float* from, float* to, dnnl::stream& stream);

private:
    dnnl::convolution_forward primitive_;
    dnnl::memory from_;
    dnnl::memory to_;
    std::unordered_map<int, dnnl::memory> arguments_;
};

} // namespace vestigo::models
