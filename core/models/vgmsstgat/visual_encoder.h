// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/column_encoder.h"
#include "core/models/vgmsstgat/conv_lstm.h"

#include <memory>

namespace vestigo::models::vgmsstgat {

struct VisualEncoderSizes {
    int streams = 2;    ///< device, operator
    int channels = 128; ///< of a map as it comes in
    int reduced = 32;   ///< before the ConvLSTM, whose cost is by their square
    int hidden = 32;    ///< of the ConvLSTM
    int measures = 8;   ///< numbers that go with each picture
    int measureWidth = 12;
    int outputs = 128; ///< K_v
};

struct EncodedPictures {
    torch::Tensor features;  ///< [terminals, steps, outputs]
    torch::Tensor attention; ///< [terminals, streams, steps, height, width]: sums to 1 over a picture;
                             ///< 0 where the camera is never there
};

/// The visual branch's encoder (VG-MS-ST-GAT, Section 2.3): feature maps of each stream through a ConvLSTM,
/// an attention over the places of the picture; the numbers that go with each picture through convolutions
/// over steps, as the columns of the behaviour table; both streams together.
class VisualEncoder : public torch::nn::Module {
public:
    VisualEncoder(const VisualEncoderSizes& sizes, bool causal);
    /// `maps`: [terminals, streams, steps, channels, height, width]; `measures`: [terminals, streams, steps,
    /// measures]; `present`: [terminals, streams, steps] 1 where there is a picture. `state`: of all streams
    /// of all terminals; empty at the beginning, goes on from there.
    EncodedPictures forward(const torch::Tensor& maps, const torch::Tensor& measures,
                            const torch::Tensor& present, ConvLstmState& state);

private:
    struct SeenPictures {
        torch::Tensor features;  ///< [terminals * streams, steps, hidden]
        torch::Tensor attention; ///< [terminals * streams, steps, height * width]
    };
    SeenPictures look(const torch::Tensor& maps, const torch::Tensor& present, ConvLstmState& state);

    VisualEncoderSizes sizes_;
    torch::nn::Conv2d reduce_;
    std::shared_ptr<ConvLstm> memory_;
    torch::nn::Conv2d look_;                  ///< "look": where in the picture
    std::shared_ptr<ColumnEncoder> measures_; ///< "measures": to as many features as the memory has
    torch::nn::Linear join_;                  ///< "join": both streams and which of them is there
};

} // namespace vestigo::models::vgmsstgat
