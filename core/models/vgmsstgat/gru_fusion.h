// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"

namespace vestigo::models::vgmsstgat {

struct GruFusionSizes {
    int kinds = 30;       ///< of columns
    int channels = 3;     ///< views of a column
    int width = 24;       ///< features of one column
    int mapChannels = 64; ///< of a map as it comes in
    int mapWidth = 32;    ///< features of a whole picture
    int measures = 7;     ///< numbers that go with each picture
    int outputs = 128;
    bool causal = false; ///< the memory runs forward alone; else both ways, half of the outputs each
};

struct GruFused {
    torch::Tensor visual;   ///< [terminals, steps, outputs]: of the pictures of each step alone
    torch::Tensor behavior; ///< [terminals, steps, outputs]: of the columns of each step alone
    torch::Tensor memory;   ///< [terminals, steps, outputs]: what the memory makes of both, over time
};

/// The rival of the network's two branches, of the paper's baselines "GRU" with both modalities: at each step
/// the mean and the greatest over all columns, the mean of each picture's map and its measures, side by side,
/// through gated recurrent units over time. No graph, no attention, nothing of the other terminals. What is
/// missing takes no part.
class GruFusion : public torch::nn::Module {
public:
    explicit GruFusion(const GruFusionSizes& sizes);
    /// As NetworkInput. `columns`: [terminals, columns, steps, channels], `columnsPresent`: [terminals,
    /// columns, steps], `kinds`: [terminals, columns]; `maps`: [terminals, 2, steps, channels, height,
    /// width], `measures`: [terminals, 2, steps, measures], `picturesPresent`: [terminals, 2, steps].
    GruFused forward(const torch::Tensor& columns, const torch::Tensor& columnsPresent,
                     const torch::Tensor& kinds, const torch::Tensor& maps, const torch::Tensor& measures,
                     const torch::Tensor& picturesPresent);

private:
    torch::Tensor columnsOf(const torch::Tensor& columns, const torch::Tensor& present,
                            const torch::Tensor& kinds);
    torch::Tensor picturesOf(const torch::Tensor& maps, const torch::Tensor& measures,
                             const torch::Tensor& present);

    GruFusionSizes sizes_;
    torch::Tensor offset_;           ///< "offset": [kinds, width]
    torch::nn::Linear column_;       ///< "column": of one column
    torch::nn::Linear picture_;      ///< "picture": of the mean of a map
    torch::nn::Linear joinColumns_;  ///< "join_columns"
    torch::nn::Linear joinPictures_; ///< "join_pictures"
    torch::nn::GRU memory_;          ///< "memory"
};

} // namespace vestigo::models::vgmsstgat
