// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/batch_plan.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>

namespace vestigo::models {

namespace {

/// Widened maps of one group: what most processors' second cache holds beside the rest.
constexpr std::size_t groupFloats = 160UL * 1024;

int padBefore(const EncoderSpec& spec, int kernel, int stride, int size) {
    if (spec.padding == EncoderPadding::Symmetric) {
        return (kernel - 1) / 2;
    }
    const int out = (size + stride - 1) / stride;
    return std::max(0, (out - 1) * stride + kernel - size) / 2;
}

std::size_t product(int a, int b, int c) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b) * static_cast<std::size_t>(c);
}

} // namespace

void AlignedFloats::Free::operator()(float* data) const {
    std::free(data);
}

void AlignedFloats::resize(std::size_t count) {
    constexpr std::size_t border = 64;
    const std::size_t bytes = (count * sizeof(float) + border - 1) / border * border;
    data_.reset(static_cast<float*>(std::aligned_alloc(border, std::max(border, bytes))));
    if (!data_) {
        throw std::bad_alloc();
    }
}

BatchPlan::BatchPlan(FusedNetwork& network, int batch, int height, int width)
    : network_(network)
    , kernels_(fittingKernels())
    , stream_(network.engine)
    , batch_(batch)
    , height_(height)
    , width_(width) {
    DenseShape stem;
    stem.batch = 1;
    stem.height = height;
    stem.width = width;
    stem.stride = 2;
    stem.padBefore = padBefore(network.spec, 3, 2, height);
    stem.outHeight = height / 2;
    stem.outWidth = width / 2;
    stem_ = std::make_unique<DenseConvolution>(*network.stem, stem, network.engine);

    int mapHeight = stem.outHeight;
    int mapWidth = stem.outWidth;
    std::size_t carried = product(EncoderSpec::stemChannels, mapHeight, mapWidth);
    std::size_t wide = 0;
    std::size_t deep = 0;
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        planBlock(i, mapHeight, mapWidth);
        const Block& block = blocks_.back();
        const auto group = static_cast<std::size_t>(block.group);
        carried = std::max(carried, block.outFloats);
        wide = std::max(wide, group * block.wideFloats);
        deep = std::max(deep, group * block.deepFloats);
    }
    DenseShape head;
    head.batch = batch;
    head.height = head.outHeight = mapHeight;
    head.width = head.outWidth = mapWidth;
    head_ = std::make_unique<DenseConvolution>(*network.head, head, network.engine);
    mapCells_ = mapHeight * mapWidth;

    const auto pictures = static_cast<std::size_t>(batch);
    input_.resize(pictures * std::max(product(3, height, width),
                                      product(EncoderSpec::featureChannels, mapHeight, mapWidth)));
    carry_[0].resize(pictures * carried);
    carry_[1].resize(pictures * carried);
    wide_.resize(wide);
    deep_.resize(deep);
    rows_.resize(depthwiseRoom(width / 2, 5));
    sums_.resize(EncoderSpec::featureChannels);
    factors_.resize(std::size_t{2} * EncoderSpec::featureChannels);
}

void BatchPlan::planBlock(std::size_t index, int& height, int& width) {
    Block block;
    block.shape = &network_.spec.blocks[index];
    block.weights = &network_.blocks[index];
    const EncoderBlock& shape = *block.shape;
    const int outHeight = height / shape.stride;
    const int outWidth = width / shape.stride;
    block.inFloats = product(shape.inChannels, height, width);
    block.wideFloats = product(shape.wideChannels, height, width);
    block.deepFloats = product(shape.wideChannels, outHeight, outWidth);
    block.outFloats = product(shape.outChannels, outHeight, outWidth);
    while (block.group * 2 <= batch_ &&
           static_cast<std::size_t>(block.group) * 2 * block.wideFloats <= groupFloats) {
        block.group *= 2;
    }
    DenseShape dense;
    dense.batch = block.group;
    if (shape.widens()) {
        dense.height = dense.outHeight = height;
        dense.width = dense.outWidth = width;
        block.widen = std::make_unique<DenseConvolution>(*block.weights->widen, dense, network_.engine);
    }
    dense.height = dense.outHeight = outHeight;
    dense.width = dense.outWidth = outWidth;
    dense.addsToTarget = shape.residual();
    block.narrow = std::make_unique<DenseConvolution>(*block.weights->narrow, dense, network_.engine);

    DepthwiseTask& task = block.depthwise;
    task.weights = block.weights->depthwise.data();
    task.bias = block.weights->depthwiseBias.data();
    task.channels = shape.wideChannels;
    task.height = height;
    task.width = width;
    task.outHeight = outHeight;
    task.outWidth = outWidth;
    task.kernel = shape.kernel;
    task.stride = shape.stride;
    task.padBefore = padBefore(network_.spec, shape.kernel, shape.stride, height);
    task.silu = network_.spec.silu;

    SqueezeTask& squeeze = block.squeeze;
    squeeze.reduce = block.weights->squeeze.reduce.data();
    squeeze.reduceBias = block.weights->squeeze.reduceBias.data();
    squeeze.expand = block.weights->squeeze.expand.data();
    squeeze.expandBias = block.weights->squeeze.expandBias.data();
    squeeze.cells = outHeight * outWidth;
    squeeze.channels = shape.wideChannels;
    squeeze.squeeze = shape.squeeze;
    blocks_.push_back(std::move(block));
    height = outHeight;
    width = outWidth;
}

