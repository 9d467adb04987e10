// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/batch_plan.h"

#include <algorithm>

namespace vestigo::models {

namespace {

/// Deep maps of one group: half of the second cache of the processor that this was measured on.
constexpr std::ptrdiff_t groupFloats = 128L * 1024;
constexpr int stemKernel = 3;
constexpr int colours = 3;

int padBefore(const EncoderSpec& spec, int kernel, int stride, int size) {
    if (spec.padding == EncoderPadding::Symmetric) {
        return (kernel - 1) / 2;
    }
    const int out = (size + stride - 1) / stride;
    return std::max(0, (out - 1) * stride + kernel - size) / 2;
}

std::ptrdiff_t product(int a, int b) {
    return static_cast<std::ptrdiff_t>(a) * b;
}

} // namespace

BatchPlan::BatchPlan(const FusedNetwork& network, int height, int width)
    : network_(network)
    , kernels_(network.kernels)
    , height_(height)
    , width_(width) {
    int mapHeight = height / 2;
    int mapWidth = width / 2;
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        planBlock(i, mapHeight, mapWidth);
        mapHeight = blocks_.back().depthwise.outHeight;
        mapWidth = blocks_.back().depthwise.outWidth;
    }
    mapCells_ = mapHeight * mapWidth;
    planBuffers();
}

/// The stem reads the picture's numbers as they lie: three pixels of each of three rows.
DenseSource BatchPlan::stemSource() const {
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(width_ + stemKernel - 1) * colours;
    DenseSource source;
    source.segments = stemKernel;
    source.depth = stemKernel * colours;
    source.segmentApart = row;
    source.pixelApart = std::ptrdiff_t{2} * colours;
    source.rowApart = 2 * row;
    source.pictureApart = row * (height_ + stemKernel - 1);
    return source;
}

void BatchPlan::planBlock(std::size_t index, int height, int width) {
    const EncoderBlock& shape = network_.spec.blocks[index];
    const FusedBlock& weights = network_.blocks[index];
    Block block;
    block.residual = shape.residual();

    DepthwiseTask& task = block.depthwise;
    if (index == 0) {
        task.source = stemSource();
    } else {
        task.source.depth = shape.inChannels;
        task.source.pixelApart = network_.blocks[index - 1].narrow.channels;
        task.source.rowApart = width * task.source.pixelApart;
        task.source.pictureApart = height * task.source.rowApart;
    }
    task.dense = network_.at(weights.widen.weights);
    task.denseBias = network_.at(weights.widen.bias);
    task.weights = network_.at(weights.depthwise);
    task.bias = network_.at(weights.depthwiseBias);
    task.channels = shape.wideChannels;
    task.height = height;
    task.width = width;
    task.outHeight = height / shape.stride;
    task.outWidth = width / shape.stride;
    task.kernel = shape.kernel;
    task.stride = shape.stride;
    task.padBefore = padBefore(network_.spec, shape.kernel, shape.stride, height);
    task.silu = network_.spec.silu;
    task.later = weights.reduce.weights - weights.widen.weights;

    SqueezeTask& squeeze = block.squeeze;
    squeeze.reduce = network_.at(weights.reduce.weights);
    squeeze.reduceBias = network_.at(weights.reduce.bias);
    squeeze.expand = network_.at(weights.expand.weights);
    squeeze.expandBias = network_.at(weights.expand.bias);
    squeeze.cells = task.outHeight * task.outWidth;
    squeeze.channels = shape.wideChannels;
    squeeze.squeeze = shape.squeeze;
    squeeze.innerChannels = weights.reduce.channels;
    squeeze.narrow = network_.at(weights.narrow.weights);
    squeeze.narrowChannels = weights.narrow.channels;

    block.narrow.source.depth = shape.wideChannels;
    block.narrow.source.pixelApart = shape.wideChannels;
    block.narrow.weights = network_.at(weights.narrow.weights);
    block.narrow.bias = network_.at(weights.narrow.bias);
    block.narrow.channels = weights.narrow.channels;
    block.narrow.adds = block.residual;
    block.deepFloats = product(squeeze.cells, squeeze.channels);
    block.outFloats = product(squeeze.cells, block.narrow.channels);
    block.scalesWeights = shape.squeeze > 0 && squeeze.cells > squeeze.narrowChannels;
    block.group =
        block.scalesWeights ? 1 : std::clamp(static_cast<int>(groupFloats / block.deepFloats), 1, largest);
    blocks_.push_back(block);
}

