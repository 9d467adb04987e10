// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/step_convolution.h"

#include <memory>

namespace vestigo::models::vgmsstgat {

struct ColumnEncoderSizes {
    int kinds = 29;    ///< of columns: the contract's feature set, and all others together
    int channels = 4;  ///< views of a column: level, residual ...
    int width = 24;    ///< features of one column
    int heads = 4;     ///< ways of looking over the columns
    int outputs = 128; ///< K_b
};

struct EncodedColumns {
    torch::Tensor features;  ///< [terminals, steps, outputs]
    torch::Tensor attention; ///< [terminals, steps, columns]: weight of each column, mean of the heads; sums
                             ///< to 1 where any is present
};

/// The behaviour branch's encoder. All columns go through the same convolutions over steps (reaching 15 steps
/// back), told apart only by a learned offset: what "a column leaves its usual range" looks like is learned
/// from all of them together, since labels are few, and a terminal may have any number of them. An attention
/// then says which columns count. A missing cell takes no part; to the convolutions it is 0.
class ColumnEncoder : public torch::nn::Module {
public:
    ColumnEncoder(const ColumnEncoderSizes& sizes, bool causal);
    /// `values`: [terminals, columns, steps, channels], `present`: [terminals, columns, steps] 1 or 0,
    /// `kinds`: [terminals, columns] what each column is, 0 .. kinds - 1, as whole numbers.
    EncodedColumns forward(const torch::Tensor& values, const torch::Tensor& present,
                           const torch::Tensor& kinds);

private:
    ColumnEncoderSizes sizes_;
    torch::Tensor offset_; ///< "offset": [kinds, width]
    std::shared_ptr<StepConvolution> near_;
    std::shared_ptr<StepConvolution> wider_;
    std::shared_ptr<StepConvolution> widest_;
    torch::nn::Linear look_; ///< "look": a weight for each head
    torch::nn::Linear join_; ///< "join": means by the heads and the greatest, together
};

} // namespace vestigo::models::vgmsstgat
