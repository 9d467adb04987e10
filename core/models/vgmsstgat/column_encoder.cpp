// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/column_encoder.h"

#include "core/models/vgmsstgat/masked_softmax.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

ColumnEncoder::ColumnEncoder(const ColumnEncoderSizes& sizes, bool causal)
    : sizes_(sizes)
    , near_(std::make_shared<StepConvolution>(sizes.channels, sizes.width, 3, 1, causal))
    , wider_(std::make_shared<StepConvolution>(sizes.width, sizes.width, 3, 2, causal))
    , widest_(std::make_shared<StepConvolution>(sizes.width, sizes.width, 3, 4, causal))
    , look_(sizes.width, sizes.heads)
    , join_(std::int64_t{sizes.heads + 1} * sizes.width, sizes.outputs) {
    offset_ = register_parameter("offset", torch::zeros({sizes.kinds, sizes.width}));
    register_module("near", near_);
    register_module("wider", wider_);
    register_module("widest", widest_);
    register_module("look", look_);
    register_module("join", join_);
}

EncodedColumns ColumnEncoder::forward(const torch::Tensor& values, const torch::Tensor& present,
                                      const torch::Tensor& kinds) {
    const std::int64_t terminals = values.size(0);
    const std::int64_t columns = values.size(1);
    const std::int64_t steps = values.size(2);
    // Most terminals have half of the columns: those that are nowhere present are not computed.
    const torch::Tensor there = present.amax(2).reshape({-1}).nonzero().squeeze(1);
    const torch::Tensor rows = (values * present.unsqueeze(-1))
                                   .reshape({terminals * columns, steps, sizes_.channels})
                                   .index_select(0, there);
    const torch::Tensor offsets =
        offset_.index_select(0, kinds.flatten().index_select(0, there)).unsqueeze(1);
    torch::Tensor h = torch::silu(near_->forward(rows) + offsets);
    h = h + torch::silu(wider_->forward(h));
    h = h + torch::silu(widest_->forward(h));
    const auto spread = [&](const torch::Tensor& part) {
        return torch::zeros({terminals * columns, steps, part.size(2)}, part.options())
            .index_copy(0, there, part)
            .view({terminals, columns, steps, part.size(2)});
    };
    const torch::Tensor features = spread(h);
    const torch::Tensor known = present.unsqueeze(-1);
    const torch::Tensor weights = maskedSoftmax(spread(look_->forward(h)), known, 1);
    // The mean by each head, as sums: products of so many small matrices are slow without a library for them.
    std::vector<torch::Tensor> byHead;
    for (const torch::Tensor& weight : weights.split(1, 3)) {
        byHead.push_back((weight * features).sum(1));
    }
    const torch::Tensor means = torch::cat(byHead, -1);
    const torch::Tensor greatest =
        torch::where(present.amax(1).unsqueeze(-1) > 0, features.masked_fill(known == 0, absentLogit).amax(1),
                     torch::zeros({}, features.options()));
    return {torch::silu(join_->forward(torch::cat({means, greatest}, -1))), weights.mean(-1).transpose(1, 2)};
}

} // namespace vestigo::models::vgmsstgat
