// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/visual_encoder.h"

namespace vestigo::models::vgmsstgat {

namespace {

ColumnEncoderSizes measureSizes(const VisualEncoderSizes& sizes) {
    ColumnEncoderSizes columns;
    columns.kinds = sizes.measures;
    columns.channels = 1;
    columns.width = sizes.measureWidth;
    columns.heads = 1;
    columns.outputs = sizes.hidden;
    return columns;
}

} // namespace

VisualEncoder::VisualEncoder(const VisualEncoderSizes& sizes, bool causal)
    : sizes_(sizes)
    , reduce_(register_module("reduce",
                              torch::nn::Conv2d(torch::nn::Conv2dOptions(sizes.channels, sizes.reduced, 1))))
    , memory_(register_module("memory", std::make_shared<ConvLstm>(sizes.reduced, sizes.hidden)))
    , look_(register_module("look", torch::nn::Conv2d(torch::nn::Conv2dOptions(sizes.hidden, 1, 1))))
    , measures_(register_module("measures", std::make_shared<ColumnEncoder>(measureSizes(sizes), causal)))
    , join_(register_module(
          "join", torch::nn::Linear(std::int64_t{sizes.streams} * (2 * sizes.hidden + 1), sizes.outputs))) {}

/// Only the cameras that are there at all: half of them are not at many plants, and the ConvLSTM is the
/// dearest part of the network.
VisualEncoder::SeenPictures VisualEncoder::look(const torch::Tensor& maps, const torch::Tensor& present,
                                                ConvLstmState& state) {
    const torch::Tensor here = present.flatten(0, 1); // [cameras, steps]
    const std::int64_t cameras = here.size(0);
    const std::int64_t steps = here.size(1);
    const std::int64_t height = maps.size(4);
    const std::int64_t width = maps.size(5);
    const torch::Tensor there = here.amax(1).nonzero().squeeze(1);
    if (!state.hidden.defined()) {
        state.hidden = torch::zeros({cameras, sizes_.hidden, height, width}, maps.options());
        state.cell = torch::zeros_like(state.hidden);
    }
    SeenPictures result;
    result.features = torch::zeros({cameras, steps, sizes_.hidden}, maps.options());
    result.attention = torch::zeros({cameras, steps, height * width}, maps.options());
    if (there.size(0) == 0) {
        return result;
    }
    const torch::Tensor reduced =
        torch::relu(reduce_->forward(maps.flatten(0, 1).index_select(0, there).flatten(0, 1)))
            .view({-1, steps, sizes_.reduced, height, width});
    ConvLstmState own{state.hidden.index_select(0, there), state.cell.index_select(0, there)};
    const torch::Tensor remembered = memory_->forward(reduced, here.index_select(0, there), own);
    state.hidden = state.hidden.index_copy(0, there, own.hidden);
    state.cell = state.cell.index_copy(0, there, own.cell);
    const torch::Tensor places =
        torch::softmax(look_->forward(remembered.flatten(0, 1)).view({-1, steps, height * width}), -1);
    const torch::Tensor seen = (remembered.flatten(3) * places.unsqueeze(2)).sum(-1);
    result.features = result.features.index_copy(0, there, seen);
    result.attention = result.attention.index_copy(0, there, places);
    return result;
}

EncodedPictures VisualEncoder::forward(const torch::Tensor& maps, const torch::Tensor& measures,
                                       const torch::Tensor& present, ConvLstmState& state) {
    const std::int64_t terminals = maps.size(0);
    const std::int64_t streams = maps.size(1);
    const std::int64_t steps = maps.size(2);
    const SeenPictures pictures = look(maps, present, state);
    const torch::Tensor known = present.unsqueeze(-1);
    const torch::Tensor numbers = measures.flatten(0, 1).transpose(1, 2); // [streams, measures, steps]
    const torch::Tensor kinds = torch::arange(sizes_.measures, torch::kLong).expand({numbers.size(0), -1});
    const torch::Tensor told =
        measures_
            ->forward(numbers.unsqueeze(-1), present.flatten(0, 1).unsqueeze(1).expand_as(numbers), kinds)
            .features;
    const torch::Tensor each =
        torch::cat({pictures.features.view({terminals, streams, steps, sizes_.hidden}) * known,
                    told.view({terminals, streams, steps, sizes_.hidden}) * known, known},
                   -1);
    EncodedPictures result;
    result.features = torch::silu(join_->forward(each.permute({0, 2, 1, 3}).flatten(2)));
    result.attention = pictures.attention.view({terminals, streams, steps, maps.size(4), maps.size(5)});
    return result;
}

} // namespace vestigo::models::vgmsstgat