void BatchPlan::planBuffers() {
    std::ptrdiff_t carried = 0;
    std::ptrdiff_t deep = 0;
    std::ptrdiff_t scaled = 0;
    std::size_t rows = 0;
    for (const Block& block : blocks_) {
        carried = std::max(carried, largest * block.outFloats);
        deep = std::max(deep, block.group * block.deepFloats);
        if (block.scalesWeights) {
            scaled = std::max(scaled, product(block.squeeze.channels, block.squeeze.narrowChannels));
        }
        rows = std::max(rows, depthwiseRoom(kernels_, block.depthwise.width, block.depthwise.kernel));
    }
    input_.resize(static_cast<std::size_t>(largest * stemSource().pictureApart));
    carry_[0].resize(static_cast<std::size_t>(carried));
    carry_[1].resize(static_cast<std::size_t>(carried));
    deep_.resize(static_cast<std::size_t>(deep));
    rows_.resize(rows);
    scaled_.resize(static_cast<std::size_t>(scaled));
    sums_.resize(std::size_t{largest} * EncoderSpec::featureChannels);
    factors_.resize(std::size_t{2} * EncoderSpec::featureChannels);
    maps_.resize(std::size_t{largest} * EncoderSpec::featureChannels * static_cast<std::size_t>(mapCells_));
    for (Block& block : blocks_) {
        block.depthwise.out = deep_.data();
        block.depthwise.sums = sums_.data();
        block.depthwise.rows = rows_.data();
        block.squeeze.factors = factors_.data();
        block.squeeze.inner = factors_.data() + EncoderSpec::featureChannels;
        block.narrow.source.in = deep_.data();
        if (block.scalesWeights) {
            block.squeeze.scaledNarrow = scaled_.data();
            block.narrow.weights = scaled_.data();
        }
    }
}

void BatchPlan::fillInput(const std::uint8_t* pixels, int count) {
    NumbersTask task;
    task.count = width_ * colours;
    for (std::size_t c = 0; c < colours; ++c) {
        task.factors[c] = 1.0F / network_.spec.scale[c];
        task.shifts[c] = -network_.spec.offset[c] / network_.spec.scale[c];
    }
    const DenseSource source = stemSource();
    const int above = padBefore(network_.spec, stemKernel, 2, height_);
    const int before = padBefore(network_.spec, stemKernel, 2, width_);
    for (int n = 0; n < count; ++n) {
        for (int y = 0; y < height_; ++y) {
            task.bytes = pixels + (static_cast<std::ptrdiff_t>(n) * height_ + y) * task.count;
            task.out = input_.data() + n * source.pictureApart + (y + above) * source.segmentApart +
                       static_cast<std::ptrdiff_t>(before) * colours;
            kernels_.numbers(task);
        }
    }
}

void BatchPlan::runBlock(Block& block, const float* in, float* out, int count) {
    for (int first = 0; first < count; first += block.group) {
        block.depthwise.pictures = std::min(block.group, count - first);
        block.depthwise.source.in = in + first * block.depthwise.source.pictureApart;
        kernels_.depthwise(block.depthwise);
        for (int i = 0; i < block.depthwise.pictures && block.squeeze.squeeze > 0; ++i) {
            block.squeeze.values = deep_.data() + i * block.deepFloats;
            block.squeeze.sums = sums_.data() + static_cast<std::ptrdiff_t>(i) * block.squeeze.channels;
            kernels_.squeeze(block.squeeze);
        }
        block.narrow.pixels = block.depthwise.pictures * block.squeeze.cells;
        block.narrow.out = out + first * block.outFloats;
        kernels_.dense(block.narrow);
    }
}

/// The head, whose maps go out channel by channel.
void BatchPlan::writeMaps(const float* in, float* maps, int count) {
    constexpr std::ptrdiff_t channels = EncoderSpec::featureChannels;
    DenseTask task;
    task.source.depth = network_.head.depth;
    task.source.pixelApart = network_.blocks.back().narrow.channels;
    task.weights = network_.at(network_.head.weights);
    task.bias = network_.at(network_.head.bias);
    task.out = maps_.data();
    task.pixels = count * mapCells_;
    task.channels = network_.head.channels;
    task.source.in = in;
    kernels_.dense(task);
    const std::ptrdiff_t floats = mapCells_ * channels;
    kernels_.activate(maps_.data(), static_cast<std::size_t>(count * floats), network_.spec.silu);
    const float* from = maps_.data();
    for (int n = 0; n < count; ++n, from += floats, maps += floats) {
        for (std::ptrdiff_t c = 0; c < channels; ++c) {
            for (std::ptrdiff_t i = 0; i < mapCells_; ++i) {
                maps[c * mapCells_ + i] = from[i * channels + c];
            }
        }
    }
}

bool BatchPlan::run(const std::uint8_t* pixels, int count, float* maps, const CancelToken& cancel) {
    fillInput(pixels, count);
    const float* in = input_.data();
    int at = 0;
    for (Block& block : blocks_) {
        if (cancel.cancelled()) {
            return false;
        }
        // A block with a residual adds its result to what it read.
        at = block.residual ? at : 1 - at;
        runBlock(block, in, carry_[at].data(), count);
        in = carry_[at].data();
    }
    writeMaps(in, maps, count);
    return true;
}

} // namespace vestigo::models