void BatchPlan::fillInput(const std::uint8_t* pixels) {
    std::array<std::array<float, 256>, 3> numbers{};
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t v = 0; v < 256; ++v) {
            numbers[c][v] = (static_cast<float>(v) - network_.spec.offset[c]) / network_.spec.scale[c];
        }
    }
    float* to = input_.data();
    const std::size_t count = static_cast<std::size_t>(batch_) * product(height_, width_, 1);
    for (std::size_t i = 0; i < count; ++i, pixels += 3, to += 3) {
        to[0] = numbers[0][pixels[0]];
        to[1] = numbers[1][pixels[1]];
        to[2] = numbers[2][pixels[2]];
    }
}

void BatchPlan::runBlock(Block& block, const float* in, float* out) {
    for (int first = 0; first < batch_; first += block.group) {
        const auto offset = static_cast<std::size_t>(first);
        const float* wide = in + offset * block.inFloats;
        if (block.widen) {
            block.widen->run(wide, wide_.data(), stream_);
            wide = wide_.data();
        }
        for (int i = 0; i < block.group; ++i) {
            DepthwiseTask task = block.depthwise;
            task.in = wide + static_cast<std::size_t>(i) * block.wideFloats;
            task.out = deep_.data() + static_cast<std::size_t>(i) * block.deepFloats;
            task.sums = sums_.data();
            task.rows = rows_.data();
            kernels_.depthwise(task);
            if (block.squeeze.squeeze > 0) {
                SqueezeTask squeeze = block.squeeze;
                squeeze.values = task.out;
                squeeze.sums = sums_.data();
                squeeze.factors = factors_.data();
                squeeze.inner = factors_.data() + EncoderSpec::featureChannels;
                kernels_.squeeze(squeeze);
            }
        }
        block.narrow->run(deep_.data(), out + offset * block.outFloats, stream_);
    }
}

void BatchPlan::writeMaps(float* maps) {
    constexpr std::size_t channels = EncoderSpec::featureChannels;
    const auto cells = static_cast<std::size_t>(mapCells_);
    for (std::size_t n = 0; n < static_cast<std::size_t>(batch_); ++n) {
        const float* from = input_.data() + n * cells * channels;
        float* to = maps + n * cells * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            for (std::size_t i = 0; i < cells; ++i) {
                to[c * cells + i] = from[i * channels + c];
            }
        }
    }
}

bool BatchPlan::run(const std::uint8_t* pixels, float* maps, const CancelToken& cancel) {
    fillInput(pixels);
    const std::size_t inFloats = product(3, height_, width_);
    const std::size_t stemFloats = product(EncoderSpec::stemChannels, height_ / 2, width_ / 2);
    for (std::size_t n = 0; n < static_cast<std::size_t>(batch_); ++n) {
        stem_->run(input_.data() + n * inFloats, carry_[0].data() + n * stemFloats, stream_);
    }
    int at = 0;
    for (Block& block : blocks_) {
        if (cancel.cancelled()) {
            return false;
        }
        // A block with a residual adds its result to what it read.
        const int target = block.shape->residual() ? at : 1 - at;
        runBlock(block, carry_[at].data(), carry_[target].data());
        at = target;
    }
    head_->run(carry_[at].data(), input_.data(), stream_);
    stream_.wait();
    kernels_.activate(input_.data(),
                      static_cast<std::size_t>(batch_ * mapCells_) * EncoderSpec::featureChannels,
                      network_.spec.silu);
    writeMaps(maps);
    return true;
}

} // namespace vestigo::models
