// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/gru_fusion.h"

#include "core/models/vgmsstgat/masked_softmax.h"

namespace vestigo::models::vgmsstgat {

namespace {

constexpr int streams = 2;

int memoryWidth(const GruFusionSizes& sizes) {
    return sizes.causal ? sizes.outputs : sizes.outputs / 2;
}

/// [terminals, streams, steps, features] -> [terminals, steps, streams * features]
torch::Tensor sideBySide(const torch::Tensor& ofStreams) {
    return ofStreams.transpose(1, 2).flatten(2);
}

} // namespace

GruFusion::GruFusion(const GruFusionSizes& sizes)
    : sizes_(sizes)
    , offset_(register_parameter("offset", torch::zeros({sizes.kinds, sizes.width})))
    , column_(register_module("column", torch::nn::Linear(sizes.channels, sizes.width)))
    , picture_(register_module("picture", torch::nn::Linear(sizes.mapChannels, sizes.mapWidth)))
    , joinColumns_(register_module("join_columns", torch::nn::Linear(2 * sizes.width, sizes.outputs)))
    , joinPictures_(register_module(
          "join_pictures", torch::nn::Linear(streams * (sizes.mapWidth + sizes.measures + 1), sizes.outputs)))
    , memory_(register_module(
          "memory", torch::nn::GRU(torch::nn::GRUOptions(std::int64_t{2} * sizes.outputs, memoryWidth(sizes))
                                       .batch_first(true)
                                       .bidirectional(!sizes.causal)))) {}

torch::Tensor GruFusion::columnsOf(const torch::Tensor& columns, const torch::Tensor& present,
                                   const torch::Tensor& kinds) {
    const torch::Tensor there = present.unsqueeze(-1);
    const torch::Tensor offsets =
        offset_.index_select(0, kinds.flatten()).view({kinds.size(0), kinds.size(1), 1, sizes_.width});
    const torch::Tensor features = torch::silu(column_->forward(columns * there) + offsets);
    const torch::Tensor mean = (features * there).sum(1) / there.sum(1).clamp_min(1.0);
    const torch::Tensor greatest =
        torch::where(there.amax(1) > 0, features.masked_fill(there == 0, absentLogit).amax(1),
                     torch::zeros({}, features.options()));
    return torch::silu(joinColumns_->forward(torch::cat({mean, greatest}, -1)));
}

torch::Tensor GruFusion::picturesOf(const torch::Tensor& maps, const torch::Tensor& measures,
                                    const torch::Tensor& present) {
    const torch::Tensor there = present.unsqueeze(-1);
    const torch::Tensor seen = torch::silu(picture_->forward(maps.mean({-2, -1}) * there)) * there;
    return torch::silu(joinPictures_->forward(sideBySide(torch::cat({seen, measures * there, there}, -1))));
}

GruFused GruFusion::forward(const torch::Tensor& columns, const torch::Tensor& columnsPresent,
                            const torch::Tensor& kinds, const torch::Tensor& maps,
                            const torch::Tensor& measures, const torch::Tensor& picturesPresent) {
    GruFused fused;
    fused.behavior = columnsOf(columns, columnsPresent, kinds);
    fused.visual = picturesOf(maps, measures, picturesPresent);
    fused.memory = std::get<0>(memory_->forward(torch::cat({fused.visual, fused.behavior}, -1)));
    return fused;
}

} // namespace vestigo::models::vgmsstgat
