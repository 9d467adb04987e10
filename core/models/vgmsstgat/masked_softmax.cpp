// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/masked_softmax.h"

namespace vestigo::models::vgmsstgat {

torch::Tensor maskedSoftmax(const torch::Tensor& logits, const torch::Tensor& present, std::int64_t axis) {
    return torch::softmax(logits.masked_fill(present == 0, absentLogit), axis) * present;
}

} // namespace vestigo::models::vgmsstgat
